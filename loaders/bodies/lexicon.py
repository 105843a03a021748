"""The registry's names as a trie of words, for one province.

A name's "tỉnh" stands for the province in all its spellings: "tỉnh", "tỉnh X", "thành phố X", "X", and for the press
the province's initials ("Báo ĐN"). Punctuation inside a name may differ ("Văn hóa Thể thao và Du lịch").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from graph.registry.bodies import Entry, bodies
from graph.registry.fold import same
from graph.registry.provinces import provinces
from loaders import lexicon
from loaders.bodies.tokens import ABBREVIATIONS, Tokens

_WORD = re.compile(r"[^\W_]+|&")
_PLAIN_GAP = re.compile(r"\s*[-–.]?\s*|\s*/\s*")
_LOOSE_GAP = re.compile(r"\s*[,;\-–/.]?\s*")
_SHORT = 3
_CITY_WORDS = 2


@dataclass
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)
    entry: Entry | None = None
    tail: bool = False
    alias: bool = False


@dataclass(frozen=True)
class Hit:
    """A registry name found at words [first, last): the entry, and whether another province is named in it."""

    entry: Entry
    first: int
    last: int
    elsewhere: bool = False
    bare: bool = False


def _parts(form: str) -> list[tuple[str, bool]]:
    """The words of a form with whether punctuation stands before each."""
    text = same(form)
    out: list[tuple[str, bool]] = []
    at = 0
    for hit in _WORD.finditer(text):
        loose = bool(text[at : hit.start()].strip())
        for i, part in enumerate(ABBREVIATIONS.get(hit[0], hit[0]).split()):
            out.append((part, loose and i == 0))
        at = hit.end()
    return out


def _add(root: _Node, form: str, entry: Entry, *, alias: bool) -> None:
    parts = _parts(form)
    tail = entry.level == "province" and len(parts) > 1 and parts[-1][0] == "tỉnh"
    node = root
    for word, loose in parts[:-1] if tail else parts:
        node = node.children.setdefault(word, _Node())
        if loose:
            node.loose.add(word)
    if node.entry is None:
        node.entry, node.tail, node.alias = entry, tail, alias


_VARIANTS = (
    (re.compile(r"\bTỉnh ủy\b"), "Thành ủy"),
    (re.compile(r"\bTỉnh đoàn\b"), "Thành đoàn"),
)


def _forms(entry: Entry) -> Iterable[tuple[str, bool]]:
    names = [
        (entry.name, False),
        *((a, True) for a in entry.aliases),
        *((a, True) for a in entry.abbreviations if _usable(a)),
    ]
    for name, alias in names:
        yield name, alias
        yield from ((short, True) for short in _short_forms(name) if _is_usual(short, entry))
        yield from ((plain, True) for plain in _without_and(name))
        for pattern, other in _VARIANTS:
            if pattern.search(name):
                yield pattern.sub(other, name), alias


def _short_forms(name: str) -> Iterable[str]:
    """The usual abbreviations of a department or ministry: Sở TN&MT, TNMT, TN-MT; parts keep their own words."""
    head, _, rest = name.partition(" ")
    if head not in ("Sở", "Bộ") or not rest:
        return
    parts = [p for p in re.split(r" và |, | - ", rest) if p]
    initials = ["".join(word[0] for word in part.split()) for part in parts]
    if sum(map(len, initials)) < _FEWEST_INITIALS:
        return
    for glue in ("&", "", "-", " và "):
        yield f"{head} {glue.join(initials)}"
    if len(initials) > _FEWEST_INITIALS:  # three parts join as "VH,TT&DL" or "LĐ-TB&XH"
        for glue in (",", "-", ""):
            yield f"{head} {glue.join(initials[:-1])}&{initials[-1]}"


_FEWEST_INITIALS = 2
_AND = re.compile(r",? và ")


def _without_and(name: str) -> Iterable[str]:
    """A department's or ministry's name with its last "và" left out or replaced: "Sở Giáo dục, Đào tạo", "… & …"."""
    if name.startswith(("Sở ", "Bộ ")) and _AND.search(name):
        yield _AND.sub(", ", name)
        yield _AND.sub(" & ", name)


def _is_usual(short: str, entry: Entry) -> bool:
    """Whether the registry knows these initials ("Sở NV" is SNV, not SNgV): two departments may share them."""
    head, rest = short.split(" ", 1)
    initials = head[0] + "".join(re.findall(r"[^\W_]+", rest.replace(" và ", " ")))
    return initials.upper() in {known.upper() for known in entry.abbreviations}


def _usable(abbreviation: str) -> bool:
    """Bare capitals stand for too many things; only department forms with their head word are matched."""
    return " " in abbreviation


@lru_cache(maxsize=1)
def _trie() -> _Node:
    root = _Node()
    for entry in bodies().values():
        for form, alias in _forms(entry):
            _add(root, form, entry, alias=alias)
    return root


def begins_name(word: str) -> bool:
    """Whether a name of the registry begins with the word."""
    return word in _trie().children


@dataclass(frozen=True)
class Lexicon:
    """The registry as seen from one province (None: from the centre).

    `local`: by a district or commune of it, where a body named without its tier is its own and not the province's.
    """

    province: str | None
    local: bool = False

    def find(self, tokens: Tokens, first: int, head: str | None = None) -> Hit | None:
        """The longest registry name that starts at word `first`; with `head` the name's first word is understood."""
        node = _trie()
        if head is not None:
            if head not in node.children:
                return None
            node = node.children[head]
        best: Hit | None = None
        at = first
        while at < len(tokens):
            word = tokens.words[at]
            child = node.children.get(word) or (node.children.get("và") if word == "&" else None)
            if child is None:
                break
            if at > first and not self._gap_fits(tokens, at - 1, loose=word in child.loose):
                break
            node, at = child, at + 1
            if node.entry is not None and (hit := self._with_tail(tokens, node, first, at)):
                best = hit
        return best

    @staticmethod
    def _gap_fits(tokens: Tokens, index: int, *, loose: bool) -> bool:
        gap = tokens.gap(index)
        if "." in gap and tokens.ends[index] - tokens.starts[index] > _SHORT:
            return False
        return bool((_LOOSE_GAP if loose else _PLAIN_GAP).fullmatch(gap))

    def _with_tail(self, tokens: Tokens, node: _Node, first: int, last: int) -> Hit | None:
        """`node` as a hit, with the province behind the name taken in; None where a needed province is missing."""
        entry = node.entry
        assert entry is not None
        if entry.level != "province" or entry.is_class:
            return Hit(entry, first, last)
        end, elsewhere = self._province(tokens, last, initials=entry.sector == "press")
        if end > last:
            return Hit(entry, first, end, elsewhere)
        if not node.tail:
            return Hit(entry, first, last)
        return Hit(entry, first, last, bare=True) if self._bare_ok(tokens, first, last) else None

    @staticmethod
    def _bare_ok(tokens: Tokens, first: int, last: int) -> bool:
        """A name without its "tỉnh": at least two words, and no lower tier behind it."""
        following = tokens.words[last] if last < len(tokens) and not tokens.gap(last - 1).strip() else ""
        if following in {"huyện", "quận", "xã", "phường", "thị", "cấp", "các", "thành", "việt", "trung", "đặc", "nước"}:
            return False
        name = " ".join(tokens.words[first:last])
        return last - first >= 2 and name not in _NEVER_BARE and not (name in _ALSO_WORK and _goes_on(tokens, last))

    def _province(self, tokens: Tokens, at: int, *, initials: bool) -> tuple[int, bool]:
        """Where a province behind word `at` ends (`at` itself if there is none), and whether it is another province."""
        words = tokens.words[at : at + 8]
        if not words or tokens.gap(at - 1).strip(" -–"):
            return at, False
        skip = 1 if words[0] == "tỉnh" else 2 if words[:2] == ["thành", "phố"] else 0
        named = self._named(tokens, at + skip)
        if named:
            return named if skip != _CITY_WORDS or self._is_city(tokens, at + skip, named[0]) else (at, False)
        if initials and self.province and not skip and words[0] in _initials(self.province):
            return at + 1, False
        following = words[skip] if skip < len(words) else ""
        if skip == 1 or (skip == 2 and not self._is_proper(tokens, at + skip, following)):
            return at + skip, False
        return at, False

    @staticmethod
    def _is_city(tokens: Tokens, first: int, last: int) -> bool:
        """Whether the named province is a city under the centre; else "thành phố X" is a town of its province."""
        key = " ".join(tokens.words[first:last])
        return any(p.kind == "thành phố" and " ".join(_WORD.findall(same(p.name))) == key for p in provinces())

    @staticmethod
    def _is_proper(tokens: Tokens, index: int, word: str) -> bool:
        """Whether a capitalised word follows directly: "thành phố Nha Trang" is another body than "thành phố"."""
        if index >= len(tokens) or not word or tokens.gap(index - 1).strip():
            return False
        return tokens.passage.text[tokens.starts[index]].isupper()

    def _named(self, tokens: Tokens, at: int) -> tuple[int, bool] | None:
        if at >= len(tokens):
            return None
        for key, own in _province_keys(self.province).get(tokens.words[at], ()):
            if tokens.words[at : at + len(key)] == key and (own or tokens.passage.text[tokens.starts[at]].isupper()):
                return at + len(key), not own
        return None


_NEVER_BARE = frozenset(lexicon.words("never_bare"))
_ALSO_WORK = frozenset(("thanh tra",))
"""Bodies whose bare name is also what they do: "Thanh tra khoa học" is an inspection."""
_CLAUSE_WORDS = frozenset(w.split()[0] for w in lexicon.words("verbs")) | {"và", "với", "cùng", "hoặc", "chịu"}


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether a word follows directly that is neither a verb nor a link: the words before it are no whole name."""
    if at >= len(tokens) or tokens.gap(at - 1).strip():
        return False
    return tokens.words[at] not in _CLAUSE_WORDS


@lru_cache(maxsize=128)
def _province_keys(own: str | None) -> dict[str, list[tuple[list[str], bool]]]:
    """By its first word the words of every province's name, own first; a name may have two places in it."""
    names = dict.fromkeys(p.name for p in provinces())
    keys = {tuple(_WORD.findall(same(n))): n == own for n in names}
    if own:
        keys[tuple(_WORD.findall(same(own)))] = True
    found: dict[str, list[tuple[list[str], bool]]] = {}
    for key, is_own in sorted(keys.items(), key=lambda k: (not k[1], -len(k[0]))):
        found.setdefault(key[0], []).append((list(key), is_own))
    return found


def _initials(province: str) -> set[str]:
    first = [w[0] for w in _WORD.findall(same(province))]
    return {"".join(first)} if len(first) > 1 else set()
