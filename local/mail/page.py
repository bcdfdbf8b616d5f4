"""The page on which a developer reads what the portal has sent: `/_mail`."""

from __future__ import annotations

from html import escape

from aiohttp import web

from local.mail.mailbox import Mail, Mailbox

_STYLE = (
    "body{margin:0;padding:24px;background:#F4F6F8;color:#17232B;font:16px/24px 'Source Sans 3',Arial,sans-serif}"
    "main{max-width:960px;margin:0 auto}h1{font-size:28px;line-height:36px}"
    "table{width:100%;border-collapse:collapse;background:#FFF;border:1px solid #D9E0E5}"
    "th,td{padding:12px 16px;text-align:left;border-bottom:1px solid #D9E0E5}a{color:#0B4F6C;font-weight:600}"
    "iframe{width:100%;height:480px;border:1px solid #D9E0E5;background:#FFF}"
    "pre{padding:16px;background:#FFF;border:1px solid #D9E0E5;white-space:pre-wrap}"
)
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def build(mailbox: Mailbox) -> web.Application:
    """Return the application: a list, a page a message, the same as JSON for tests, and a way to empty it."""

    async def show_all(_request: web.Request) -> web.Response:
        rows = "".join(_row(mail) for mail in mailbox.all())
        table = f"<table><tr><th>To</th><th>Subject</th><th>Sent</th></tr>{rows}</table>"
        return _page("Emails sent", table if rows else "<p>Nothing has been sent yet.</p>")

    async def show_one(request: web.Request) -> web.Response:
        mail = mailbox.find(request.match_info["name"])
        if mail is None:
            raise web.HTTPNotFound
        # srcdoc in a sandbox: an email's HTML may neither run scripts nor reach this page.
        framed = f'<iframe sandbox title="HTML" srcdoc="{escape(mail.html)}"></iframe>'
        headers = "\n".join(f"{name}: {value}" for name, value in mail.message.items())
        parts = f"<pre>{escape(headers)}</pre><h2>HTML</h2>{framed}<h2>Plain text</h2><pre>{escape(mail.text)}</pre>"
        return _page(mail.header("Subject"), f'<p><a href="/_mail">All emails</a></p>{parts}')

    async def tell_all(_request: web.Request) -> web.Response:
        return web.json_response([_facts(mail) for mail in mailbox.all()], headers=_HEADERS)

    async def empty(_request: web.Request) -> web.Response:
        mailbox.empty()
        return web.Response(status=204)

    app = web.Application()
    app.add_routes(
        [
            web.get("/_mail", show_all),
            web.get("/_mail.json", tell_all),
            web.delete("/_mail.json", empty),
            web.get("/_mail/{name}", show_one),
        ]
    )
    return app


def _row(mail: Mail) -> str:
    to, subject = escape(mail.header("To")), escape(mail.header("Subject"))
    sent = mail.sent_at.strftime("%d %b %Y, %H:%M:%S") if mail.sent_at else ""
    return f'<tr><td>{to}</td><td><a href="/_mail/{mail.name}">{subject}</a></td><td>{sent}</td></tr>'


def _facts(mail: Mail) -> dict[str, object]:
    headers = {name.lower(): str(value) for name, value in mail.message.items()}
    return {"name": mail.name, "headers": headers, "text": mail.text, "html": mail.html}


def _page(title: str, body: str) -> web.Response:
    text = (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )
    return web.Response(text=text, content_type="text/html", headers=_HEADERS)
