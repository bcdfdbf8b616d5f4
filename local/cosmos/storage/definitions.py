"""What a container may be defined as: the service's defaults filled in, and everything it refuses refused."""

from typing import Any

from local.cosmos.errors import BadRequest
from local.cosmos.storage.policy import DEFAULT_POLICY

Definition = dict[str, Any]
LONGEST_NAME = 255
MOST_KEY_PATHS, LEAST_COMPOSITE, MOST_COMPOSITE = 3, 2, 8
LONGEST_TTL = 2**31 - 1
_EVERYTHING = "/*"
_NOT_HERE = {
    "computedProperties": "computed properties",
    "vectorEmbeddingPolicy": "vector search",
    "fullTextPolicy": "full-text search",
    "changeFeedPolicy": "change feed of all versions and deletes",
}
"""Parts of a definition that would change answers, by what they are for: refused rather than forgotten."""


def valid_name(definition: Definition) -> str:
    """Return the id of a database or container. Errors: BadRequest."""
    name = valid_id(definition)
    if len(name) > LONGEST_NAME:
        raise BadRequest(f"The id of a database or container is at most {LONGEST_NAME} characters long.")
    return name


def valid_id(definition: Definition) -> str:
    """Return the id of a database, container or document. Errors: BadRequest."""
    id_ = definition.get("id")
    if not isinstance(id_, str) or not 0 < len(id_) <= 1023 or any(c in id_ for c in "/\\?#"):  # noqa: PLR2004
        raise BadRequest("The input content is invalid because the required properties - 'id; ' - are missing.")
    return id_


def valid_ttl(ttl: Any) -> Any:
    """Return seconds, -1 for never, or None. Errors: BadRequest."""
    if ttl is not None and (type(ttl) is not int or not (ttl == -1 or 0 < ttl <= LONGEST_TTL)):
        raise BadRequest("The input ttl is invalid. Ensure to provide a nonzero positive integer, or -1.")
    return ttl


def completed(definition: Definition) -> Definition:
    """Return the definition with the service's defaults. Errors: BadRequest for what the service refuses."""
    try:
        return _completed(definition)
    except (AttributeError, TypeError) as error:  # a text where an object belongs, wherever that is
        raise BadRequest("The definition of the container is malformed.") from error


def _completed(definition: Definition) -> Definition:
    for name, purpose in _NOT_HERE.items():
        if definition.get(name):
            raise BadRequest(f"This local server has no {purpose}: see docs/local-cosmos.md.")
    complete = {name: value for name, value in definition.items() if not name.startswith("_")}
    complete["partitionKey"] = _key(definition.get("partitionKey") or {})
    complete["indexingPolicy"] = _policy(definition.get("indexingPolicy") or DEFAULT_POLICY)
    for unique in (definition.get("uniqueKeyPolicy") or {}).get("uniqueKeys") or []:
        if not unique.get("paths") or not all(_is_path(path) for path in unique["paths"]):
            raise BadRequest("A unique key must have paths, each starting with '/'.")
    valid_ttl(definition.get("defaultTtl"))
    return complete


def _key(key: Definition) -> Definition:
    paths = key.get("paths") or []
    if not 0 < len(paths) <= MOST_KEY_PATHS or not all(_is_path(path) for path in paths):
        raise BadRequest("The partition key definition must have one to three paths, each starting with '/'.")
    kind = key.get("kind") or ("MultiHash" if len(paths) > 1 else "Hash")
    if (kind == "MultiHash") != (len(paths) > 1) and kind != "MultiHash":
        raise BadRequest("Several partition key paths need the kind MultiHash.")
    return {"paths": paths, "kind": kind, "version": 2}


def _policy(policy: Definition) -> Definition:
    mode = str(policy.get("indexingMode", "consistent")).lower()
    if mode not in {"consistent", "none", "lazy"}:
        raise BadRequest(f"The indexing mode '{mode}' is not valid.")
    included, excluded = _paths(policy, "includedPaths"), _paths(policy, "excludedPaths")
    if included and excluded is not None and mode != "none" and _EVERYTHING not in {*included, *excluded}:
        raise BadRequest(
            'The special mandatory indexing path "/" is not provided in any of the path type sets. Please provide '
            "this path in one of the sets."
        )
    for entries in policy.get("compositeIndexes") or []:
        _check_composite(entries)
    return policy


def _paths(policy: Definition, name: str) -> list[str] | None:
    """Return the paths of one set, None when the policy leaves it to the service. Errors: BadRequest."""
    if policy.get(name) is None:
        return None
    paths = [str(entry.get("path")) for entry in policy[name]]
    for path in paths:
        if not _is_path(path) or not path.endswith(("/?", "/*")) or "*" in path[:-1]:
            raise BadRequest(f"The indexing path '{path}' could not be accepted: it must end with '/?' or '/*'.")
    return paths


def _check_composite(entries: list[Definition]) -> None:
    if not LEAST_COMPOSITE <= len(entries) <= MOST_COMPOSITE:
        raise BadRequest(f"A composite index has {LEAST_COMPOSITE} to {MOST_COMPOSITE} paths.")
    for entry in entries:
        path, order = str(entry.get("path")), str(entry.get("order", "ascending")).lower()
        if not _is_path(path) or path.endswith(("/?", "/*")):
            raise BadRequest(f"The composite index path '{path}' must start with '/' and name a property.")
        if order not in {"ascending", "descending"}:
            raise BadRequest(f"The composite index order '{order}' must be ascending or descending.")


def _is_path(path: Any) -> bool:
    return isinstance(path, str) and path.startswith("/") and len(path) > 1
