"""The address of the gallery: what it says, and what it cannot be made to say."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

pytest.importorskip("nicegui", reason="the extra for the page is not installed")

from bots.webbot.narrowing import Narrowing
from storage.gallery import Wanted
from storage.tables import ConversationId, PersonId

ANA = PersonId(UUID(int=7))
CHAT = UUID(int=9)


def test_an_address_is_read_as_it_was_written() -> None:
    kept = Narrowing(q="fox & owl", tag="Logo Ideas", since="2026-11-01", chat=str(CHAT), liked="1")
    assert kept.address == (
        f"/web/gallery?q=fox+%26+owl&tag=Logo+Ideas&since=2026-11-01&chat={CHAT}&liked=1"
    )
    assert Narrowing().address == "/web/gallery"
    assert kept.wanted(ANA) == Wanted(
        person_id=ANA,
        conversation_id=ConversationId(CHAT),
        liked_by=ANA,
        tagged_by=ANA,
        tag="logo ideas",
        words="fox & owl",
        since=datetime(2026, 11, 1, tzinfo=UTC),
    )
    until = Narrowing(until="2026-11-30").wanted(ANA).until
    assert until == datetime(2026, 12, 1, tzinfo=UTC), "that day, too"


def test_what_cannot_be_read_narrows_nothing_and_names_nobody() -> None:
    hostile = {
        "person_id": str(CHAT),
        "tagged_by": str(CHAT),
        "since": "yesterday",
        "until": "9999-12-31",
        "shape": "__class__",
        "tag": "#",
    }
    assert Narrowing.read(hostile).wanted(ANA) == Wanted(person_id=ANA)
    assert Narrowing(chat="x").wanted(ANA).conversation_id == UUID(int=0)
    assert len(Narrowing.read({"q": "x" * 10_000}).q) == 200
