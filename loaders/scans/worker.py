"""The process in which one page is read: what a stranger's picture does to it, it does to this process alone.

`look FILE` tells how many pictures a file holds; `page FILE NUMBER KIND TESSERACT DPI` reads one page. The answer
goes to standard output as JSON. The process ends with the one that started it: that one holds the other end of
standard input.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loaders.scans.picture import Grey, Sheet
    from loaders.scans.ruling import Ruled
    from loaders.scans.tesseract import Glyphs

COPIES = "phoihop-scan-"
"""How the folders begin that hold a copy of the file while it is read."""
MEMORY = 2_500_000_000
SECONDS = 90
"""For one page; a full one takes two to five."""
_PAGE, _BLOCK = 3, 6
"""Ways of tesseract to cut a page: by itself, and as one block of lines."""
_POOR, _POOR_FEW, _FEW = 0.6, 0.85, 12
"""Less certain than this, a page, or one of so few words, may lie on its side."""
_SURE_LINE, _SURE_CELL, _SURE_ITEM = 0.4, 0.2, 0.15
"""Less certain, a line is dirt; one of a table or behind a dash hardly ever is, the number of a row never."""
_SURE_STAMP = 0.75
_SURE_MARK = 0.6
_LEAST_INK = 0.002
_NARROW = 0.95
"""Inches of a first column that holds numbers of rows and no words."""


def main() -> None:
    """Does what the arguments say."""
    command, path, *rest = sys.argv[1:]
    threading.Thread(target=_end_with_parent, args=[Path(path)], daemon=True).start()
    _limit()
    try:
        answer = _look(Path(path)) if command == "look" else _page(Path(path), *rest)
    except MemoryError:
        answer = {"error": "memory"}
    except Exception as error:
        answer = {"error": "pixels" if type(error).__name__ == "TooManyPixels" else "broken", "what": str(error)}
    json.dump(answer, sys.stdout)
    sys.stdout.flush()
    os._exit(0)


def _end_with_parent(path: Path) -> None:
    """Waits for the end of the process that started this one; then removes the copy of the file that it made."""
    while os.read(0, 1):
        pass
    if path.parent.name.startswith(COPIES):
        shutil.rmtree(path.parent, ignore_errors=True)
    if os.getpgid(0) == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _limit() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))


def _look(path: Path) -> dict[str, Any]:
    from loaders.scans.picture import count

    return {"pages": count(path)}


def _page(path: Path, number: str, kind: str, program: str, dpi: str) -> dict[str, Any]:
    from loaders.scans.picture import sheet_of_pdf, sheet_of_picture, to_keep

    sheet = (sheet_of_pdf if kind == "pdf" else sheet_of_picture)(path, int(number), int(dpi))
    found = read_sheet(sheet, program)
    found["picture"] = base64.b64encode(to_keep(sheet)).decode("ascii")
    return found


def read_sheet(sheet: Sheet, program: str) -> dict[str, Any]:
    """The words and tables of a page, in points; words with their boxes on the level page and on the page as it is."""
    import numpy as np

    from loaders.scans.picture import inks, whitened
    from loaders.scans.tesseract import turned

    grey, red = inks(sheet.image)
    grey = whitened(grey)
    found = _Upright(sheet, grey, 0, program)
    if found.is_poor:
        turns = turned(program, grey)
        if turns:
            other = _Upright(sheet, np.ascontiguousarray(np.rot90(grey, -turns // 90)), turns, program)
            found = other if other.sureness > found.sureness else found
    if red is not None:
        found.stamps(np.ascontiguousarray(np.rot90(red, -found.turns // 90)))
    return found.answer()


class _Upright:
    """A page turned by so many degrees clockwise and levelled, as it is read."""

    def __init__(self, sheet: Sheet, grey: Grey, turns: int, program: str) -> None:
        from loaders.scans.picture import levelled, slant
        from loaders.scans.ruling import ruled, without_lines

        self.sheet, self.turns, self.program = sheet, turns, program
        self.angle = slant(grey)
        self.grey = levelled(grey, self.angle)
        self.lines: list[list[Glyphs]] = []
        self.dropped = 0
        self.tables, mask = ruled(self.grey, sheet.points)
        if mask is not None:
            self.grey = without_lines(self.grey, self.tables, mask, sheet.points)
        self._read()

    @property
    def sureness(self) -> float:
        """How certain the program is, letter by letter."""
        letters = sum(len(word.text) for line in self.lines for word in line)
        return sum(len(word.text) * word.confidence for line in self.lines for word in line) / letters if letters else 0

    @property
    def is_poor(self) -> bool:
        """Whether the page may lie on its side."""
        few = sum(map(len, self.lines)) < _FEW
        return self.sureness < (_POOR_FEW if few else _POOR)

    def _read(self) -> None:
        """The text around the tables as the program cuts it, then each table column by column."""
        import numpy as np

        from loaders.scans.tesseract import recognised

        around = self.grey.copy() if self.tables else self.grey
        for table in self.tables:
            x0, top, x1, bottom = self._pixels(table.box)
            around[top:bottom, x0:x1] = 255
        if np.count_nonzero(around < 128) > 50:
            self._keep(recognised(self.program, around, _PAGE, self._dpi), _SURE_LINE)
        for table in self.tables:
            self._columns(table)

    def _columns(self, table: Ruled) -> None:
        """Cells of one width and place, one below the other, are read as one strip; empty ones cannot be misread."""
        import numpy as np

        from loaders.scans.tesseract import Glyphs, counted, recognised

        strips: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for cell in table.cells:
            x0, top, x1, bottom = self._pixels(cell)
            strips.setdefault((x0 // 12, x1 // 12), []).append((top, bottom))
        left, above, right, below = self._pixels(table.box)
        for x0, x1 in strips:
            first, last = max(x0 * 12 - 4, left - 4, 0), min(x1 * 12 + 16, right + 4)
            strip = np.full((below - above, last - first), 255, dtype=np.uint8)
            for top, bottom in strips[x0, x1]:
                inner = self.grey[top:bottom, first:last]
                if np.count_nonzero(inner < 128) > _LEAST_INK * inner.size:
                    strip[top - above : bottom - above] = inner
            padded = np.pad(strip, 20, constant_values=255)
            lines, least = None, 0.0
            if last - first < _NARROW * self._dpi and first <= left:
                lines = counted(self.program, padded, self._dpi)
            if lines is None:
                lines, least = recognised(self.program, padded, _BLOCK, self._dpi), _SURE_CELL
            by_x, by_y = first - 20, above - 20
            moved = [
                [Glyphs(w.text, w.x0 + by_x, w.top + by_y, w.x1 + by_x, w.bottom + by_y, w.confidence) for w in line]
                for line in lines
            ]
            self._keep(moved, least)

    def stamps(self, red: Grey) -> None:
        """Adds what is printed in red, where it is surely read: a degree of secrecy, the head of some offices."""
        from loaders.scans.picture import levelled
        from loaders.scans.tesseract import recognised

        for line in recognised(self.program, levelled(red, self.angle), 11, self._dpi):
            if min(word.confidence for word in line) >= _SURE_STAMP and sum(len(word.text) for word in line) > 2:
                self.lines.append(line)

    def _keep(self, lines: list[list[Glyphs]], least: float) -> None:
        for line in lines:
            words = [word for place, word in enumerate(line) if not _is_dirt(word, opens=place == 0 and len(line) > 2)]
            letters = sum(len(word.text) for word in words)
            sure = sum(len(word.text) * word.confidence for word in words) / letters if letters else 0.0
            if sure >= (_SURE_ITEM if len(words) > 1 and words[0].text in ("-", "–", "+") else least):
                self.lines.append(words)
            else:
                self.dropped += 1

    def _pixels(self, box: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
        x0, top, x1, bottom = (max(0, round(value / self.sheet.points)) for value in box)
        return x0, top, x1, bottom

    @property
    def _dpi(self) -> float:
        return 72 / self.sheet.points

    def answer(self) -> dict[str, Any]:
        """As plain data."""
        points = self.sheet.points
        height, width = self.grey.shape
        turn = _Turn(self.angle, self.turns, width, height)
        lines = [
            [
                [word.text, *(round(value * points, 2) for value in (word.x0, word.x1, word.top, word.bottom)),
                 word.confidence, [round(value * points, 1) for value in turn.back(word)]]
                for word in line
            ]
            for line in self.lines
        ]  # fmt: skip
        grids = [[list(table.box), [list(cell) for cell in table.cells]] for table in self.tables]
        return {
            "width": round(width * points, 2), "height": round(height * points, 2), "lines": lines, "grids": grids,
            "dropped": self.dropped,
        }  # fmt: skip


class _Turn:
    """The way back from the level page to the page as it lies in the file, in pixels."""

    def __init__(self, angle: float, turns: int, width: int, height: int) -> None:
        import math

        self.sin, self.cos = math.sin(math.radians(angle)), math.cos(math.radians(angle))
        self.turns, self.width, self.height = turns, width, height

    def back(self, word: Glyphs) -> tuple[float, float, float, float]:
        """The box around a word."""
        corners = [self._point(x, y) for x in (word.x0, word.x1) for y in (word.top, word.bottom)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        right, down = x - self.width / 2, y - self.height / 2
        x, y = self.width / 2 + right * self.cos + down * self.sin, self.height / 2 - right * self.sin + down * self.cos
        if self.turns == 90:
            return y, self.width - x
        if self.turns == 180:
            return self.width - x, self.height - y
        if self.turns == 270:
            return self.height - y, x
        return x, y


def _is_dirt(word: Glyphs, *, opens: bool) -> bool:
    """Whether a word is nothing but a stroke or a spot; the first of a line may be its dash."""
    if any(c.isalnum() for c in word.text) or word.text in ("-", "–", "+", "/"):
        return False
    return not opens and word.confidence < _SURE_MARK


if __name__ == "__main__":
    main()
