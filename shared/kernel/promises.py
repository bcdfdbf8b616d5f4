"""What the portal promises to do in time, and the time beyond which a promise counts as broken.

The targets are ours, to be watched and argued about; the workbook shows the share that was kept.
"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum


class Promise(Enum):
    """Each is measured in one place, named in `docs/observability.md`; `label` is its metric's."""

    VERDICT = ("upload_to_verdict", timedelta(minutes=5))
    EXPORT = ("export_time", timedelta(minutes=10))
    INTAKE = ("intake_lag", timedelta(minutes=1))
    NOTICE = ("notification_lag", timedelta(minutes=1))
    EMAIL = ("email_lag", timedelta(minutes=5))

    def __init__(self, label: str, target: timedelta) -> None:
        self.label = label
        self.target = target

    def is_kept(self, seconds: float) -> bool:
        return seconds <= self.target.total_seconds()
