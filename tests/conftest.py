"""Settings for code that only needs to be imported; tests that call servers pass their own."""

from __future__ import annotations

import os

import hypothesis

# The contract tests of the Cosmos server run against a real account when its address and key are given.
_GIVEN = {name: value for name, value in os.environ.items() if name.startswith("RECOURSE_COSMOS_")}

os.environ.update(
    {
        "RECOURSE_SCHEME": "financial",
        "RECOURSE_PORTAL_URL": "http://localhost:7071",
        "RECOURSE_COSMOS_ENDPOINT": "http://127.0.0.1:1",
        "RECOURSE_COSMOS_KEY": "unused",
        "RECOURSE_BUSINESS_ISSUER": "http://localhost:7072/business",
        "RECOURSE_STAFF_ISSUER": "http://localhost:7072/staff",
        "RECOURSE_ARCHIVE": "UseDevelopmentStorage=true",
    }
    | _GIVEN
)

# A busy machine is slow, not wrong.
hypothesis.settings.register_profile("recourse", deadline=None)
hypothesis.settings.load_profile("recourse")
