"""A text that grows while its record is made, so that every place in the record holds exactly the words it says."""

from graph.records import Evidence

QUOTE_WORDS = 15
LEAD_IN = 40


class Page:
    """The text of one document, written from top to bottom."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._last = ""

    @property
    def text(self) -> str:
        """Everything written so far."""
        return "".join(self._parts)

    def say(self, words: str) -> None:
        """Write words that no field of the record is read from."""
        self._parts.append(words)
        self._length += len(words)
        self._last = (self._last + words)[-LEAD_IN:].rpartition("\n")[2]

    def put(self, words: str, locator: str, rule: str, confidence: float = 1.0) -> Evidence:
        """Write the words of a field; the evidence for it, quoted with what stands before it on the line."""
        start, before = self._length, self._last.split(" ", 1)[-1] if len(self._last) == LEAD_IN else self._last
        self.say(words)
        quote = " ".join((before + words).split()[:QUOTE_WORDS])
        return Evidence(
            start=start, end=start + len(words), locator=locator, quote=quote, rule=rule, confidence=confidence
        )
