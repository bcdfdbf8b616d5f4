"""What must hold of every resource in production, whatever condition or loop stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from scripts.bicep.model import BicepFile, Block
from scripts.bicep.syntax import Finding, line_of, properties, text_of, walk
from scripts.bicep.values import UNKNOWN, Known, at, possible


@dataclass(frozen=True)
class Rule:
    """`path` may take only `allowed`. `unless` names module calls in main.bicep that are open by intent, and why."""

    path: str
    allowed: tuple[Any, ...]
    unless: tuple[str, ...] = ()


_BROWSERS = ("quarantine", "documents", "pages")  # browsers send and read there: by short links, or public pages
RULES: dict[str, tuple[Rule, ...]] = {
    "Microsoft.Storage/storageAccounts": (
        Rule("properties.allowBlobPublicAccess", (False,)),
        Rule("properties.allowSharedKeyAccess", (False,)),
        Rule("properties.minimumTlsVersion", ("TLS1_2",)),
        Rule("properties.supportsHttpsTrafficOnly", (True,)),
        Rule("properties.allowCrossTenantReplication", (False,)),
        Rule("properties.publicNetworkAccess", ("Disabled",), _BROWSERS),
        Rule("properties.networkAcls.defaultAction", ("Deny",), _BROWSERS),
    ),
    "Microsoft.Storage/storageAccounts/blobServices/containers": (Rule("properties.publicAccess", ("None",)),),
    "Microsoft.DocumentDB/databaseAccounts": (
        Rule("properties.disableLocalAuth", (True,)),
        Rule("properties.disableKeyBasedMetadataWriteAccess", (True,)),
        Rule("properties.minimalTlsVersion", ("Tls12",)),
        Rule("properties.publicNetworkAccess", ("Disabled",)),
    ),
    "Microsoft.ServiceBus/namespaces": (
        Rule("properties.disableLocalAuth", (True,)),
        Rule("properties.minimumTlsVersion", ("1.2",)),
        Rule("properties.publicNetworkAccess", ("Disabled",)),
    ),
    "Microsoft.EventGrid/topics": (
        Rule("properties.disableLocalAuth", (True,)),
        Rule("properties.minimumTlsVersionAllowed", ("1.2",)),
    ),
    "Microsoft.KeyVault/vaults": (
        Rule("properties.enableRbacAuthorization", (True,)),
        Rule("properties.enablePurgeProtection", (True,)),
        Rule("properties.publicNetworkAccess", ("Disabled",)),
        Rule("properties.networkAcls.defaultAction", ("Deny",)),
    ),
    "Microsoft.Insights/components": (Rule("properties.DisableLocalAuth", (True,)),),
    "Microsoft.OperationalInsights/workspaces": (Rule("properties.features.disableLocalAuth", (True,)),),
    "Microsoft.App/managedEnvironments": (
        Rule("properties.vnetConfiguration.internal", (True,)),
        Rule("properties.publicNetworkAccess", ("Disabled",)),
    ),
    "Microsoft.Web/sites": (
        Rule("properties.httpsOnly", (True,)),
        Rule("properties.siteConfig.minTlsVersion", ("1.2", "1.3")),
        Rule("properties.siteConfig.scmMinTlsVersion", ("1.2", "1.3")),
        Rule("properties.siteConfig.ftpsState", ("Disabled",)),
        Rule("properties.siteConfig.ipSecurityRestrictionsDefaultAction", ("Deny",)),
    ),
    "Microsoft.Web/sites/basicPublishingCredentialsPolicies": (Rule("properties.allow", (False,)),),
    "Microsoft.Network/FrontDoorWebApplicationFirewallPolicies": (
        Rule("properties.policySettings.enabledState", ("Enabled",)),
        Rule("properties.policySettings.mode", ("Prevention",)),
    ),
    "Microsoft.Cdn/profiles/customDomains": (Rule("properties.tlsSettings.minimumTlsVersion", ("TLS12", "TLS13")),),
    "Microsoft.Cdn/profiles/afdEndpoints/routes": (
        Rule("properties.forwardingProtocol", ("HttpsOnly",)),
        Rule("properties.httpsRedirect", ("Enabled",)),
    ),
}
# Their logs go to the workspace. A storage account's are those of its blob service.
WATCHED = frozenset(
    {
        "Microsoft.App/managedEnvironments",
        "Microsoft.Cdn/profiles",
        "Microsoft.Communication/communicationServices",
        "Microsoft.DocumentDB/databaseAccounts",
        "Microsoft.EventGrid/systemTopics",
        "Microsoft.EventGrid/topics",
        "Microsoft.KeyVault/vaults",
        "Microsoft.Network/virtualNetworks",
        "Microsoft.ServiceBus/namespaces",
        "Microsoft.Storage/storageAccounts/blobServices",
        "Microsoft.Web/sites",
    }
)
_SECRET_WORDS = ("key", "secret", "password", "connectionstring", "sas", "token")


def rule_findings(file: BicepFile, known: Known, call: str) -> Iterator[Finding]:
    """Check each resource of `file`, called as `call` from main.bicep with the parameters that are `known`."""
    for resource in file.resources.values():
        for rule in () if resource.existing else RULES.get(resource.type, ()):
            if call in rule.unless:
                continue
            for value in at(resource.body, rule.path, known):
                if value not in rule.allowed:
                    what = f"{call}: {resource.symbol}.{rule.path} can be {value}"
                    yield Finding(file.path, line_of(resource.node), what)


def diagnostic_findings(file: BicepFile) -> Iterator[Finding]:
    """Each watched resource has a diagnostic setting, under no condition that the resource isn't under itself."""
    settings = [each for each in file.resources.values() if each.type == "Microsoft.Insights/diagnosticSettings"]
    for resource in file.resources.values():
        if resource.type in WATCHED and not resource.existing:
            watching = [each for each in settings if _scope(each) == resource.symbol]
            if not any(set(each.conditions) <= set(resource.conditions) for each in watching):
                yield Finding(file.path, line_of(resource.node), f"{resource.symbol} has no diagnostic setting")


def secret_findings(file: BicepFile) -> Iterator[Finding]:
    """No key is asked for anywhere, and no output is named or taken like a secret."""
    for node in walk(file.root):
        function = node.child_by_field_name("function") if node.type == "call_expression" else None
        if function and text_of(function).rpartition(".")[2].startswith("list"):
            yield Finding(file.path, line_of(node), f"{text_of(function)} asks for a secret")
    for name, output in file.outputs.items():
        words = f"{name} {text_of(output.value)}" if output.value else name
        if any(word in words.lower().replace("_", "") for word in _SECRET_WORDS):
            yield Finding(file.path, line_of(output.node), f"output {name} looks like a secret")


def calls(
    main: BicepFile, files: dict[str, BicepFile], known: Known
) -> Iterator[tuple[BicepFile, dict[str, Any], str]]:
    """Yield each module with what main.bicep is known to give it, nested ones included."""
    for module in main.modules.values():
        callee = files.get(str(PurePosixPath(main.path).parent / module.target))
        if callee is None:
            continue
        given = module.properties.get("params")
        passed = {name: _single(possible(node, known)) for name, node in properties(given).items()} if given else {}
        defaults = {
            name: _single(possible(each.value, {}))
            for name, each in callee.parameters.items()
            if each.value is not None
        }
        yield callee, defaults | passed, module.symbol
        yield from (
            (file, inner, f"{module.symbol}.{name}") for file, inner, name in calls(callee, files, defaults | passed)
        )


def _single(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else UNKNOWN


def _scope(setting: Block) -> str:
    scope = setting.properties.get("scope")
    return text_of(scope) if scope else ""
