"""What goes wrong before a page: each gets a sentence, nothing is lost and nothing comes twice."""

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("nicegui", reason="the extra for the page is not installed")
pytest.importorskip("playwright", reason="nothing to drive a browser with")

from tests.browser.served import visiting

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from tests.browser.served import Served, Visit

# The line is cut under the page, which then comes back in the way of its library, but when we say.
_DIES = "socket.io.reconnection(false); socket.io.engine.close()"
_TRIES_AGAIN = (
    "socket.io.reconnection(true); socket.io.skipReconnect = false; socket.io.reconnect(); null"
)
_DROPPED = """([name, type, megabytes]) => {
  const data = new DataTransfer();
  const content = megabytes ? [new Uint8Array(megabytes * 1024 * 1024)] : ["no picture at all"];
  data.items.add(new File(content, name, {type}));
  document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true}));
}"""


async def _drops(visit: "Visit", name: str, type: str, megabytes: int = 0) -> None:
    await visit.page.evaluate(_DROPPED, [name, type, megabytes])


async def test_a_page_whose_connection_died_shows_once_what_happened_meanwhile(
    browser: "Browser", page_server: "Served"
) -> None:
    async with visiting(browser) as ana:
        await ana.chat(page_server.address)
        async with visiting(browser, storage_state=await ana.page.context.storage_state()) as phone:
            await phone.open(ana.page.url)
            await ana.page.evaluate(_DIES)
            await ana.says("/help")
            await phone.says("a blue bird, 1k")
            await phone.has_pictures(1)
            assert await ana.pictures.count() == 0
            # It comes back by itself, and hands on what was said into the dead line.
            await ana.page.evaluate(_TRIES_AGAIN)
            await ana.has_pictures(1)
            await phone.page.locator("#log .is-told").wait_for()
            said = await phone.page.locator("#log").inner_text()
            assert await phone.page.locator("#log .is-said").count() == 2
            await ana.reload()
            assert await ana.page.locator("#log").inner_text() == said
            assert await ana.field.input_value() == ""


@pytest.mark.parametrize(
    ("name", "kind", "megabytes"),
    [("song.mp3", "audio/mpeg", 0), ("huge.png", "image/png", 200)],
)
async def test_what_cannot_be_sent_is_said_at_once(
    browser: "Browser", page_server: "Served", name: str, kind: str, megabytes: int
) -> None:
    async with visiting(browser) as ana:
        await ana.chat(page_server.address)
        await _drops(ana, name, kind, megabytes)
        await ana.page.get_by_text("of at most 60 MB").wait_for()
        assert await ana.page.get_by_role("button", name=f"Do not send {name}").count() == 0
        assert [url for url in ana.asked if "upload" in url and not url.endswith(".js")] == []


async def test_a_picture_that_is_none_gets_a_sentence_and_costs_nothing(
    browser: "Browser", page_server: "Served"
) -> None:
    async with visiting(browser) as ana:
        await ana.chat(page_server.address)
        await _drops(ana, "fox.png", "image/png")
        await ana.page.get_by_role("button", name="Do not send fox.png").wait_for()
        await ana.says("make it night")
        told = "I cannot use fox.png: This is not a PNG, JPEG, WebP or GIF picture."
        await ana.page.get_by_text(told, exact=True).wait_for()
        assert await ana.page.locator("#log .card img").count() == 0
