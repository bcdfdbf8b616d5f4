"""What the capacity model is fed with: loads, charges, limits and prices, each with where it comes from.

`ASSUMED` marks what nobody has measured or looked up: change it, and `python -m bench capacity` prints the table again.
"""

from __future__ import annotations

from typing import NamedTuple

ASSUMED = "assumed"
_MEASURED = "docs/figures.md, the local server's estimate, November 2026"
_LIST = "public list price, US regions; to be checked against the price sheet"


class Input(NamedTuple):
    value: float
    unit: str
    source: str


# What people and the case system do.
CASES_OPEN = Input(0.2, "of all cases", ASSUMED)
PEOPLE = Input(5.0, "people a thousand cases", f"{ASSUMED}: one for forty open cases")
PAGES = Input(120.0, "pages a person and working day", ASSUMED)
POLLS = Input(360.0, "looks of the bell a person and working day", ASSUMED)
ACTS = Input(12.0, "updates, assignments, messages a person and working day", ASSUMED)
FILES = Input(0.05, "files an open case and working day", ASSUMED)
EVENTS = Input(0.3, "events of the case system an open case and working day", ASSUMED)
BUSIEST_HOUR = Input(0.2, "of a day's work", ASSUMED)
BURST = Input(3.0, "times the busiest hour's mean", ASSUMED)
WORKING_DAYS = Input(21.0, "a month", ASSUMED)

# What one of them costs the database, in request units.
PAGE_RU = Input(25.0, "RU", f"{_MEASURED}: 9.5 to 32.9 for a page, its audit entry included")
POLL_RU = Input(12.4, "RU", "decision 0012: measured at two polls a minute, with the person and the limits")
FIGURES_RU = Input(4.75, "RU a thousand cases", f"{_MEASURED}: 951 for 200,000")
ACT_RU = Input(90.0, "RU", f"{ASSUMED}: a batch of four items, their indexes, and the reactions to it")
FILE_RU = Input(250.0, "RU", f"{ASSUMED}: seven changes of the upload, a document, and the reactions")
EVENT_RU = Input(120.0, "RU", f"{ASSUMED}: a case with 28 sorts indexed, and the reactions")

# Messages, invocations and bytes.
ACT_MESSAGES = Input(3.0, "messages", "to the case system, to the bell, to the mail")
FILE_MESSAGES = Input(2.0, "messages", "an upload of two files settles once: case system, bell, mail")
EVENT_MESSAGES = Input(2.0, "messages", f"the event, and for half of them a notice and its email ({ASSUMED})")
OPERATIONS = Input(3.0, "operations a message", "send, receive, complete")
FEED = Input(3.0, "invocations a change", "functions on the change feed of `cases`")
REQUEST_SECONDS = Input(0.05, "s", f"{ASSUMED}: twice a page on a quiet laptop (docs/figures.md)")
MESSAGE_SECONDS = Input(0.1, "s", ASSUMED)
SCAN_SECONDS = Input(3.0, "s a file", f"{ASSUMED}: 5 MB at clamd's 200 MB/s, its inspection, the move")
CASE_KB = Input(10.0, "KB a case with what belongs to it", "shared design: 10 KB")
CASE_FILES = Input(5.0, "files a case", ASSUMED)
FILE_MB = Input(3.0, "MB a file", ASSUMED)
TELEMETRY_KB = Input(12.0, "KB an invocation", f"{ASSUMED}: eight spans and a line of log")

# What the services allow.
PARTITION_RU = Input(10_000.0, "RU/s a logical partition", "Cosmos DB service limits")
PARTITION_GB = Input(20.0, "GB a logical partition", "Cosmos DB service limits")
BEFORE_CPU = Input(20.0, "requests/s an instance", f"{ASSUMED}: one core at half its power, 25 ms of it a request")

# Money, in US dollars.
COSMOS_100_RU = Input(0.012, "$ an hour and 100 RU/s, autoscale", _LIST)
COSMOS_GB = Input(0.25, "$ a GB and month", _LIST)
FLEX_GB_SECOND = Input(0.000026, "$ a GB-second on demand", f"{_LIST}; modal.com/blog, 22 May 2025")
FLEX_MILLION = Input(0.40, "$ a million executions", _LIST)
FLEX_READY = Input(0.000004, "$ a GB-second of an instance that is always ready", _LIST)
BUS_UNIT = Input(677.0, "$ a month, premium, one messaging unit", _LIST)
BUS_MESSAGES = Input(1_000.0, "messages/s a messaging unit", ASSUMED)
BLOB_GB = Input(0.023, "$ a GB and month, hot, zone-redundant", _LIST)
DOOR = Input(330.0, "$ a month, Front Door premium", _LIST)
DOOR_MILLION = Input(1.5, "$ a million requests", f"{ASSUMED}: between the price steps")
LOGS_GB = Input(2.76, "$ a GB of telemetry", _LIST)
EMAIL = Input(0.00025, "$ an email", _LIST)
READY = Input(2.0, "instances always ready", "infra/bicep/main.bicep")
MEMORY_GB = Input(2.0, "GB an instance", "infra/bicep/modules/function-app.bicep")
