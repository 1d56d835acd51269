"""A backup, restored, is the same rows and files: from both databases into both."""

import asyncio
import io
import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import sqlalchemy as sa

from storage.backup import Made, backup
from storage.backup_format import Manifest
from storage.database import Database
from storage.errors import BadBackup, DatabaseNotEmpty, DatabaseUnavailable
from storage.media import Media, key_for
from storage.restore import restore
from storage.tables import audit_entry, image, metadata
from tests.contract.filling import fill, inserts
from tests.contract.records import NOON, World
from tests.postgres import fresh_postgres

PICTURE = b"the bytes of a fox"
THUMB = b"fewer bytes of a fox"


def key_of(data: bytes) -> str:
    return key_for(sha256(data).hexdigest(), "image/png")


async def everything(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    async with db.read() as tx:
        return {
            table.name: await tx.rows(sa.select(table).order_by(*table.primary_key))
            for table in metadata.sorted_tables
        }


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database that nobody has used yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/new/other.sqlite"
        return
    with fresh_postgres() as url:
        yield url


async def kept(world: World, media: Media) -> tuple[io.BytesIO, Made]:
    """A backup of a row in every table, and of two pictures, the older made from the newer."""
    await fill(world, chat="-100")
    older, newer = await world.stored_images("a fox", "another fox")
    await media.put(key_of(PICTURE), PICTURE)
    await media.put(key_of(THUMB), THUMB)
    keys = {"media_key": key_of(PICTURE), "thumb_key": key_of(THUMB)}
    async with world.db.write() as tx:
        await tx.run(sa.update(image).values(keys))
        await tx.run(sa.update(image).where(image.c.id == older.id).values(parent_id=newer.id))
    out = io.BytesIO()
    return out, await backup(world.db, media, out, NOON)


async def test_rows_and_files_come_back_as_they_were(world: World, elsewhere: str) -> None:
    out, made = await kept(world, media := await Media.open("memory://"))
    assert made.files == 2
    assert made.missing == []
    before = await everything(world.db)
    assert {table.name for table in inserts()} <= {name for name in before if before[name]}
    other = await Media.open("memory://")
    await restore(elsewhere, other, out, lock_path=None)
    again = await Database.open(elsewhere, lock_path=None)
    try:
        assert await everything(again) == before
        for key in (key_of(PICTURE), key_of(THUMB)):
            assert await other.get(key) == await media.get(key)
        async with again.write() as tx:  # a new row is numbered behind the restored ones
            new = {"place": "here", "action": "x", "detail": "", "created_at": NOON}
            await tx.run(sa.insert(audit_entry).values(new))
    finally:
        await again.close()


async def test_every_row_comes_once_when_there_are_many(world: World) -> None:
    await world.stored_images(*(f"fox {number}" for number in range(7)))
    out = io.BytesIO()
    await backup(world.db, await Media.open("memory://"), out, NOON, page=3)
    with ZipFile(out) as zipped:
        lines = zipped.read("tables/image.jsonl").splitlines()
    assert len({json.loads(line)[0] for line in lines}) == len(lines) == 7


async def test_files_that_are_away_or_changed_are_named(world: World) -> None:
    media = await Media.open("memory://")
    await kept(world, media)
    await media.put(key_of(PICTURE), b"something else")
    await media.delete(key_of(THUMB))
    made = await backup(world.db, media, io.BytesIO(), NOON)
    assert set(made.missing) == {key_of(PICTURE), key_of(THUMB)}


async def test_a_database_with_rows_is_left_alone(world: World, database_url: str) -> None:
    media = await Media.open("memory://")
    out, _ = await kept(world, media)
    before = await everything(world.db)
    with pytest.raises(DatabaseNotEmpty):
        await restore(database_url, media, out, lock_path=None)
    assert await everything(world.db) == before


def archive_of(parts: dict[str, bytes]) -> io.BytesIO:
    out = io.BytesIO()
    with ZipFile(out, "w") as zipped:
        for name, data in parts.items():
            zipped.writestr(name, data)
    return out


Change = Callable[[dict[str, bytes]], None]


def _evil_name(parts: dict[str, bytes]) -> None:
    parts["../../etc/cron.d/fox"] = b"x"


def _evil_key(parts: dict[str, bytes]) -> None:
    manifest = Manifest.model_validate_json(parts["manifest.json"])
    key, data = "jobs/../../fox.png", b"x"
    parts["files.jsonl"] = (json.dumps([key, sha256(data).hexdigest(), 1]) + "\n").encode()
    manifest.files.sha256 = sha256(parts["files.jsonl"]).hexdigest()
    parts["manifest.json"] = manifest.model_dump_json().encode()
    parts[f"media/{key}"] = data


def _other_rows(parts: dict[str, bytes]) -> None:
    parts["tables/image.jsonl"] = parts["tables/image.jsonl"].replace(b"fox", b"cat")


def _other_picture(parts: dict[str, bytes]) -> None:
    parts[f"media/{key_of(PICTURE)}"] = b"a cat"


def _without_picture(parts: dict[str, bytes]) -> None:
    del parts[f"media/{key_of(PICTURE)}"]


def _later(parts: dict[str, bytes]) -> None:
    manifest = Manifest.model_validate_json(parts["manifest.json"])
    manifest.revision = "9999_later"
    parts["manifest.json"] = manifest.model_dump_json().encode()


def _row_twice(parts: dict[str, bytes]) -> None:
    manifest = Manifest.model_validate_json(parts["manifest.json"])
    parts["tables/image.jsonl"] += parts["tables/image.jsonl"]
    manifest.tables["image"].sha256 = sha256(parts["tables/image.jsonl"]).hexdigest()
    parts["manifest.json"] = manifest.model_dump_json().encode()


async def test_rows_that_cannot_go_in_leave_no_file_behind_but_those_that_were_there(
    world: World, elsewhere: str, tmp_path: Path
) -> None:
    out, _ = await kept(world, await Media.open("memory://"))
    with ZipFile(out) as zipped:
        parts = {name: zipped.read(name) for name in zipped.namelist()}
    _row_twice(parts)
    media = await Media.open("memory://")
    await media.put(key_of(THUMB), THUMB)
    with pytest.raises(DatabaseUnavailable):
        await restore(elsewhere, media, archive_of(parts), lock_path=None)
    assert await media.has(key_of(THUMB))
    assert not await media.has(key_of(PICTURE))
    assert not await asyncio.to_thread(lambda: list(tmp_path.rglob("other.sqlite*")))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_evil_name, "none of ours"),
        (_evil_key, "no name of a file of ours"),
        (_other_rows, "not what was written"),
        (_other_picture, "not what was written"),
        (_without_picture, "or is missing"),
        (_later, "later version"),
    ],
)
async def test_a_changed_archive_is_refused_and_changes_nothing(
    world: World, tmp_path: Path, change: Change, said: str
) -> None:
    out, _ = await kept(world, await Media.open("memory://"))
    with ZipFile(out) as zipped:
        parts = {name: zipped.read(name) for name in zipped.namelist()}
    change(parts)
    with pytest.raises(BadBackup, match=said):
        await restore(
            f"sqlite:///{tmp_path}/new.sqlite",
            await Media.open(str(tmp_path / "media")),
            archive_of(parts),
            lock_path=None,
        )
    assert not (tmp_path / "new.sqlite").exists()
    assert not list((tmp_path / "media").iterdir())


_SINCE_THEN = {
    "image": ("likeness", "band_", "request_key"),
    "delivery": ("image_id",),
    "job": ("why", "language", "trace"),
    "workflow_run": ("trace",),
}
"""By table, how the names of those columns begin that a backup of 0016_web does not have."""
_TABLES_SINCE_THEN = ("proposal", "image_tag")


async def test_a_backup_of_an_older_version_is_brought_up_to_date(
    world: World, elsewhere: str
) -> None:
    out, _ = await kept(world, media := await Media.open("memory://"))
    with ZipFile(out) as zipped:
        parts = {name: zipped.read(name) for name in zipped.namelist()}
    manifest = Manifest.model_validate_json(parts["manifest.json"])
    for table in _TABLES_SINCE_THEN:
        del manifest.tables[table], parts[f"tables/{table}.jsonl"]
    for table, since in _SINCE_THEN.items():
        member, path = manifest.tables[table], f"tables/{table}.jsonl"
        news = [at for at, name in enumerate(member.columns) if name.startswith(since)]
        old = [
            [value for at, value in enumerate(json.loads(line)) if at not in news]
            for line in parts[path].splitlines()
        ]
        parts[path] = "".join(json.dumps(row) + "\n" for row in old).encode()
        member.columns = [name for at, name in enumerate(member.columns) if at not in news]
        member.sha256 = sha256(parts[path]).hexdigest()
    manifest.revision = "0016_web"
    parts["manifest.json"] = manifest.model_dump_json().encode()
    await restore(elsewhere, media, archive_of(parts), lock_path=None)
    again = await Database.open(elsewhere, lock_path=None)
    try:
        async with again.read() as tx:
            found = await tx.rows(sa.select(image.c.id, image.c.likeness))
    finally:
        await again.close()
    kept_rows = (json.loads(line) for line in parts["tables/image.jsonl"].splitlines())
    assert sorted(str(id) for id, _ in found) == sorted(row[0] for row in kept_rows)
    assert {likeness for _, likeness in found} == {None}


async def test_an_archive_that_was_cut_off_is_refused(world: World, tmp_path: Path) -> None:
    out, _ = await kept(world, media := await Media.open("memory://"))
    half = io.BytesIO(out.getvalue()[: len(out.getvalue()) // 2])
    with pytest.raises(BadBackup, match="damaged"):
        await restore(f"sqlite:///{tmp_path}/new.sqlite", media, half, lock_path=None)
