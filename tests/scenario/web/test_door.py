"""Who gets into the page, and what a browser may do there."""

import re
from datetime import timedelta

from storage import gallery, images, rights
from storage.gallery import Wanted
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tests.scenario.web.front_door import FrontDoor

HERE = "http://127.0.0.1:8080"


async def test_without_a_session_there_is_nothing(world: World) -> None:
    async with FrontDoor(world).browser() as stranger:
        for path in ("/web/", "/web/gallery", "/web/chat/1"):
            answer = await stranger.get(path)
            assert (answer.status_code, answer.headers["location"]) == (303, "/web/enter")
        assert (await stranger.get("/web/picture/fox-abc")).status_code == 401
        assert (await stranger.post("/web/_nicegui/client/1/upload/2")).status_code == 401
        assert (await stranger.get("/v1/anything")).text == "the API"


async def test_a_link_signs_in_once_and_only_who_presses_the_button(world: World) -> None:
    front = FrontDoor(world)
    secret = await front.visitors.link_for(world.ana)
    async with front.browser() as preview:
        for _ in range(3):
            assert "Sign in" in (await preview.get(f"/web/enter?t={secret}")).text
        assert (await preview.get("/web/")).status_code == 303, "who only looks is not signed in"
    async with front.browser() as browser:
        entered = await browser.post("/web/enter", data={"t": secret})
        cookie = entered.headers["set-cookie"]
        assert {"HttpOnly", "Secure", "SameSite=lax"} <= set(re.split(r"; ?", cookie))
        assert "Ana" in (await browser.get("/web/")).text
    async with front.browser() as second:
        again = await second.post("/web/enter", data={"t": secret})
        assert (again.status_code, "set-cookie" in again.headers) == (403, False)


async def test_a_link_is_worth_nothing_after_ten_minutes(world: World) -> None:
    front = FrontDoor(world)
    secret = await front.visitors.link_for(world.ana)
    world.clock.turn(timedelta(minutes=10, seconds=1).total_seconds())
    async with front.browser() as browser:
        assert (await browser.post("/web/enter", data={"t": secret})).status_code == 403


async def test_who_tries_many_links_has_to_wait(world: World) -> None:
    async with FrontDoor(world).browser() as guesser:
        tries = [await guesser.post("/web/enter", data={"t": f"{n}"}) for n in range(6)]
        assert [one.status_code for one in tries] == [403] * 5 + [429]


async def test_signed_out_is_signed_out_also_from_elsewhere(world: World) -> None:
    front = FrontDoor(world)
    async with front.signed_in() as phone, front.signed_in() as desk:
        await phone.post("/web/leave", headers={"origin": "https://studio.example"})
        assert (await phone.get("/web/")).status_code == 303
        assert (await desk.get("/web/")).status_code == 200
        visitor = await front.visitors.of(desk.cookies["__Secure-orchestrator"])
        assert visitor is not None
        assert len(await front.visitors.sessions(visitor)) == 1
        await front.visitors.leave(visitor)
        assert (await desk.get("/web/")).status_code == 303


async def test_a_session_ends_by_itself(world: World) -> None:
    async with FrontDoor(world).signed_in() as browser:
        world.clock.turn(timedelta(days=30).total_seconds())
        assert (await browser.get("/web/")).status_code == 303


async def test_other_pages_may_not_act_here(world: World) -> None:
    front = FrontDoor(world)
    async with front.signed_in() as browser:
        evil = {"origin": "https://evil.example"}
        assert (await browser.post("/web/leave", headers=evil)).status_code == 403
        assert (await browser.get("/web/")).status_code == 200
        cookie = f"__Secure-orchestrator={browser.cookies['__Secure-orchestrator']}"
    own = "https://studio.example"
    assert await front.knocks(origin=own, cookie=cookie) == "websocket.accept"
    assert await front.knocks(origin="https://evil.example", cookie=cookie) == "websocket.close"
    assert await front.knocks(origin=own, cookie="") == "websocket.close"


async def test_behind_a_proxy_that_speaks_tls_the_cookie_is_secure_and_the_name_is_known(
    world: World,
) -> None:
    front = FrontDoor(world, public="https://studio.example")
    async with front.browser("http://inside:8080") as browser:
        secret = await front.visitors.link_for(world.ana)
        public = {"origin": "https://studio.example"}
        entered = await browser.post("/web/enter", data={"t": secret}, headers=public)
        assert entered.status_code == 303
        assert "Secure" in entered.headers["set-cookie"]
        evil = {"origin": "https://evil.example"}
        assert (await browser.post("/web/enter", data={"t": "x"}, headers=evil)).status_code == 403


async def test_over_https_a_cookie_that_was_planted_without_it_is_not_looked_at(
    world: World,
) -> None:
    front = FrontDoor(world)
    async with front.signed_in() as browser:
        value = browser.cookies["__Secure-orchestrator"]
    async with front.browser() as other:
        answer = await other.get("/web/", headers={"cookie": f"orchestrator={value}"})
        assert answer.status_code == 303


async def test_only_our_scripts_run_and_nobody_frames_us(world: World) -> None:
    async with FrontDoor(world).signed_in() as browser:
        nonces = set()
        for _ in range(2):
            answer = await browser.get("/web/")
            policy = answer.headers["content-security-policy"]
            (nonce,) = re.findall(r"'nonce-([^']+)'", policy)
            assert f'<script nonce="{nonce}">' in answer.text
            assert "frame-ancestors 'none'" in policy
            assert "default-src 'none'" in policy
            assert "unsafe-inline" not in policy.partition("style-src")[0]
            nonces.add(nonce)
        assert len(nonces) == 2, "a new one for each answer"


async def test_somebody_elses_picture_is_not_there(world: World) -> None:
    chat = Chat.of(world)
    await chat.says("draw a red fox")
    await chat.passes()
    front = FrontDoor(world)
    async with world.db.read() as tx:
        (fox,) = await gallery.page(tx, Wanted(), limit=1)
    async with front.signed_in() as ana:
        shown = await ana.get(f"/web/picture/{fox.handle}")
        assert shown.content == await world.media.get(fox.media_key)
        saved = await ana.get(f"/web/picture/{fox.handle}/file")
        assert fox.handle in saved.headers["content-disposition"]
        tagged = {"if-none-match": shown.headers["etag"]}
        assert (await ana.get(f"/web/picture/{fox.handle}", headers=tagged)).status_code == 304
    async with front.browser() as owner:
        await owner.post("/web/enter", data={"t": await front.visitors.owners_link() or ""})
        for form in ("", "/small", "/file"):
            answer = await owner.get(f"/web/picture/{fox.handle}{form}")
            assert (answer.status_code, answer.text) == (404, "There is no such picture here.")
        assert (await owner.get(f"/web/picture/zip?of={fox.handle}")).status_code == 404
    async with world.db.write() as tx:
        await images.set_hidden(tx, fox.id, world.clock())
    async with front.signed_in() as ana:
        assert (await ana.get(f"/web/picture/{fox.handle}")).status_code == 404, "deleted"


async def test_the_first_owner_comes_by_a_link_and_then_no_other(world: World) -> None:
    front = FrontDoor(world)
    assert await front.visitors.owners_link() is not None, "unused, it can be had again"
    secret = await front.visitors.owners_link()
    async with front.browser() as browser:
        await browser.post("/web/enter", data={"t": secret or ""})
    async with world.db.read() as tx:
        grants = await rights.of_place(tx, rights.EVERYWHERE)
    assert [grant.role for grant in grants] == ["owner"]
    assert await front.visitors.owners_link() is None


async def test_who_sits_at_the_machine_is_let_in_but_only_there(world: World) -> None:
    front = FrontDoor(world, here="sam")
    async with front.browser(HERE) as browser:
        first = await browser.get("/web/", follow_redirects=True)
        assert "sam" in first.text
    async with front.browser("http://rebound.example:8080") as lured:
        assert (await lured.get("/web/")).status_code == 403


async def test_what_is_too_large_is_not_even_read(world: World) -> None:
    async with FrontDoor(world).signed_in() as browser:
        announced = {"content-length": str(200 * 1024 * 1024)}
        answer = await browser.post("/web/_nicegui/client/1/upload/2", headers=announced)
        assert (answer.status_code, answer.text) == (413, "That is larger than 60 MB.")
