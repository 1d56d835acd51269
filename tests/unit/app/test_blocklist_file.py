import asyncio
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from app.blocklist_file import BlocklistFile
from app.process import CannotStart


def names(file: BlocklistFile, text: str) -> list[str]:
    return sorted({rule.name for rule in file.words.found(text)})


async def test_a_changed_list_counts_without_a_restart_and_a_bad_one_does_not(
    tmp_path: Path,
) -> None:
    path = tmp_path / "list.txt"
    path.write_text("[brands]\nacme\n")
    file = await asyncio.to_thread(BlocklistFile, path)
    words = file.words
    path.write_text("[brands]\nacme\n[violence]\ngore*\n")
    assert names(file, "gore") == []
    await file.look()
    assert names(file, "acme gore") == ["brands", "violence"]
    assert file.words is words, "whoever holds the list has the new one"

    with capture_logs() as logged:
        path.write_text("[brands]\nacme\n***\n")
        await file.look()
        await file.look()
        path.unlink()
        await file.look()
    assert names(file, "acme gore") == ["brands", "violence"]
    told = [(one["event"], one["reason"]) for one in logged]
    assert [event for event, _ in told] == ["blocklist.refused"] * 2, "each trouble is told once"
    assert told[0][1].startswith("line 3: ")

    path.write_text("[others]\nnothing\n")
    await file.look()
    assert names(file, "acme gore nothing") == ["others"]


async def test_it_is_looked_at_again_and_again(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("acme\n")
    file = await asyncio.to_thread(BlocklistFile, path)
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 2:
            await asyncio.to_thread(path.write_text, "acme\nother\n")
        if len(waits) == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        await file.follow(sleep)
    assert names(file, "other") == ["unwanted words"]


def test_a_start_needs_a_list_that_can_be_used(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="MODERATION_BLOCKLIST"):
        BlocklistFile(tmp_path / "nowhere.txt")
