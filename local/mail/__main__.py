"""`python -m local.mail --port 8025 --smtp-port 1025 --data DIR`: the laptop's mail system, with a page at /_mail."""

from __future__ import annotations

import argparse
import asyncio
import signal
from pathlib import Path

from aiohttp import web

from local.cli.options import port_number
from local.mail.catcher import ADDRESS, listen
from local.mail.mailbox import Mailbox
from local.mail.page import build


def main() -> None:
    parser = argparse.ArgumentParser(prog="local.mail", description="Catch emails and show them.")
    parser.add_argument("--port", type=port_number, default=8025, help="the page's port")
    parser.add_argument("--smtp-port", type=port_number, default=1025)
    parser.add_argument("--data", type=Path, default=Path(".data/mail"), help="where messages are kept")
    options = parser.parse_args()
    asyncio.run(_serve(options.port, options.smtp_port, options.data))


async def _serve(port: int, smtp_port: int, data: Path) -> None:
    told = _told_to_stop()  # before anybody can know that we run, and stop us
    mailbox = Mailbox(data)
    smtp = await listen(mailbox, smtp_port)
    runner = web.AppRunner(build(mailbox), access_log=None)
    await runner.setup()
    # The page opens last: whoever waits for it finds the SMTP server ready as well.
    await web.TCPSite(runner, ADDRESS, port).start()
    print(f"mail on smtp://{ADDRESS}:{smtp_port} · http://{ADDRESS}:{port}/_mail", flush=True)
    await told.wait()
    smtp.close()
    await runner.cleanup()


def _told_to_stop() -> asyncio.Event:
    told, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    return told


if __name__ == "__main__":
    main()
