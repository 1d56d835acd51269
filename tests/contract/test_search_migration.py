"""A database of the version before is filled with the words of its pictures, and left usable."""

import asyncio
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from storage import gallery
from storage.database import Database, address_of
from storage.gallery import Wanted
from storage.migrations.upgrade import upgrade, upgrade_file, upgrade_server
from storage.tables import ConversationId, PersonId, conversation, image, person
from tests.contract.records import NOON
from tests.postgres import fresh_postgres

_MANY = 5_001
"""One more than the migration takes at a time."""
_OWNER, _PLACE = PersonId(UUID(int=1)), ConversationId(UUID(int=2))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/old.sqlite"
        return
    with fresh_postgres() as url:
        yield url


def _fill(connection: sa.Connection) -> None:
    upgrade(connection, "0018_copies")
    someone = {"id": _OWNER, "name": "Ana", "settings": {}, "created_at": NOON}
    connection.execute(sa.insert(person), someone)
    here = {"id": _PLACE, "platform": "console", "chat": "x", "settings": {}, "next_number": 1}
    connection.execute(sa.insert(conversation), {**here, "thread": "", "created_at": NOON})
    connection.execute(sa.insert(image), [_picture(number) for number in range(1, _MANY + 1)])


def _picture(number: int) -> dict[str, object]:
    words = "a heron" if number in {1, _MANY} else "an owl"
    texts = dict.fromkeys(("tool", "model", "media_type", "sha256", "alt_text", "caption"), "x")
    sizes = {"width": 1, "height": 1, "size": 1, "position": 0, "flagged": False}
    return {
        **texts,
        **sizes,
        "id": UUID(int=number),
        "handle": f"bird-{number}",
        "number": number,
        "person_id": _OWNER,
        "conversation_id": _PLACE,
        "prompt": words,
        "media_key": f"{number}",
        "thumb_key": f"{number}",
        "created_at": NOON,
    }


async def test_what_is_there_is_found_and_old_processes_go_on(empty: str) -> None:
    address = address_of(empty)
    if address.get_backend_name() == "sqlite":
        work = partial(upgrade_file, Path(str(address.database)), _fill)
    else:
        work = partial(upgrade_server, empty, _fill)
    await asyncio.to_thread(work)
    db = await Database.open(empty, lock_path=None)
    try:
        heron = Wanted(person_id=_OWNER, words="heron")
        async with db.write() as tx:
            found = await gallery.page(tx, heron, limit=9)
            assert [one.number for one in found] == [_MANY, 1]
            # A process of the version before writes pictures down knowing nothing of the index.
            later = {**_picture(_MANY + 1), "prompt": "a heron at sea"}
            old_insert = sa.insert(image).values({name: sa.bindparam(name) for name in later})
            await tx.run(old_insert, later)
            found = await gallery.page(tx, heron, before=found[0].id, limit=9)
            assert [one.number for one in found] == [1]
            found = await gallery.page(tx, heron, limit=1)
            assert [one.number for one in found] == [_MANY + 1]
    finally:
        await db.close()
