"""Which mailer the settings ask for."""

from __future__ import annotations

from shared.kernel.settings import Settings
from shared.notifications.mail.acs import AcsMailer
from shared.notifications.mail.model import Email, Mailer
from shared.notifications.mail.smtp import SmtpMailer


def mailer(settings: Settings) -> Mailer:
    """Return Azure Communication Services' where its endpoint is set, else SMTP; with neither, sending raises."""
    if settings.email_endpoint and settings.email_sender:
        return AcsMailer(settings.email_endpoint, settings.email_sender)
    if settings.smtp and settings.email_sender:
        return SmtpMailer(settings.smtp, settings.email_sender)
    return _NotSetUp()


class _NotSetUp:
    """Raises at the first email, not at the start: what needs no email must work without. The queue keeps the work."""

    async def send(self, email: Email) -> None:
        raise RuntimeError(
            f"{email.id}: set RECOURSE_EMAIL_SENDER and RECOURSE_EMAIL_ENDPOINT or RECOURSE_SMTP to send email"
        )
