"""What somebody wants to hear by email."""

from __future__ import annotations

import pytest

from shared.kernel.errors import Invalid
from shared.notifications.kinds import Delivery, Kind
from shared.notifications.preferences import Preferences


def test_who_never_chose_gets_the_defaults() -> None:
    chosen = Preferences(user_id="u")
    assert chosen.delivery_of(Kind.UPLOAD_REFUSED) is Delivery.AT_ONCE
    assert chosen.delivery_of(Kind.UPLOAD_RECEIVED) is Delivery.DAILY


def test_a_choice_leaves_the_others_as_they_are() -> None:
    chosen = Preferences(user_id="u").choosing({Kind.CASE_CLOSED: Delivery.NEVER})
    chosen = chosen.choosing({Kind.EXPORT_READY: Delivery.DAILY})
    assert chosen.choices == {Kind.CASE_CLOSED: Delivery.NEVER, Kind.EXPORT_READY: Delivery.DAILY}


def test_messages_can_come_daily_but_not_never() -> None:
    assert Preferences(user_id="u").choosing({Kind.MESSAGE_RECEIVED: Delivery.DAILY})
    with pytest.raises(Invalid, match="can't be switched off"):
        Preferences(user_id="u").choosing({Kind.MESSAGE_RECEIVED: Delivery.NEVER})


def test_without_the_digest_daily_ones_stop_and_messages_come_at_once() -> None:
    chosen = Preferences(user_id="u").choosing({Kind.MESSAGE_RECEIVED: Delivery.DAILY}).without_digest()
    assert chosen.delivery_of(Kind.MESSAGE_RECEIVED) is Delivery.AT_ONCE
    assert chosen.delivery_of(Kind.CASE_CLOSED) is Delivery.NEVER
    assert chosen.delivery_of(Kind.UPLOAD_REFUSED) is Delivery.AT_ONCE  # wasn't daily, so it stays


def test_everybodys_key_is_their_own() -> None:
    one, other = Preferences(user_id="u"), Preferences(user_id="v")
    assert one.is_key(one.unsubscribe_key)
    assert not one.is_key(other.unsubscribe_key)
