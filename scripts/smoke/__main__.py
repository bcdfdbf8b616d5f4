"""`python -m scripts.smoke URL [--public] [--user priya]`, or `--watch SECONDS` while a deployment runs.

Exit 0 when everything held. Against a laptop's portal a sample person signs in; elsewhere RECOURSE_TOKEN is the access
token of a person who may send documents (a second factor isn't for machines), or --public leaves the job out.
"""

from __future__ import annotations

import argparse
import asyncio
import sys

import httpx

from scripts.smoke.job import check_job
from scripts.smoke.public import check_public
from scripts.smoke.steps import Failed
from scripts.smoke.watching import watch


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.smoke", description="Does the portal do its job?")
    parser.add_argument("url", help="address of the portal, such as http://localhost:7071")
    parser.add_argument("--public", action="store_true", help="only what needs no sign-in")
    parser.add_argument("--user", default="priya", help="the sample person who signs in on a laptop")
    parser.add_argument("--watch", type=float, metavar="SECONDS", help="ask all the time, and tell what was refused")
    wanted = parser.parse_args()
    if wanted.watch:
        print(asyncio.run(watch(wanted.url, wanted.watch)))
        return 0
    try:
        with httpx.Client(base_url=wanted.url, timeout=30, follow_redirects=True) as http:
            config = check_public(http)
            if not wanted.public:
                check_job(http, config, wanted.user)
    except Failed:
        return 1
    print("The portal does its job." if not wanted.public else "The portal answers.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
