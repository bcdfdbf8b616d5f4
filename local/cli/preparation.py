"""What the first start does before the host may run: containers, CORS, sample data."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable

from local.cli.child import end_with_parent
from local.cli.definitions import ROOT, read_containers
from local.cli.errors import UpError
from local.cli.ports import Ports
from local.cli.provisioning import provision_blobs, provision_cosmos
from local.cli.servers import app_settings, cosmos_url, portal_url
from local.cli.state import State, fingerprint


class Preparation:
    """Brings the backing servers to the definitions and fills them once, remembering what is done."""

    def __init__(self, ports: Ports, state: State, scheme: str, cases: int, say: Callable[[str], None]) -> None:
        self._ports = ports
        self._state = state
        self._scheme = scheme
        self._cases = cases
        self._say = say

    def refuse_other_scheme(self) -> None:
        """Raise UpError when the data folder was filled for another scheme: its references and rules differ."""
        scheme = self._state.get("scheme")
        if scheme not in {None, self._scheme}:
            raise UpError(f"this data folder holds sample data of the scheme {scheme!r}: give another --data.")

    def is_done(self) -> bool:
        return self._state.get("definition") == self._mark() and self._state.get("scheme") is not None

    async def run(self) -> None:
        """Do what isn't done yet; safe to repeat, so an interrupted first start goes on at the next."""
        await self.prepare_blobs()
        await provision_cosmos(cosmos_url(self._ports), read_containers())
        self._state.put("definition", self._mark())
        if self._state.get("scheme") is None:
            await self._seed()
            self._state.put("scheme", self._scheme)

    async def prepare_blobs(self) -> None:
        """Make containers and CORS; also after a crash of Azurite, which may forget its last five seconds."""
        await provision_blobs(self._ports, read_containers(), self._origins())

    def _origins(self) -> list[str]:
        return [portal_url(self._ports), portal_url(self._ports).replace("localhost", "127.0.0.1")]

    def _mark(self) -> str:
        return fingerprint(read_containers(), self._origins())

    async def _seed(self) -> None:
        self._say(f"making {self._cases:,} sample cases")
        seed = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "local.seed", "--cases", str(self._cases), "--scheme", self._scheme),
            cwd=ROOT,
            env=os.environ | app_settings(self._ports, self._scheme),
            start_new_session=True,
            preexec_fn=end_with_parent,
        )
        try:
            code = await seed.wait()
        finally:
            with contextlib.suppress(ProcessLookupError):
                seed.terminate()
        if code:
            raise UpError(f"the sample data could not be made (exit {code}); the next start goes on with it")
