"""Office files as zip archives of XML parts, opened as what a stranger sent: bounded, and without DTD or entities."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from graph.errors import InputError, InputTooLarge, UnreadableDocument
from loaders.readers.kinds import opened_zip

MAX_PART = 64_000_000
"""Bytes of one unpacked XML part; a plan of 200 pages has about 5 million."""
MAX_MEMBERS = 20_000
_BOMB_RATIO, _BOMB_SIZE = 400, 8_000_000
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_BROKEN = "open it in Word or Excel and save it again"


def broken(where: str) -> InputError:
    """The error of a file that is not whole."""
    return UnreadableDocument("the file is broken or cut short", where=where, fix=_BROKEN)


class Package:
    """The parts of one file."""

    def __init__(self, data: bytes, where: str) -> None:
        self.where = where
        try:
            self._zip = opened_zip(data)
            self._members = {info.filename: info for info in self._zip.infolist()}
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise broken(where) from None
        if len(self._members) > MAX_MEMBERS:
            raise InputTooLarge(f"more than {MAX_MEMBERS:,} parts", where=where, fix=_BROKEN)

    def part(self, name: str) -> bytes | None:
        """A part's bytes, None where there is no such part. Raises `InputTooLarge` for a zip bomb."""
        info = self._members.get(name)
        if info is None:
            return None
        swollen = info.file_size > _BOMB_RATIO * max(info.compress_size, 1) and info.file_size > _BOMB_SIZE
        if info.file_size > MAX_PART or swollen:
            raise self._too_large()
        try:
            with self._zip.open(info) as stream:
                data = stream.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError):
            raise broken(self.where) from None
        if len(data) > MAX_PART:
            raise self._too_large()
        return data

    def xml(self, name: str) -> Any:  # noqa: ANN401 - an element of lxml
        """The root element of a part, None where there is no such part."""
        data = self.part(name)
        return None if data is None else parsed(data, self.where)

    def main(self, otherwise: str) -> str:
        """The name of the part that is the document itself."""
        root = self.xml("_rels/.rels")
        for one in () if root is None else root:
            if (one.get("Type") or "").endswith("/officeDocument"):
                return (one.get("Target") or "").lstrip("/") or otherwise
        return otherwise

    def related(self, part: str, kind: str) -> str | None:
        """The name of the part to which `part` has a relation of this kind ("styles", "numbering" …)."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for one in () if root is None else root:
            if (one.get("Type") or "").endswith(f"/{kind}"):
                target = one.get("Target") or ""
                return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        return None

    def names(self) -> Iterator[str]:
        """The names of all parts."""
        return iter(self._members)

    def unpacked(self) -> int:
        """How many bytes all XML parts claim to have unpacked."""
        return sum(info.file_size for name, info in self._members.items() if name.endswith((".xml", ".rels")))

    def _too_large(self) -> InputTooLarge:
        return InputTooLarge(
            f"a part of it unpacks to more than {MAX_PART:,} bytes, or is packed as no office program packs",
            where=self.where,
            fix=_BROKEN,
        )


def parsed(data: bytes, where: str) -> Any:  # noqa: ANN401 - an element of lxml
    """The root element of XML. Raises `UnreadableDocument` for XML that is broken, or that holds a DTD."""
    from lxml import etree

    if _DTD.search(data) or _DTD.search(data.replace(b"\x00", b"")):
        raise UnreadableDocument("its XML holds a DTD, which no office program writes", where=where, fix=_BROKEN)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        raise broken(where) from None


def local(element: Any) -> str:  # noqa: ANN401
    """An element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:  # noqa: ANN401
    """An attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if key == name or key.endswith(f"}}{name}"):
            return str(value)
    return None


def child(element: Any, name: str) -> Any:  # noqa: ANN401
    """The first child of this name, None where there is none or no element."""
    if element is not None:
        for one in element:
            if local(one) == name:
                return one
    return None


def value(element: Any, name: str) -> str | None:  # noqa: ANN401
    """The "val" of the child of this name; empty where the child has none, None where there is no such child."""
    one = child(element, name)
    return None if one is None else attribute(one, "val") or ""


def switched(element: Any, name: str) -> bool | None:  # noqa: ANN401
    """Whether the child of this name switches something on; None where there is no such child."""
    given = value(element, name)
    return None if given is None else given not in ("0", "false", "off")
