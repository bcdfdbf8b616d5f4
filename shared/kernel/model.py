"""The base of every typed model: camelCase on the wire and in the store, snake_case in code, unknown fields refused."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

NEVER_EXPIRES = -1  # the `ttl` of an item that stays until somebody deletes it


class Model(BaseModel):
    """Immutable value. `to_item()` is its JSON form as stored and sent; `from_item()` reads it back."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        serialize_by_alias=True,
        frozen=True,
        extra="forbid",
        defer_build=True,  # five hundred validators at a cold start, of which a request needs a handful
    )

    def to_item(self) -> dict[str, Any]:
        return self.model_dump(mode="json")


class Stored(Model):
    """A model read from a container: system properties (`_etag`, `_ts`, …) and newer fields are ignored on reading.

    Ignoring unknown fields lets an older deployment read what a newer one wrote (expand and contract).
    """

    model_config = ConfigDict(extra="ignore")

    @classmethod
    def from_item(cls, item: dict[str, Any]) -> Self:
        return cls.model_validate(item)
