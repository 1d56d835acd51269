"""What a platform was told at an earlier start, so that it is told again only when that changes."""

import asyncio
import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from pydantic import JsonValue


class Told:
    """A small file of digests; one that cannot be read counts as empty."""

    def __init__(self, file: Path) -> None:
        self._file = file

    async def knows(self, place: str, words: JsonValue) -> bool:
        """Whether just this was told there last."""
        return (await asyncio.to_thread(self._read)).get(place) == _digest(words)

    async def remember(self, place: str, words: JsonValue) -> None:
        """This was told there."""
        await asyncio.to_thread(self._write, place, _digest(words))

    def _read(self) -> dict[str, str]:
        try:
            known = json.loads(self._file.read_bytes())
        except (OSError, ValueError):
            return {}
        if not isinstance(known, Mapping):
            return {}
        return {str(key): str(value) for key, value in known.items()}

    def _write(self, place: str, digest: str) -> None:
        known = {**self._read(), place: digest}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        partial = self._file.with_name(f".{self._file.name}.part")
        partial.write_text(json.dumps(known, indent=1))
        partial.replace(self._file)


def _digest(words: JsonValue) -> str:
    return sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()
