from pathlib import Path

import pytest

from bots.told import Told


async def test_what_was_told_is_known_until_it_changes(tmp_path: Path) -> None:
    file = tmp_path / "new" / "told.json"
    told = Told(file)
    assert not await told.knows("here", {"a": 1})
    await told.remember("here", {"a": 1})
    await told.remember("there", {"a": 2})
    again = Told(file)
    assert await again.knows("here", {"a": 1})
    assert not await again.knows("here", {"a": 2})
    assert not await again.knows("elsewhere", {"a": 1})


@pytest.mark.parametrize("content", [b"", b"not json", b"[1]", b"\xff"])
async def test_a_file_that_cannot_be_read_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "told.json"
    file.write_bytes(content)
    told = Told(file)
    assert not await told.knows("here", 1)
    await told.remember("here", 1)
    assert await told.knows("here", 1)
