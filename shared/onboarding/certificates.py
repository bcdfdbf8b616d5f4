"""The certificate by which a firm's provider signs its assertions."""

from __future__ import annotations

from datetime import datetime

_BEGIN, _END = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"


def expiry_of(text: str) -> datetime | None:
    """Return when an X.509 certificate ends; None if that is none. Providers show the PEM with or without its frame."""
    from cryptography.x509 import load_pem_x509_certificate

    framed = text.strip() if _BEGIN in text else f"{_BEGIN}\n{text.strip()}\n{_END}"
    try:
        return load_pem_x509_certificate(framed.encode()).not_valid_after_utc
    except ValueError:
        return None
