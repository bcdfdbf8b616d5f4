"""The functions of an app, indexed and checked as the Python worker checks them."""

from __future__ import annotations

import importlib
import inspect
import json
import sys
import typing
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import azure.functions as func

from local.host.errors import HostError

Binding = dict[str, Any]
"""One binding in the words of function.json: `type`, `name`, `direction` and what the type adds."""


@dataclass(frozen=True)
class LoadedFunction:
    """One function: what to call, what starts it, what it gives back."""

    name: str
    call: Callable[..., Any]
    trigger: Binding
    trigger_annotation: Any
    takes_context: bool
    returns: Binding | None
    retry: dict[str, Any] | None

    @property
    def is_async(self) -> bool:
        """Sync functions run in a thread pool, as in the worker."""
        return inspect.iscoroutinefunction(self.call)

    @property
    def kind(self) -> str:
        """The trigger's type: `httpTrigger`, `timerTrigger`, `blobTrigger`, `serviceBusTrigger`, `cosmosDBTrigger`."""
        return str(self.trigger["type"])


def load_functions(app_file: Path) -> list[LoadedFunction]:
    """Import the app's script and return its functions in the order the real host gives them: by name.

    Raises HostError when the script has no single FunctionApp, or a function's parameters don't fit its bindings.
    """
    root = str(app_file.parent)
    if root not in sys.path:
        sys.path.insert(0, root)
    module = importlib.import_module(app_file.stem)
    apps = [value for value in vars(module).values() if isinstance(value, func.FunctionApp)]
    if len(apps) != 1:
        raise HostError(f"{app_file} must define exactly one FunctionApp, it defines {len(apps)}")
    # get_functions() builds the functions: a second call would raise on names seen before.
    functions = [_load(function) for function in apps[0].get_functions()]
    return sorted(functions, key=lambda function: function.name.lower())


def _load(function: Any) -> LoadedFunction:
    name, call = str(function.get_function_name()), function.get_user_function()
    bindings: list[Binding] = [json.loads(raw) for raw in function.get_raw_bindings()]
    trigger = next(b for b in bindings if b["type"].lower().endswith("trigger"))
    returns = next((b for b in bindings if b["name"] == "$return"), None)
    unsupported = [b["type"] for b in bindings if b is not trigger and b is not returns]
    if unsupported:
        raise HostError(f"{name}: bindings beside the trigger aren't supported ({', '.join(unsupported)}): use the SDK")
    takes_context = _check_parameters(name, call, trigger["name"])
    annotation = typing.get_type_hints(call).get(trigger["name"])
    return LoadedFunction(
        name, call, trigger, annotation, takes_context, returns, function.get_settings_dict("retry_policy")
    )


def _check_parameters(name: str, call: Callable[..., Any], trigger_name: str) -> bool:
    """Hold parameters against bindings; tell whether the function wants a `context`.

    The worker reads `inspect.signature`, so a decorator must keep the signature (functools.wraps does).
    """
    parameters = set(inspect.signature(call).parameters)
    takes_context = "context" in parameters and trigger_name != "context"
    wanted = {trigger_name} | ({"context"} if takes_context else set())
    if missing := wanted - parameters:
        raise HostError(f"{name}: the binding {sorted(missing)} has no parameter of that name")
    if extra := parameters - wanted:
        raise HostError(f"{name}: the parameters {sorted(extra)} have no binding of that name")
    return takes_context
