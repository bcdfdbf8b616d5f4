"""Out of the daily email by one click, without signing in."""

from __future__ import annotations

import base64
import binascii

from shared.kernel.errors import NotFound
from shared.notifications.kinds import Delivery
from shared.notifications.mailboxes import MailboxStore
from shared.notifications.model import MAILBOX_PREFIX
from shared.notifications.preferences import PreferenceStore


def unsubscribe_token(recipient_id: str, key: str) -> str:
    return base64.urlsafe_b64encode(f"{recipient_id}\0{key}".encode()).decode().rstrip("=")


async def unsubscribe(token: str, preferences: PreferenceStore, mailboxes: MailboxStore) -> None:
    """Stop the daily email of whoever got `token`. Doing it twice changes nothing; a made-up token is `NotFound`."""
    recipient_id, key = _parts(token)
    chosen = await preferences.read(recipient_id)
    if not chosen.is_key(key):
        raise _unknown()
    if recipient_id.startswith(MAILBOX_PREFIX):
        mailbox = await mailboxes.find(recipient_id)
        if mailbox and mailbox.delivery is Delivery.DAILY:
            await mailboxes.save(mailbox.model_copy(update={"delivery": Delivery.NEVER}))
    else:
        await preferences.save(chosen.without_digest())


def _parts(token: str) -> tuple[str, str]:
    try:
        text = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise _unknown() from error
    recipient_id, _, key = text.partition("\0")
    if not recipient_id or not recipient_id.isprintable():
        raise _unknown()
    return recipient_id, key


def _unknown() -> NotFound:
    return NotFound("unsubscribe-link-unknown", "This link isn't known. It may have been replaced by a newer one.")
