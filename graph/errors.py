"""The one error tree.

::

    PhoihopError                 one line for the user, exit code 1
    ├── InputError               the file or text is at fault
    │   ├── UnsupportedFormat    no reader for it
    │   ├── UnreadableDocument   broken, empty, binary, not what it says it is
    │   ├── InvalidRecord        a plan record that does not follow the contract
    │   ├── NothingFound         read, but it holds no task
    │   ├── SecretDocument       stamped MẬT or higher, not asked for
    │   ├── InputTooLarge        over a limit
    │   └── Misuse               a setting or a name that was given, exit code 2
    ├── DefinitionError          our own ontology, catalogue or page registry is inconsistent
    ├── StoreError               the database
    │   ├── StoreUnavailable     not there, or does not answer
    │   │   └── StoreRestarting  being started again; ask again in a moment
    │   ├── StoreRefused         wrong user or password, or not allowed
    │   ├── StoreUnfit           a database that is not for us: too old, or filled by others
    │   ├── StoreBusy            retries spent
    │   └── ConstraintViolated   a unique key was broken
    └── QueryError               a question
        ├── QueryRefused         not read-only, not understood, unknown name or parameter
        ├── QueryTimedOut        over the time limit
        └── ResultTooLarge       over the row limit
"""


class PhoihopError(Exception):
    """Root of everything that is reported to a person as one line: what, where, what to do."""


class InputError(PhoihopError):
    """A file or text is at fault. `where` is its path or name, `fix` says what to do, `further` is wrong in it too."""

    def __init__(self, what: str, *, where: str | None = None, fix: str | None = None) -> None:
        self.what, self.where, self.fix = what, where, fix
        self.further: tuple[InputError, ...] = ()
        place = f"{where}: " if where else ""
        super().__init__(f"{place}{what}" + (f"; {fix}" if fix else ""))


class UnsupportedFormat(InputError):
    """No reader knows this kind of file."""


class UnreadableDocument(InputError):
    """The file is missing, empty, broken, or not what its name says."""


class InvalidRecord(InputError):
    """A plan record does not follow the contract: unknown field, wrong type, missing evidence."""


class NothingFound(InputError):
    """The document was read, and holds no task."""


class SecretDocument(InputError):
    """A document is stamped with a degree of secrecy, and nobody asked for it to be read all the same."""


class InputTooLarge(InputError):
    """A file is over a limit."""


class Misuse(InputError):
    """A setting, an option or a name that the user gave cannot be used; exit code 2."""


class DefinitionError(PhoihopError):
    """Our own definitions contradict each other; raised at import or build, never because of input."""


class StoreError(PhoihopError):
    """The database could not do what was asked."""


class StoreUnavailable(StoreError):
    """The database is not there or does not answer."""


class StoreRestarting(StoreUnavailable):
    """The embedded engine has ended and is being started again."""


class StoreRefused(StoreError):
    """The database refused the user, the password or the operation."""


class StoreUnfit(StoreError):
    """The database is not one to use: too old a server, or filled with what others keep there."""


class StoreBusy(StoreError):
    """The database stayed busy through all retries."""


class ConstraintViolated(StoreError):
    """A unique key was broken."""


class QueryError(PhoihopError):
    """A question could not be answered."""


class QueryRefused(QueryError):
    """The query is not read-only, not understood, or lacks a parameter.

    `line` and `column`, from 1, where the place in its text is known.
    """

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line, self.column = line, column


class QueryTimedOut(QueryError):
    """The query ran longer than allowed."""


class ResultTooLarge(QueryError):
    """The query returned more than allowed."""
