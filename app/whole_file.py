"""A file that a command writes: there as a whole, or not at all."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO

from app.process import CannotStart


@asynccontextmanager
async def whole_file(path: Path) -> AsyncIterator[IO[bytes]]:
    """Takes its name when the block ends well; it holds secrets, so its owner alone may read it.

    Raises CannotStart, and nothing is left behind.
    """
    partial = path.with_name(f".{path.name}.part")
    try:
        out = await asyncio.to_thread(_open_private, partial)
        try:
            yield out
            await asyncio.to_thread(_to_disk, out)
            await asyncio.to_thread(partial.replace, path)
        finally:
            await asyncio.to_thread(partial.unlink, missing_ok=True)
            await asyncio.to_thread(out.close)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}."
        raise CannotStart(message) from error


def _open_private(path: Path) -> IO[bytes]:
    return open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600))


def _to_disk(out: IO[bytes]) -> None:
    out.flush()
    os.fsync(out.fileno())
