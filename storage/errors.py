"""One error tree; a class per decision the caller takes."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.ledger import Cap


class StorageError(Exception):
    """The root: whatever goes wrong while remembering or recalling."""


class DatabaseInUse(StorageError):
    """Another process holds this database file; run one process, or move to PostgreSQL."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The database is already in use by another process (lock file {path}). "
            "Stop that process first, or use PostgreSQL to run several."
        )
        self.path = path


class DatabaseUnavailable(StorageError):
    """The database does not answer, is locked or has no room: nothing was written, try later."""


class DatabaseAway(DatabaseUnavailable):
    """It cannot be reached, is busy or full just now: that passes, and is no fault of the code."""


class DatabaseRefused(StorageError):
    """The database does not let us in, or a later version changed it: waiting does not help."""


class BadDatabaseUrl(StorageError):
    """The address names no database this product can use."""

    def __init__(self, scheme: str) -> None:
        super().__init__(f"A database address must be sqlite or postgresql, not {scheme!r}.")
        self.scheme = scheme


class Conflict(StorageError):
    """A uniqueness or reference rule forbade the write; the transaction is rolled back."""


class HandleTaken(Conflict):
    """Another image took this handle first: choose a fresh one; the transaction still lives."""

    def __init__(self, handle: str) -> None:
        super().__init__(f"The handle {handle} is taken.")
        self.handle = handle


class OverCap(StorageError):
    """A reservation would pass a cap; nothing was reserved.

    `used` is what counted against it before, in the cap's unit, as `asked` is.
    """

    def __init__(self, *, cap: "Cap", used: int, asked: int) -> None:
        super().__init__(
            f"The {cap.period} cap of {cap.most} {cap.unit} for {cap.scope.kind} "
            f"leaves no room: {used} used, {asked} asked."
        )
        self.cap = cap
        self.used = used
        self.asked = asked


class StoreFull(StorageError):
    """The media store has no room for this file; nothing was kept."""


class StoreUnavailable(StorageError):
    """The media store cannot be reached or refuses us; try later."""


class MediaMissing(StorageError):
    """No file is kept under this key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"Nothing is stored under {key}.")
        self.key = key


class BadPicture(StorageError):
    """These bytes are not a picture we accept; `reason` is fit for a person's eyes."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BadBackup(StorageError):
    """This archive is not one of ours, is damaged, or comes from a later version."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"This backup cannot be used: {reason}.")


class DatabaseNotEmpty(StorageError):
    """A backup is only restored where there is nothing yet."""

    def __init__(self, what: str) -> None:
        super().__init__(f"A backup goes into an empty database only; {what}.")
