"""The operator at the machine: who may do what, and how much may be spent."""

import asyncio
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.e2e.nursery import Nursery

pytestmark = pytest.mark.e2e


class Machine:
    """`python -m app admin …` on one installation."""

    def __init__(self, nursery: Nursery, folder: Path) -> None:
        self._nursery = nursery
        self._folder = folder

    async def says(self, words: str, *, code: int = 0) -> str:
        run = await self._nursery.run("admin", *words.split(), DATA_DIR=str(self._folder))
        assert run.code == code, run.out + run.err
        return (run.out + run.err).strip()


@pytest.fixture
def at_the_machine(tmp_path: Path, nursery: Nursery) -> Machine:
    return Machine(nursery, tmp_path)


async def test_roles_and_blocks_by_place(at_the_machine: Machine) -> None:
    admin = at_the_machine.says
    assert await admin("owner discord 12") == "12 (discord:12) is owner everywhere now."
    here = "--place chat:telegram:-100"
    assert await admin(f"grant telegram everybody viewer {here}") == (
        "Everybody is viewer in chat:telegram:-100 now."
    )
    assert await admin(f"roles {here}") == "everybody: viewer"
    assert (await admin("roles")).endswith(": owner")
    assert await admin("block discord 14") == "14 (discord:14) is blocked everywhere now."
    assert await admin("unblock discord 14") == "14 (discord:14) is no longer blocked everywhere."
    assert "was not blocked" in await admin("unblock discord 12")
    assert "no longer owner" in await admin("revoke discord 12")
    done = [line.split(" ", 2)[2] for line in (await admin("audit")).splitlines()]
    assert done == [
        "revoke discord:12 owner",
        "revoke discord:14 blocked",
        "grant discord:14 blocked",
        "grant discord:12 owner",
    ]
    assert "There is no role king" in await admin("grant discord 1 king", code=2)
    assert "A place is" in await admin("roles --place here", code=2)
    assert "Nobody is known as discord:99" in await admin("revoke discord 99", code=2)


async def test_what_somebody_is_called_does_not_steer_the_terminal(
    at_the_machine: Machine,
) -> None:
    admin = at_the_machine.says
    assert await admin("grant discord \x1b[2J viewer") == (
        "[2J (discord:[2J) is viewer everywhere now."
    )
    assert "\x1b" not in await admin("roles") + await admin("audit")


async def test_limits_of_everything_that_can_have_one(at_the_machine: Machine) -> None:
    admin = at_the_machine.says
    await admin("owner discord 12")
    for whose, said in (
        ("overall --credits 500", "overall: 500 credits a day."),
        ("guests --pictures 0 --period total", "guests: 0 pictures in total."),
        ("person discord:12 --credits 9 --pictures 2", "9 credits and 2 pictures a day."),
        ("server discord:77 --credits 9 --period month", "server discord:77: 9 credits a month."),
        ("overall --credits 1", "overall: 1 credit a day."),
        ("overall", "overall: no limit a day."),
    ):
        assert (await admin(f"limit {whose}")).endswith(said)
    assert "Nothing was said in the chat" in await admin("limit chat discord:1", code=2)
    assert "Which person?" in await admin("limit person", code=2)
    assert "is no period" in await admin("limit overall --period week", code=2)
    assert "There is no key" in await admin("limit key abc", code=2)


async def test_somebodys_data_are_handed_over_and_removed(
    at_the_machine: Machine, tmp_path: Path
) -> None:
    admin, file = at_the_machine.says, tmp_path / "hers.zip"
    await admin("owner discord 120012")
    assert str(file) in await admin(f"export-person discord 120012 --to {file}")
    with ZipFile(file) as zipped:
        assert "data/identity.json" in zipped.namelist()
    assert "Nobody is known" in await admin("forget-person discord 120012 --yes")
    assert "Nobody is known as" in await admin(f"export-person discord 120012 --to {file}", code=2)
    assert await admin("roles") == "Nobody has a role everywhere."
    audit = await admin("audit")
    assert "forget somebody, at the machine" in audit
    assert "120012" not in audit


async def test_everything_is_kept_and_brought_back_elsewhere(
    nursery: Nursery, tmp_path: Path
) -> None:
    here, there = Machine(nursery, tmp_path / "here"), Machine(nursery, tmp_path / "there")
    await here.says("owner discord 12")
    file = tmp_path / "everything.zip"
    kept = await nursery.run("backup", str(file), DATA_DIR=str(tmp_path / "here"))
    assert kept.code == 0, kept.err
    assert file.stat().st_mode & 0o777 == 0o600
    back = await nursery.run("restore", str(file), DATA_DIR=str(tmp_path / "there"))
    assert back.code == 0, back.err
    assert await there.says("roles") == await here.says("roles")
    again = await nursery.run("restore", str(file), DATA_DIR=str(tmp_path / "there"))
    assert again.code == 2
    assert again.err.startswith("Nothing was restored: A backup goes into an empty database only")
    there_is_a_folder = await nursery.run("backup", str(tmp_path), DATA_DIR=str(tmp_path / "here"))
    assert there_is_a_folder.code == 2
    assert there_is_a_folder.err.startswith("No backup was made: ")
    assert not await asyncio.to_thread(lambda: list(tmp_path.parent.glob(".*.part")))
    bad = await nursery.run("restore", str(tmp_path / "none.zip"), DATA_DIR=str(tmp_path / "new"))
    assert bad.err.startswith("Nothing was restored: ")
