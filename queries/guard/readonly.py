"""The product of the guard."""

from __future__ import annotations

from graph.errors import DefinitionError

_SEAL = object()


class ReadOnlyCypher:
    """A statement that only reads. Nobody but the guard makes one; whoever asks for a person takes nothing else."""

    __slots__ = ("_columns", "_parameters", "_text")

    def __init__(self, text: str, parameters: tuple[str, ...], columns: tuple[str, ...], seal: object = None) -> None:
        if seal is not _SEAL:
            raise DefinitionError("ReadOnlyCypher is made by queries.guard.guard alone; call it")
        self._text, self._parameters, self._columns = text, parameters, columns

    @property
    def text(self) -> str:
        """The statement as it is sent: without comments."""
        return self._text

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of its parameters in order of their first use."""
        return self._parameters

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns; none where it returns *."""
        return self._columns

    def __repr__(self) -> str:
        return f"ReadOnlyCypher({self._text!r})"


def sealed(text: str, parameters: tuple[str, ...], columns: tuple[str, ...]) -> ReadOnlyCypher:
    """For the guard alone."""
    return ReadOnlyCypher(text, parameters, columns, _SEAL)
