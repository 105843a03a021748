"""What the server refuses before a page sees it, and the headers that every answer carries."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from urllib.parse import urlsplit

from dash import Dash
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

MAX_BODY = 2_000_000
"""A larger request body is refused, in bytes."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
HOSTS = "PHOIHOP_HOSTS"
"""The key in the server's configuration: host names that requests may carry, or None for any."""

LOG = logging.getLogger("phoihop.app")
Refusal = tuple[str, int]


def protect(app: Dash) -> None:
    """Guard `app`: known hosts only, no foreign origin on POST, size limit, no trace in errors, security headers."""
    server: Flask = app.server
    server.config.update(MAX_CONTENT_LENGTH=MAX_BODY, PROPAGATE_EXCEPTIONS=False)
    server.config.setdefault(HOSTS, LOOPBACK)
    server.before_request(lambda: _refusal(app))
    server.after_request(lambda answer: _with_headers(answer, app))
    server.register_error_handler(Exception, _quiet)


def _refusal(app: Dash) -> Refusal | None:
    hosts: Iterable[str] | None = app.server.config[HOSTS]
    if hosts is not None and (urlsplit(f"//{request.host}").hostname or "") not in hosts:
        return "unknown host", 403
    if request.method == "POST":
        return _foreign() or _unknown_callback(app)
    return None


def _foreign() -> Refusal | None:
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site", "same-origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        return "foreign origin", 403
    return ("foreign site", 403) if site not in ("same-origin", "none") else None


def _unknown_callback(app: Dash) -> Refusal | None:
    if not request.path.endswith("_dash-update-component"):
        return None
    body = request.get_json(silent=True)
    name = body.get("output") if isinstance(body, dict) else None
    if not isinstance(body, dict) or not isinstance(name, str) or name not in app.callback_map:
        return "no such callback", 400
    lists = all(isinstance(body.get(part, []), list) for part in ("inputs", "state", "changedPropIds"))
    return None if lists and "outputs" in body else ("not understood", 400)


def _quiet(error: Exception) -> Response | Refusal:
    if isinstance(error, HTTPException):
        return error.name, error.code or 500
    LOG.error("%s", type(error).__name__, exc_info=error)
    return "error", 500


def _with_headers(answer: Response, app: Dash) -> Response:
    answer.headers.setdefault("Content-Security-Policy", content_policy(app))
    answer.headers.setdefault("X-Content-Type-Options", "nosniff")
    answer.headers.setdefault("X-Frame-Options", "DENY")
    answer.headers.setdefault("Referrer-Policy", "same-origin")
    answer.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    answer.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    answer.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    return answer


def content_policy(app: Dash) -> str:
    """The Content-Security-Policy: nothing from elsewhere, inline scripts by hash only, no eval.

    Styles may be inline: the component libraries set them on elements.
    """
    scripts = " ".join(f"{digest}" for digest in app.csp_hashes())
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {scripts}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )
