"""The same documents as Word files, by python-docx; lists numbered by Word itself where that is asked for."""

from __future__ import annotations

import re
import zipfile
from copy import deepcopy
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from written_formats import Part

_MARKERS = (
    ("upperRoman", re.compile(r"([IVX]+)\. (?=\S)"), "%1."),
    ("decimal", re.compile(r"(\d+)\. (?=\S)"), "%1."),
    ("lowerLetter", re.compile(r"([a-d])\) (?=\S)"), "%1)"),
    ("bullet", re.compile(r"(-) (?=\S)"), "-"),
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}


class Lists:
    """Lists that Word numbers: one definition for each form, a list of its own for each sequence."""

    def __init__(self, document):
        self.root = document.part.numbering_part.element
        for one in list(self.root):
            self.root.remove(one)
        self.abstract, self.lists, self.last = {}, 0, {}

    def define(self, levels, *, link=None):
        """A definition with these (form, pattern, further XML) levels; its id."""
        number = len(self.abstract)
        inner = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
            f'<w:lvlText w:val="{pattern}"/></w:lvl>'
            for n, (form, pattern, extra) in enumerate(levels)
        )
        linked = f'<w:numStyleLink w:val="{link}"/>' if link else ""
        xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{linked}{inner}</w:abstractNum>'
        at = len([one for one in self.root if one.tag == qn("w:abstractNum")])
        self.root.insert(at, parse_xml(xml))
        self.abstract[number] = levels
        return number

    def open(self, abstract, start=None, level=0):
        """A new list of a definition; its id."""
        self.lists += 1
        override = (
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
        )
        xml = f'<w:num {nsdecls("w")} w:numId="{self.lists}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
        self.root.append(parse_xml(xml))
        return self.lists


def number(paragraph, list_id, level=0):
    """Makes a paragraph an item of a list."""
    properties = paragraph._p.get_or_add_pPr()
    xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    properties.insert(0, parse_xml(xml)) if properties.pStyle is None else properties.insert(1, parse_xml(xml))


def _listed(document, lists, text):
    """A paragraph with its marker made by Word, where it has one that Word can make."""
    for form, rx, pattern in _MARKERS:
        hit = rx.match(text)
        if hit:
            value = (
                1
                if form == "bullet"
                else _ROMAN.get(hit[1]) or (int(hit[1]) if hit[1].isdecimal() else ord(hit[1]) - ord("a") + 1)
            )
            if form not in lists.last:
                lists.last[form] = [lists.define([(form, pattern, "")]), 0, 0]
            kept = lists.last[form]
            if (form != "bullet" and value != kept[2] + 1) or not kept[1]:
                kept[1] = lists.open(kept[0], value)
            kept[2] = value
            number(document.add_paragraph(text[hit.end() :]), kept[1])
            return
    document.add_paragraph(text)


def write_word(parts: list[Part], path: Path, *, listed: bool = False) -> Path:
    """A Word file of these parts."""
    document = Document()
    lists = Lists(document)
    for part in parts:
        if isinstance(part, str):
            _listed(document, lists, part) if listed else document.add_paragraph(part)
            continue
        width = max(len(row) for row in part.rows)
        table = document.add_table(len(part.rows), width, style="Table Grid")
        for cells, row in zip(table.rows, part.rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=False):
                cell.text = text
    document.save(str(path))
    return path


def write_listed_word(parts: list[Part], path: Path) -> Path:
    """The same with lists numbered by Word."""
    return write_word(parts, path, listed=True)


def run_xml(text: str, properties: str = "") -> str:
    """A run as XML."""
    return f'<w:r {nsdecls("w")}><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def add_xml(paragraph, xml: str) -> None:
    """Puts a piece of XML at the end of a paragraph."""
    paragraph._p.append(deepcopy(parse_xml(xml)))


def changed(path, new=None, edits=None):
    """Rewrites parts of a saved file."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for name, (was, becomes) in (edits or {}).items():
        assert was.encode() in parts[name]
        parts[name] = parts[name].replace(was.encode(), becomes.encode())
    parts |= {name: text.encode() for name, text in (new or {}).items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(name, data)
