"""In which language the page speaks: one's own setting, then the browser's wish, then English."""

import pytest

from storage import people
from tests.scenario.jobs.world import World
from tests.scenario.web.front_door import FrontDoor

_GERMAN = "de-DE,de;q=0.9,en;q=0.8"


async def _language(front: FrontDoor, accepted: str) -> str:
    secret = await front.visitors.link_for(front.world.ana)
    cookie = await front.visitors.enter(secret, "a browser")
    assert cookie is not None
    visitor = await front.visitors.of(cookie, accepted)
    assert visitor is not None
    return visitor.language


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        (_GERMAN, "de"),
        ("pt-BR", "pt"),
        ("nl, fr;q=0.5, it;q=0.7", "it"),
        ("es;q=0, fr;q=0.1", "fr"),
        ("en-GB, de", "en"),
        ("ja, *;q=0.5", "en"),
        ("de;q=much, fr;q=0.2", "fr"),
        (";;,,q=", "en"),
    ],
)
async def test_the_browser_is_asked(world: World, accepted: str, language: str) -> None:
    assert await _language(FrontDoor(world), accepted) == language


async def test_ones_own_setting_comes_first(world: World) -> None:
    async with world.db.write() as tx:
        await people.settle(tx, world.ana, "language", "it")
    assert await _language(FrontDoor(world), _GERMAN) == "it"
    async with world.db.write() as tx:
        await people.settle(tx, world.ana, "language", None)
    assert await _language(FrontDoor(world), _GERMAN) == "de"


async def test_who_is_not_signed_in_is_spoken_to_as_the_browser_asks(world: World) -> None:
    async with FrontDoor(world).browser() as browser:
        answer = await browser.get("/web/enter", headers={"accept-language": _GERMAN})
        assert '<html lang="de">' in answer.text
        assert "<h1>Erst anmelden</h1>" in answer.text
        assert "Sag <code>/web</code> zum Bot" in answer.text
        ask = {"t": '"><b>'}
        answer = await browser.get("/web/enter", params=ask, headers={"accept-language": "fr"})
        assert "<button autofocus>Se connecter</button>" in answer.text
        assert "<b>" not in answer.text
        answer = await browser.post("/web/enter", data={"t": "wrong"})
        assert '<html lang="en">' in answer.text
        assert "This link does not work" in answer.text
