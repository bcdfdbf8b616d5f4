"""The words of every kind of notification. A page may say more; an email never does."""

from __future__ import annotations

from shared.notifications.kinds import Kind, KindRules
from shared.notifications.words.cases import CASES
from shared.notifications.words.deadlines import DEADLINES
from shared.notifications.words.files import FILES
from shared.notifications.words.support import SUPPORT

_WORDS = FILES | CASES | DEADLINES | SUPPORT

# In the order of the kinds, which the page of preferences shows.
CATALOGUE: dict[Kind, KindRules] = {kind: _WORDS[kind] for kind in Kind}
