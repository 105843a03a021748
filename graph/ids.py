"""Identities: ours, never the engine's. Same facts, same id, on every machine and for every reader.

Ids are readable: ``doc:ubnd-tinh-gia-lai:ke-hoach:164-kh-ubnd:2019-11-25``, ``…#II.4``, ``agency:gia-lai:s_ngv``.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens; two texts that differ only in tone, case or marks share one."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))


def _name_slug(text: str) -> str:
    """A slug that keeps names apart which differ only in diacritics (Sở Nội vụ / Sở Nơi vụ)."""
    key = " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).casefold()))
    return f"{slug(text)[:60]}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"


def document_id(
    *, issuer: str | None, kind: str | None, symbol: str | None, date: str | None, implements: Iterable[str] = ()
) -> str:
    """Issuer + kind + symbol + date; without a symbol also the documents it implements, never the title.

    Numbers restart every year and Party numbers every term, so a symbol alone is no identity.
    """
    parts = [slug(issuer or "") or "unknown", slug(kind or "") or "unknown"]
    parts += [_symbol_slug(symbol) if symbol else "no-number:" + "+".join(sorted(map(_symbol_slug, implements)))]
    parts += [date or "undated"]
    return "doc:" + ":".join(parts)


def _symbol_slug(symbol: str) -> str:
    return slug(symbol) if re.search(r"\d", symbol) else _name_slug(symbol)


def task_id(document: str, ref: str, ordinal: int = 1) -> str:
    """Document id + ref, with the ordinal where a ref repeats in one document."""
    return f"{document}#{ref}" + (f"~{ordinal}" if ordinal > 1 else "")


def agency_id(*, body: str | None, name: str, province: str | None, document: str | None = None) -> str:
    """Registry id (or name key) + province; with `document` for classes, which are never one node across documents."""
    key = body or _name_slug(name)
    base = f"agency:{slug(province) if province else 'central'}:{key}"
    return f"{base}@{document}" if document else base


def agency_type_id(body: str) -> str:
    """The national role `body` of the registry."""
    return f"type:{body}"


def province_id(name: str, valid_from: str | None) -> str:
    """A provincial unit in one period; the start of its validity keeps old and new units of one name apart."""
    return f"province:{slug(name)}" + (f":{valid_from[:4]}" if valid_from else "")


def edge_id(start: str, kind: str, end: str, document: str | None, locator: str) -> str:
    """Start, type, end, document and locator, hashed."""
    key = "\x1f".join((start, kind, end, document or "", locator))
    return hashlib.sha256(key.encode()).hexdigest()[:20]
