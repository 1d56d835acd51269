"""One piece of work on the database of the settings, for a command that ends when it is done."""

import asyncio
from collections.abc import Awaitable, Callable

from app.process import saying_why
from config.settings import Settings
from storage.database import Database


def on_database(
    settings: Settings,
    work: Callable[[Database], Awaitable[None]],
    *,
    otherwise: str = "Nothing was done",
) -> None:
    """Open the database, do the work, close it; what makes that impossible becomes a sentence.

    It begins with `otherwise`.
    """

    async def opened() -> None:
        storage = settings.storage
        if storage.database.startswith("sqlite"):
            await asyncio.to_thread(storage.data_dir.mkdir, parents=True, exist_ok=True)
        # Without the lock: this is also done while the service runs, and SQLite takes turns.
        db = await Database.open(storage.database, lock_path=None)
        try:
            await work(db)
        finally:
            await db.close()

    with saying_why(otherwise):
        asyncio.run(opened())
