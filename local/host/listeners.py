"""What every trigger but HTTP has in common, and the registry that finds the one for a trigger's type."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from local.host.configuration import HostConfiguration
from local.host.errors import HostError
from local.host.functions import LoadedFunction
from local.host.invocation import Invoker
from local.host.triggers.cosmos_pulse import Pulses


@dataclass(frozen=True)
class HostServices:
    """What the host lends a listener. `instance` names this host among several that share their backing servers."""

    invoker: Invoker
    configuration: HostConfiguration
    data: Path
    instance: str
    pulses: Pulses = field(default_factory=Pulses)


class Listener(Protocol):
    """Waits for what its trigger waits for and invokes the function."""

    async def run(self) -> None:
        """Listen until cancelled; on cancellation let running invocations end and give back what is held."""

    async def invoke_by_hand(self, payload: str) -> None:
        """Run the function once with a payload in the trigger's own terms (`POST /admin/functions/{name}`)."""


# Modules are named, not imported: a host without queues must not pay for the Service Bus SDK.
LISTENERS = {
    "timerTrigger": "local.host.triggers.timer",
    "blobTrigger": "local.host.triggers.blob",
    "serviceBusTrigger": "local.host.triggers.servicebus",
    "cosmosDBTrigger": "local.host.triggers.cosmos",
}


def build_listener(function: LoadedFunction, services: HostServices) -> Listener:
    """Build the listener for a function. Raises HostError for a trigger this host doesn't know."""
    module_name = LISTENERS.get(function.kind)
    if module_name is None:
        raise HostError(f"{function.name}: the local host has no {function.kind}")
    listener: Listener = importlib.import_module(module_name).build(function, services)
    return listener
