# Two commands do everything on a fresh machine: `make run` and `make test`.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash

PYTHON ?= python3.11
BIN := .venv/bin
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm --no-audit --no-fund
PORT ?= 7071
SCHEME ?= financial
CASES ?= 1000
DATA ?= .data/up

PY_READY := .venv/.ready
LOCAL_READY := local/node_modules/.ready
WEB_READY := web/node_modules/.ready
WEB_BUILT := web/dist/index.html
SUPPLY_READY := .venv-supply/.ready

.PHONY: audit package sbom smoke help run test test-python test-web test-browser test-views test-journeys \
	check check-python check-web format bench reset code generate install system-packages

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

run: $(PY_READY) $(LOCAL_READY) $(WEB_BUILT) ## start the whole portal with sample data
	$(BIN)/python -m local up --port $(PORT) --scheme $(SCHEME) --cases $(CASES) --data $(DATA) --live

code: $(PY_READY) ## print a sample user's current sign-in code: make code USER=priya
	@$(BIN)/python -m local.identity code "$(USER)" --data $(DATA)/identity

test: test-python test-web test-browser ## run every test, browser tests included

test-python: $(PY_READY) $(LOCAL_READY) $(WEB_READY) system-packages
	$(BIN)/python -m pytest -q -n 2 $(if $(CI),--reruns 1) $(ARGS)

test-web: $(PY_READY) $(WEB_READY)
	cd web && $(NPM) run test

test-browser: test-views test-journeys

# Each with a portal of its own, so that neither meets what the other does.
test-views test-journeys: test-%: $(PY_READY) $(LOCAL_READY) $(WEB_BUILT) system-packages
	cd web && $(NPM) run test:browser -- --project=$* --output=../test-results/$*

system-packages:
	scripts/system-packages

check: check-python check-web ## format, lint, types, architecture

check-python: $(PY_READY) $(LOCAL_READY) $(WEB_READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/azure-functions-doctor doctor
	$(BIN)/python -m scripts.bicep
	$(BIN)/python -m pytest -q -p no:randomly tests/architecture

check-web: $(PY_READY) $(WEB_READY)
	cd web && $(NPM) run check

format: $(PY_READY) $(WEB_READY) ## put every file into the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	cd web && $(NPM) run format

generate: $(PY_READY) $(WEB_READY) ## write the OpenAPI document and the TypeScript client again
	$(BIN)/python -m scripts.openapi web/openapi.json
	cd web && $(NPM) run generate

bench: $(PY_READY) $(LOCAL_READY) ## print the benchmark tables
	$(BIN)/python -m bench

package: $(PY_READY) $(WEB_BUILT) ## build what is deployed into dist/: app with bytecode, pages
	scripts/package

sbom: $(SUPPLY_READY) $(PY_READY) $(WEB_READY) ## write bills of materials (CycloneDX) to dist/sbom
	mkdir -p dist/sbom
	.venv-supply/bin/cyclonedx-py requirements requirements.txt --of JSON -o dist/sbom/app.json
	cd web && $(NPM) sbom --omit=dev --sbom-format=cyclonedx > ../dist/sbom/pages.json
	ls -l dist/sbom

audit: $(SUPPLY_READY) $(PY_READY) $(WEB_READY) ## look for flaws in the workflows, ask for known ones in what is deployed
	.venv-supply/bin/zizmor --offline --no-progress --min-severity medium .github/workflows
	.venv-supply/bin/pip-audit --disable-pip --no-deps -r requirements.txt
	cd web && PATH="$(CURDIR)/$(BIN):$$PATH" npm audit --omit=dev

smoke: $(PY_READY) ## do the main job against a running portal: make smoke URL=http://localhost:7071
	$(BIN)/python -m scripts.smoke $(or $(URL),http://localhost:$(PORT))

reset: ## forget the sample data; the next run starts anew
	rm -rf $(DATA)

install: $(PY_READY) $(LOCAL_READY) $(WEB_READY) ## install everything, start nothing

$(PY_READY): requirements.txt requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

$(SUPPLY_READY): requirements-supply.txt
	test -x .venv-supply/bin/python || $(PYTHON) -m venv .venv-supply
	.venv-supply/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-supply.txt
	touch $@

$(LOCAL_READY): local/package-lock.json $(PY_READY)
	cd local && $(NPM) ci --omit=dev
	touch $@

$(WEB_READY): web/package-lock.json $(PY_READY)
	cd web && $(NPM) ci
	touch $@

$(WEB_BUILT): $(WEB_READY) $(shell find web/src web/public web/index.html web/vite.config.ts -type f 2>/dev/null)
	cd web && $(NPM) run build
	touch $@
