"""Ana asks for her data and gets all of it; nobody else's is in it, and nobody else gets it."""

import secrets
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bots import commands
from storage import images, link_codes, people
from storage.api_keys import KeyScope
from storage.archive import Archive, file_of
from storage.retention import Ages
from storage.tables import PersonId
from tests.scenario.api.program import Programs
from tests.scenario.console.session import talk
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tests.scenario.privacy.zips import Unpacked, unpacked
from tools import registry
from tools.context import Caller
from tools.errors import NotAllowed
from tools.results import archives_in

ALONE = Caller(private=True)


def archive(world: World, of: PersonId | None = None) -> Archive:
    return Archive(db=world.db, media=world.media, person_id=of or world.ana, now=world.clock())


async def test_words_pictures_and_receipts_of_hers_and_of_nobody_else(world: World) -> None:
    chat = Chat.of(world)
    await chat.says("draw a red fox in the snow")
    await chat.passes()
    await chat.says("make it night")
    await chat.says("draw a secret owl", by=world.bo)
    await chat.passes()
    fox, night, owl = await chat.pictures()
    data = await unpacked(archive(world))
    assert [row["handle"] for row in data.rows("image")] == [fox.handle, night.handle]
    assert data.rows("image")[1]["parent_id"] == str(fox.id)
    for image in (fox, night):
        assert data.files[f"pictures/{image.handle}.png"] == await world.media.get(image.media_key)
    assert [row["said"] for row in data.rows("turn")] == [
        "draw a red fox in the snow",
        "make it night",
    ]
    assert all(row["answered"] for row in data.rows("turn"))
    drawn, _ = data.rows("job")
    assert drawn["prompt"] == "a red fox in the snow"
    assert "fox" in drawn["wish"]["prompt"]
    assert [row["kind"] for row in data.rows("ledger_entry")] == ["reserve", "settle"] * 2
    assert data.rows("person")[0]["name"] == "Ana"
    assert data.rows("identity")[0]["external_id"] == "Ana"
    assert "owl" not in data.text
    assert owl.handle not in data.text
    assert "README.txt" in data.files


async def test_secrets_stay_behind(world: World) -> None:
    programs = Programs(world)
    key, text = await programs.key()
    async with world.db.write() as tx:
        await link_codes.issue(tx, world.ana, secrets.token_bytes, now=world.clock())
    ticket = await world.order()
    job = await world.job(ticket)
    data = await unpacked(archive(world))
    (told,) = data.rows("api_key")
    assert (told["name"], told["prefix"]) == ("program", key.prefix)
    for secret in (key.sha256, text.rpartition("_")[2], job.token):
        assert secret not in data.text
    assert data.rows("link_code")


async def test_somebody_without_pictures_has_an_archive_too(world: World) -> None:
    data = await unpacked(archive(world, world.bo))
    assert data.pictures == []
    assert set(data.files) == {"README.txt", "data/person.json", "data/identity.json"}


async def test_large_archives_come_in_parts_that_fit(world: World) -> None:
    chat = Chat.of(world)
    for subject in ("fox", "owl", "cat", "dog"):
        await chat.says(f"draw a red {subject}")
    await chat.passes()
    whole = await unpacked(archive(world))
    most = max(len(picture) for picture in whole.pictures) + 6_000
    pieces = [piece async for piece in archive(world).pieces(most)]
    assert len(pieces) > 1
    assert len({piece.name for piece in pieces}) == len(pieces)
    assert max(len(piece.data) for piece in pieces) <= most
    assert Unpacked.of(piece.data for piece in pieces) == whole


async def test_a_stream_is_the_same_archive(world: World) -> None:
    await world.picture()
    streamed = b"".join([data async for data in archive(world).stream()])
    assert Unpacked.of([streamed]) == await unpacked(archive(world))


@pytest.mark.parametrize(
    "hostile", ["../../etc/passwd", "/root", "con\\..\\x", "a\0b", "\u202egnp.exe", "", "..", "C:"]
)
def test_a_hostile_name_becomes_a_plain_one(hostile: str) -> None:
    row = {"handle": hostile, "id": "019d43c3d2057cc6bfe9d7ed474ba3d1", "media_type": "image/../x"}
    name = file_of(row)
    folder, _, file = name.partition("/")
    assert folder == "pictures"
    assert set(file) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert ".." not in file
    assert "019d43c3d2057cc6bfe9d7ed474ba3d1" in file, "two that differ keep apart"


async def test_a_hostile_handle_and_prompt_leave_the_zip_whole(world: World) -> None:
    id_ = await world.picture()
    async with world.db.read() as tx:
        image = await images.get(tx, id_)
    assert image is not None
    evil = replace(
        image,
        id=world.ids(),  # type: ignore[arg-type]  # an id is an id
        handle="../../evil",
        number=77,
        job_id=None,
        prompt='"]}, =cmd()',
    )
    async with world.db.write() as tx:
        await images.insert(tx, evil)
    data = await unpacked(archive(world))
    assert not [name for name in data.files if ".." in name or name.startswith("/")]
    row = data.rows("image")[-1]
    assert row["prompt"] == evil.prompt
    assert data.files[row["file"]] == await world.media.get(image.media_key)


async def test_a_picture_whose_file_is_gone_is_named(world: World) -> None:
    id_ = await world.picture()
    async with world.db.read() as tx:
        image = await images.get(tx, id_)
    assert image is not None
    await world.media.delete(image.media_key)
    data = await unpacked(archive(world))
    assert image.handle in data.files["pictures/missing.txt"].decode()


async def test_where_others_read_along_there_is_no_archive(world: World) -> None:
    ctx = await Chat.of(world).context()
    with pytest.raises(NotAllowed, match="direct message"):
        await registry.call("privacy", ctx, {"action": "export"})
    outcome = await commands.run(ctx, "privacy", {})
    assert outcome.say is not None
    assert "your name and number" in outcome.say
    assert outcome.archives == ()


async def test_alone_the_command_brings_it(world: World) -> None:
    ctx = await Chat.of(world).context(caller=ALONE)
    outcome = await commands.run(ctx, "privacy", {"": "export"})
    (found,) = outcome.archives
    assert isinstance(found, Archive)
    assert found.person_id == world.ana
    assert archives_in([await registry.call("privacy", ctx, {})]) == ()


async def test_it_is_told_for_how_long(world: World) -> None:
    ctx = await Chat.of(world).context()
    ages = Ages(pictures=timedelta(days=90), messages=None, deleted=timedelta(days=1))
    ctx = replace(ctx, services=replace(ctx.services, ages=ages))
    said = (await registry.call("privacy", ctx, {})).say
    assert "pictures and their prompts: 90 days" in said
    assert "what was said: until you have it removed" in said
    assert "pictures you deleted: 1 day" in said


async def test_at_a_terminal_it_becomes_a_file(world: World, tmp_path: Path) -> None:
    seen = await talk(world, tmp_path, "draw a red fox", "/wait", "/privacy export")
    (name,) = [file for file in seen.files if file.endswith(".zip")]
    data = Unpacked.of([(tmp_path / name).read_bytes()])
    assert len(data.pictures) == 1
    assert name in seen.text


async def test_a_program_streams_it_with_a_key_that_manages(world: World) -> None:
    programs = Programs(world)
    await world.picture()
    http = await programs.program()
    answer = await http.get("/v1/me/export")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/zip"
    assert len(Unpacked.of([answer.content]).pictures) == 1
    narrow = await programs.program(scopes=(KeyScope.READ, KeyScope.DRAW, KeyScope.CHAT))
    assert (await narrow.get("/v1/me/export")).status_code == 403


async def test_many_pictures_are_all_in_it(world: World) -> None:
    made = [await world.picture() for _ in range(25)]
    assert len((await unpacked(archive(world))).pictures) == len(made) == 25


async def test_plain_words_do_the_same_at_a_terminal(world: World, tmp_path: Path) -> None:
    seen = await talk(world, tmp_path, "draw a red fox", "/wait", "export my data", "forget me")
    (name,) = [file for file in seen.files if file.endswith(".zip")]
    assert len(Unpacked.of([(tmp_path / name).read_bytes()]).pictures) == 1
    assert "/forgetme really" in " ".join(seen.text.split())
    async with world.db.read() as tx:
        assert await people.find(tx, platform="console", external_id="Ana") is not None
