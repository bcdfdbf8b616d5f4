"""Throughput: an offer for each container, and for each database that was given one to share.

Kept and shown, never enforced: what slows an application down here is the fault door.
"""

import sqlite3
import time
import uuid
from typing import Any

import orjson

from local.cosmos.errors import BadRequest, NotFound

Offer = dict[str, Any]
DEFAULT, LEAST, LEAST_AUTOSCALE, STEP = 400, 400, 1000, 100
"""Request units a second, as the service allows them."""


class Offers:
    """By the offer's own resource id."""

    def __init__(self) -> None:
        self._offers: dict[str, Offer] = {}

    def load(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute("SELECT rid, body FROM offers").fetchall()
        self._offers = {rid: orjson.loads(body) for rid, body in rows}

    def all(self) -> list[Offer]:
        return list(self._offers.values())

    def find(self, rid: str) -> Offer:
        """Return an offer; resource ids are signed, and sent, in lower case too. Errors: NotFound."""
        found = next((offer for own, offer in self._offers.items() if own.lower() == rid.lower()), None)
        if found is None:
            raise NotFound("Resource Not Found. The offer does not exist.")
        return found

    def covers(self, resource: Offer) -> bool:
        """Tell whether the database or container has an offer of its own."""
        return any(offer["offerResourceId"] == resource["_rid"] for offer in self._offers.values())

    def create(self, connection: sqlite3.Connection, resource: Offer, content: Offer) -> None:
        rid = uuid.uuid4().hex[:4].upper()
        while rid in self._offers:
            rid = uuid.uuid4().hex[:4].upper()
        body = {
            "resource": resource["_self"],
            "offerType": "Invalid",
            "offerResourceId": resource["_rid"],
            "offerVersion": "V2",
            "content": content,
            "id": rid,
            "_rid": rid,
            "_self": f"offers/{rid}/",
        }
        self._save(connection, body)

    def replace(self, connection: sqlite3.Connection, rid: str, definition: Offer) -> Offer:
        """Return the offer with another throughput. Errors: NotFound, BadRequest."""
        old = self.find(rid)
        content = definition.get("content")
        if not isinstance(content, dict):
            raise BadRequest("An offer needs its content.")
        return self._save(connection, old | {"content": old["content"] | checked(content)})

    def forget(self, connection: sqlite3.Connection, link: str) -> None:
        """Drop the offers of a deleted database or container, and of what was in it."""
        for rid in [rid for rid, offer in self._offers.items() if offer["resource"].startswith(link)]:
            connection.execute("DELETE FROM offers WHERE rid = ?", (rid,))
            del self._offers[rid]

    def _save(self, connection: sqlite3.Connection, body: Offer) -> Offer:
        saved = body | {"_etag": f'"{uuid.uuid4()}"', "_ts": int(time.time())}
        connection.execute("INSERT OR REPLACE INTO offers(rid, body) VALUES(?, ?)", (body["_rid"], orjson.dumps(saved)))
        self._offers[body["_rid"]] = saved
        return saved


def checked(content: Offer) -> Offer:
    """Return throughput that the service would accept. Errors: BadRequest."""
    settings = content.get("offerAutopilotSettings")
    amount, least = content.get("offerThroughput"), LEAST
    if settings:
        amount, least = settings.get("maxThroughput"), LEAST_AUTOSCALE
    if type(amount) is not int or amount < least or amount % STEP:
        raise BadRequest(
            f"The value of offer throughput specified is not valid: it must be at least {least}, in steps of {STEP}."
        )
    return content
