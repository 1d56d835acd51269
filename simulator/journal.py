"""State that survives a restart: JSON lines for tasks and debits, files for input pictures."""

import asyncio
import hashlib
from collections import OrderedDict
from pathlib import Path

from pydantic import TypeAdapter

from simulator.ledger import Debit
from simulator.tasks import TASK, Task

_DEBIT = TypeAdapter(Debit)


class Journal:
    """Appends every task and debit to a folder; does nothing without one."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._turn = asyncio.Lock()

    async def record(self, *, task: Task | None = None, debit: Debit | None = None) -> None:
        """Return when the lines are written."""
        if self._folder is None:
            return
        lines: list[tuple[str, bytes]] = []
        if task is not None:
            lines.append(("tasks.jsonl", TASK.dump_json(task)))
        if debit is not None:
            lines.append(("ledger.jsonl", _DEBIT.dump_json(debit)))
        async with self._turn:
            await asyncio.to_thread(_append, self._folder, lines)

    async def load(self) -> tuple[list[Task], list[Debit]]:
        """All tasks, newer versions after older ones, and all debits."""
        if self._folder is None:
            return [], []
        tasks = await asyncio.to_thread(_lines, self._folder / "tasks.jsonl")
        debits = await asyncio.to_thread(_lines, self._folder / "ledger.jsonl")
        return (
            [TASK.validate_json(line) for line in tasks],
            [_DEBIT.validate_json(line) for line in debits],
        )

    async def clear(self) -> None:
        """Forget what was written."""
        if self._folder is not None:
            async with self._turn:
                await asyncio.to_thread(_remove, self._folder)


class Blobs:
    """Bytes by their digest, in memory up to a bound and in a folder if there is one."""

    def __init__(self, folder: Path | None, *, max_bytes: int) -> None:
        self._folder = None if folder is None else folder / "pictures"
        self._max_bytes = max_bytes
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0

    async def put(self, data: bytes) -> str:
        """Keep the bytes and return their digest."""
        digest = await asyncio.to_thread(_digest, data)
        if self._folder is not None:
            await asyncio.to_thread(_write, self._folder / digest, data)
        self._remember(digest, data)
        return digest

    async def get(self, digest: str) -> bytes | None:
        """The bytes, or none if they were pushed out."""
        data = self._held.get(digest)
        if data is None and self._folder is not None:
            data = await asyncio.to_thread(_read, self._folder / digest)
        if data is not None:
            self._remember(digest, data)
        return data

    def _remember(self, digest: str, data: bytes) -> None:
        if digest not in self._held:
            self._size += len(data)
        self._held[digest] = data
        self._held.move_to_end(digest)
        while self._size > self._max_bytes and len(self._held) > 1:
            _, dropped = self._held.popitem(last=False)
            self._size -= len(dropped)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _append(folder: Path, lines: list[tuple[str, bytes]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, line in lines:
        with (folder / name).open("ab") as file:
            file.write(line + b"\n")


def _lines(path: Path) -> list[bytes]:
    if not path.exists():
        return []
    data = path.read_bytes()
    whole = data[: data.rfind(b"\n") + 1]
    if whole != data:
        # A line without its end was cut by a crash: its request was never answered. Drop it,
        # or the next line would be glued to it.
        path.write_bytes(whole)
    return whole.splitlines()


def _remove(folder: Path) -> None:
    for name in ("tasks.jsonl", "ledger.jsonl"):
        (folder / name).unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        whole = path.with_suffix(".part")
        whole.write_bytes(data)
        whole.replace(path)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
