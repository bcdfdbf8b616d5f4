"""What a query cost, in the header that populate_query_metrics asks for."""

import time

from local.cosmos.charges import Work
from local.cosmos.wire import Request

_UNMEASURED = (
    "queryCompileTimeInMs", "queryLogicalPlanBuildTimeInMs", "queryPhysicalPlanBuildTimeInMs",
    "queryOptimizationTimeInMs", "VMExecutionTimeInMs", "indexLookupTimeInMs", "documentLoadTimeInMs",
    "systemFunctionExecuteTimeInMs", "userFunctionExecuteTimeInMs", "writeOutputTimeInMs",
)  # fmt: skip
"""Names that clients read and add up: 0 here, since only the whole is measured."""


def query_metrics(request: Request, work: Work, size: int) -> dict[str, str]:
    """Return the header for a page of `size` bytes; nothing when nobody asked."""
    if not request.flag("x-ms-documentdb-populatequerymetrics"):
        return {}
    ratio = min(1.0, work.returned / work.loaded) if work.loaded else 1.0
    times = {"totalExecutionTimeInMs": (time.perf_counter() - work.started) * 1000, **dict.fromkeys(_UNMEASURED, 0.0)}
    counts = {
        "retrievedDocumentCount": work.loaded,
        "retrievedDocumentSize": work.loaded_bytes,
        "outputDocumentCount": work.returned,
        "outputDocumentSize": size,
    }
    figures = [f"{name}={value:.2f}" for name, value in times.items()]
    figures += [f"{name}={value}" for name, value in counts.items()]
    return {"x-ms-documentdb-query-metrics": ";".join([*figures, f"indexUtilizationRatio={ratio:.2f}"])}
