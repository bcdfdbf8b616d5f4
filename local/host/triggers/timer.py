"""Timer triggers: in UTC, never two runs at once, missed ticks collapse into one."""

from __future__ import annotations

import asyncio
import fcntl
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from azure.functions.meta import Datum

from local.host.functions import LoadedFunction
from local.host.listeners import HostServices
from local.host.placeholders import resolve_settings
from local.host.triggers.ncrontab import Schedule, parse_schedule
from local.host.triggers.retries import invoke_with_retries

log = logging.getLogger("host")

LATE = timedelta(minutes=1)
"""A tick this late (the laptop slept) is told to the function as past due."""


def build(function: LoadedFunction, services: HostServices) -> TimerListener:
    """Build the listener of a timer function."""
    schedule = parse_schedule(resolve_settings(function.trigger["schedule"]))
    schedule.next_after(datetime.now(UTC))
    return TimerListener(function, services, schedule)


@dataclass
class Monitor:
    """When a timer ran last, kept across restarts: `<data>/timers/<name>.json`."""

    path: Path

    def last(self) -> datetime | None:
        return datetime.fromisoformat(json.loads(self.path.read_text())["last"]) if self.path.exists() else None

    def ran(self, moment: datetime) -> None:
        draft = self.path.with_suffix(".new")
        draft.write_text(json.dumps({"last": moment.isoformat()}))
        draft.replace(self.path)


class TimerListener:
    """Runs one timer function. Of several hosts on one data folder, one runs it: the one that holds its lock."""

    def __init__(self, function: LoadedFunction, services: HostServices, schedule: Schedule) -> None:
        self._function = function
        self._invoker = services.invoker
        self._schedule = schedule
        self._folder = services.data / "timers"
        self._monitor = Monitor(self._folder / f"{function.name}.json")
        self._one_at_a_time = asyncio.Lock()

    async def run(self) -> None:
        async with self._ownership():
            if self._function.trigger.get("runOnStartup") or self._missed_a_tick():
                await self._tick(past_due=self._missed_a_tick())
            elif self._monitor.last() is None:
                self._monitor.ran(datetime.now(UTC))
            while True:
                due = self._schedule.next_after(datetime.now(UTC))
                await _sleep_until(due)
                await self._tick(past_due=datetime.now(UTC) - due > LATE)

    async def invoke_by_hand(self, payload: str) -> None:  # noqa: ARG002  a timer takes no input
        async with self._one_at_a_time:
            await self._invoke(past_due=False)

    def _missed_a_tick(self) -> bool:
        last = self._monitor.last()
        return last is not None and self._schedule.next_after(last) < datetime.now(UTC)

    async def _tick(self, *, past_due: bool) -> None:
        async with self._one_at_a_time:
            try:
                await self._invoke(past_due=past_due)
            except Exception:
                log.exception("%s failed; its next tick comes all the same", self._function.name)
            finally:
                self._monitor.ran(datetime.now(UTC))

    async def _invoke(self, *, past_due: bool) -> None:
        last = self._monitor.last() or datetime.now(UTC)
        status = {"Last": last.isoformat(), "Next": self._schedule.next_after(datetime.now(UTC)).isoformat()}
        timer = {"Schedule": {"AdjustForDST": True}, "ScheduleStatus": status, "IsPastDue": past_due}
        await invoke_with_retries(self._invoker, self._function, Datum(json.dumps(timer), "json"), {})

    @asynccontextmanager
    async def _ownership(self) -> AsyncIterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / f"{self._function.name}.lock").open("a") as lock:
            # The lock goes with its process, so a killed host never keeps a timer from running.
            while not _try_lock(lock.fileno()):  # noqa: ASYNC110  the holder is another process
                await asyncio.sleep(0.5)
            yield


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


async def _sleep_until(moment: datetime) -> None:
    # In short sleeps: the loop's clock stands still while a laptop sleeps, the wall clock doesn't.
    while (left := (moment - datetime.now(UTC)).total_seconds()) > 0:  # noqa: ASYNC110  time is what it waits for
        await asyncio.sleep(min(left, 20.0))
