"""The one template of every email, written out as plain text and as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

_BODY = "margin:0;padding:24px;background:#F4F6F8;font:16px/24px 'Source Sans 3',Arial,sans-serif;color:#17232B"
_CARD = "max-width:560px;margin:0 auto;padding:24px;background:#FFFFFF;border:1px solid #D9E0E5;border-radius:8px"
_LINK = "color:#0B4F6C;font-weight:600"
_SMALL = "font-size:14px;line-height:20px;color:#46555F"


@dataclass(frozen=True)
class Line:
    """A sentence, and where it leads."""

    text: str
    act: str
    url: str


@dataclass(frozen=True)
class Letter:
    """`heading` is also the subject. `closing` are the lines below the rule: why this came and how to change it."""

    portal: str
    scheme: str
    heading: str
    lines: tuple[Line, ...]
    closing: tuple[Line, ...]
    unsubscribe: str | None = None

    @property
    def text(self) -> str:
        parts = [self.heading, *(_text(line) for line in self.lines), "--", *(_text(line) for line in self.closing)]
        return "\n\n".join([*parts, f"{self.portal}, {self.scheme}"]) + "\n"

    @property
    def html(self) -> str:
        lines = "".join(f"<p>{_html(line)}</p>" for line in self.lines)
        closing = "".join(f'<p style="{_SMALL}">{_html(line)}</p>' for line in self.closing)
        return (
            '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<title>{escape(self.heading)}</title></head><body style="{_BODY}"><div style="{_CARD}">'
            f'<p style="{_SMALL}"><strong>{escape(self.portal)}</strong> {escape(self.scheme)}</p>'
            f'<h1 style="font-size:22px;line-height:28px">{escape(self.heading)}</h1>{lines}'
            f'<hr style="border:0;border-top:1px solid #D9E0E5">{closing}</div></body></html>'
        )


def _text(line: Line) -> str:
    return f"{line.text}\n{line.act}: {line.url}"


def _html(line: Line) -> str:
    text = escape(line.text).replace("\n", "<br>")
    return f'{text}<br><a href="{escape(line.url)}" style="{_LINK}">{escape(line.act)}</a>'
