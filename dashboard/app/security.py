"""What the server refuses before a page sees it, and the headers that every answer carries."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from urllib.parse import urlsplit

from dash import Dash
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from dashboard.app.callback_bodies import fits
from dashboard.formats.plain import one_line

MAX_BODY = 2_000_000
"""A larger request body is refused, in bytes."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
HOSTS = "PHOIHOP_HOSTS"
"""The key in the server's configuration: host names that requests may carry, or None for any."""

LOG = logging.getLogger("phoihop.app")
LONGEST = 120
"""How much of a callback's name goes into the log, in characters."""
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
    try:
        body = request.get_json(silent=True)
    except RecursionError:
        body = None
    if fits(body, app.callback_map):
        return None
    LOG.warning("refused: not a request of a page, for the callback %s", callback_name())
    return "no such callback", 400


def callback_name() -> str:
    """Which callback the request asks for, for the log; "-" where it asks for none."""
    try:
        body = request.get_json(silent=True) if request.method == "POST" else None
    except RecursionError:
        body = None
    name = body.get("output") if isinstance(body, dict) else None
    return one_line(name, LONGEST) if isinstance(name, str) else "-"


def _quiet(error: Exception) -> Response | Refusal:
    if isinstance(error, HTTPException):
        return error.name, error.code or 500
    log_failure(error)
    return "error", 500


def log_failure(error: Exception) -> None:
    """One line of what failed in which callback; where it failed only for those who ask for details."""
    LOG.error("%s in %s", type(error).__name__, callback_name())
    LOG.debug("%s", type(error).__name__, exc_info=error)


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
