"""Old Word, rich text and OpenDocument files, through LibreOffice where it is installed.

It runs without a window, in a profile of its own that is thrown away, and is ended when it takes too long.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from graph.errors import InputError, InputTooLarge, UnreadableDocument
from loaders.readers import docx
from loaders.readers.drafts import Draft
from loaders.readers.kinds import Kind, kind_of

SECONDS = 120
_PROGRAMS = ("soffice", "libreoffice")
_ELSEWHERE = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_ENDINGS = {Kind.OLD_WORD: ".doc", Kind.RICH_TEXT: ".rtf", Kind.OPEN_DOCUMENT: ".odt"}
_SAVE = "save it as .docx"


def read(data: bytes, where: str) -> tuple[list[Draft], tuple[str, ...]]:
    """The paragraphs and tables of a document that LibreOffice reads.

    Raises `UnreadableDocument` or `InputTooLarge`.
    """
    program = next(filter(None, map(shutil.which, (*_PROGRAMS, _ELSEWHERE))), None)
    if program is None:
        raise _missing(where)
    with tempfile.TemporaryDirectory(prefix="phoihop-", ignore_cleanup_errors=True) as folder:
        made = _convert(program, Path(folder), data, where)
        if made is None:
            raise _unread(program, where)
        return docx.read(made, where)


def _convert(program: str, folder: Path, data: bytes, where: str) -> bytes | None:
    """The document as .docx, None where LibreOffice made none."""
    source = folder / f"document{_ENDINGS.get(kind_of(data, '.doc'), '.doc')}"
    source.write_bytes(data)
    command = [
        program, "--headless", "--norestore", "--nolockcheck", "--nologo", "--nodefault",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise InputTooLarge(
            f"it takes longer than {SECONDS} seconds to read", where=where, fix="split the file"
        ) from None
    finally:
        _end(process)
    made = folder / "out" / "document.docx"
    return made.read_bytes() if made.exists() else None


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program with all that it started."""
    if process.poll() is None:
        with suppress(ProcessLookupError, AttributeError):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()


def _missing(where: str) -> InputError:
    return UnreadableDocument(
        "LibreOffice is needed to read old Word files and is not installed",
        where=where,
        fix="install libreoffice-writer, or save it as .docx",
    )


def _unread(program: str, where: str) -> InputError:
    """LibreOffice that has no Writer reads no documents at all."""
    home = Path(program).resolve().parent
    if not any(home.glob("libswlo.*")) and home.name == "program":
        return UnreadableDocument(
            "LibreOffice is installed without its Writer",
            where=where,
            fix="install libreoffice-writer, or save it as .docx",
        )
    return UnreadableDocument("LibreOffice cannot read it: it may be broken or protected", where=where, fix=_SAVE)
