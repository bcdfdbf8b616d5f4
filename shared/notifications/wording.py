"""A notification in words: for the page, and the little of it that an email may say."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple
from urllib.parse import quote

from shared.notifications.catalogue import CATALOGUE
from shared.notifications.model import Notification


class Words(NamedTuple):
    title: str
    body: str
    act: str
    link: str
    email: str


def worded(notification: Notification) -> Words:
    """Fill the kind's templates. Gathered ones are told by their number and lead to the list."""
    rules = CATALOGUE[notification.kind]
    reference = notification.case_reference or ""
    known = {"caseReference": reference, "count": str(notification.count)}
    everything = defaultdict(str, {**notification.facts, **known})  # one kept by an older version may lack a fact
    link = rules.link_of_many if notification.many else rules.link
    return Words(
        title=(rules.many if notification.many else rules.title).format_map(everything),
        body=rules.body.format_map(everything) if not notification.many else "",
        act=rules.act if not notification.many else "See them",
        link=link.format_map(defaultdict(str, {name: quote(fact, safe="") for name, fact in everything.items()})),
        email=(rules.email_many if notification.many else rules.email).format_map(known),
    )
