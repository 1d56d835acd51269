"""The chat in a real browser, from the first word to a picture."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("nicegui", reason="the extra for the page is not installed")
pytest.importorskip("playwright", reason="nothing to drive a browser with")

from tests.browser.served import served, visiting

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from tests.browser.served import Served

FOX = "a red fox in the snow, watercolour, 1k"
_PASTED = """async () => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 96;
  const pen = canvas.getContext("2d");
  pen.fillStyle = "teal";
  pen.fillRect(0, 0, 96, 96);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const data = new DataTransfer();
  data.items.add(new File([blob], "teal.png", {type: "image/png"}));
  document.querySelector("#app textarea").dispatchEvent(
    new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
}"""


async def test_from_the_first_word_to_an_upscaled_picture(
    browser: "Browser", page_server: "Served"
) -> None:
    async with visiting(browser) as ana:
        await ana.chat(page_server.address)
        await ana.page.get_by_role("button", name="a red fox in the snow").click()
        await ana.field.press_sequentially(", 1k")
        assert await ana.field.input_value() == FOX
        await ana.field.press("Enter")
        await ana.page.get_by_text("Drawing #1").wait_for()
        await ana.page.get_by_role("group", name="For example").wait_for(state="hidden")
        await ana.has_pictures(1)
        assert "fox" in str(await ana.pictures.first.get_attribute("alt"))
        await ana.page.get_by_role("button", name="upscale 2x").click()
        await ana.has_pictures(2)
        said = await ana.page.locator("#log").inner_text()
        await ana.reload()
        await ana.has_pictures(2)
        assert await ana.page.locator("#log").inner_text() == said
        assert ana.complaints == []
        # Nothing is loaded from anybody else.
        host = page_server.address.removesuffix("/web/")
        assert [url for url in ana.asked if not url.startswith((host, "data:", "blob:"))] == []


async def test_a_reload_in_the_middle_of_a_job_misses_nothing(
    browser: "Browser", page_server: "Served"
) -> None:
    async with visiting(browser) as ana:
        await ana.chat(page_server.address)
        await ana.says("a lighthouse in a storm, 1k")
        await ana.page.locator("progress").wait_for()
        await ana.reload()
        await ana.has_pictures(1)
        assert await ana.page.locator("#log article.is-said").count() == 1
        assert await ana.page.locator("progress").count() == 0


async def test_two_tabs_show_the_same(browser: "Browser", page_server: "Served") -> None:
    async with visiting(browser) as ana:
        await ana.chat(page_server.address)
        other = await ana.page.context.new_page()
        await other.goto(ana.page.url)
        await other.locator("#first").wait_for(state="detached")
        await ana.says("a teapot, 1k")
        await other.locator("#log figure img").wait_for()
        assert await other.locator("#log figure img").count() == 1


async def test_killed_in_the_middle_and_started_again(browser: "Browser", tmp_path: Path) -> None:
    with served(tmp_path / "page") as life:
        port = int(life.address.split(":")[2].split("/")[0])
        async with visiting(browser) as ana:
            await ana.chat(life.address)
            await ana.says(FOX)
            await ana.page.locator("progress").wait_for()
            await asyncio.to_thread(life.kill)
            await ana.says("and a heron")
            await ana.field.fill("or an owl")
            with served(tmp_path / "page", port=port):
                # The page that was open comes back by itself, with what nobody has heard.
                await ana.has_pictures(1)
                assert await ana.page.locator("#log article.is-said").count() == 1
                assert await ana.field.input_value() == "and a heron\nor an owl"


async def test_a_pasted_picture_is_sent_and_changed(
    browser: "Browser", page_server: "Served"
) -> None:
    async with visiting(browser) as ana:
        await ana.chat(page_server.address)
        await ana.page.evaluate(_PASTED)
        await ana.page.get_by_role("button", name="Do not send teal.png").wait_for()
        await ana.says("make it night")
        await ana.page.locator("#log .is-card figure img").wait_for()
        sent = ana.page.locator("#log .is-said img")
        assert await sent.get_attribute("alt") == "A picture you sent: teal.png"
        assert await sent.evaluate("(image) => image.naturalWidth") == 96


async def test_the_edit_button_asks_for_words(browser: "Browser", page_server: "Served") -> None:
    async with visiting(browser) as ana:
        await ana.chat(page_server.address)
        await ana.says("a wooden boat, 1k")
        await ana.page.get_by_role("button", name="edit…").click()
        field = ana.page.get_by_label("Your words")
        assert await field.input_value() == "a wooden boat"
        await ana.page.get_by_role("button", name="Change it").click()
        await ana.page.get_by_text("Nothing was changed in the form").wait_for()
        await field.fill("make it blue")
        await ana.page.get_by_role("button", name="Change it").click()
        await ana.has_pictures(2)
        assert "make it blue" in await ana.page.locator("#log").inner_text()


async def test_the_keyboard_is_enough(browser: "Browser", page_server: "Served") -> None:
    async with visiting(browser) as ana:
        await ana.chat(page_server.address)
        await ana.field.press_sequentially("/hel")
        await ana.page.get_by_role("option", name="/help").wait_for()
        await ana.field.press("Tab")
        assert await ana.field.input_value() == "/help "
        await ana.field.press("Enter")
        await ana.page.locator("#log .is-told").wait_for()
        await ana.field.fill("two")
        await ana.field.press("Shift+Enter")
        await ana.field.press_sequentially("lines")
        assert await ana.field.input_value() == "two\nlines"


async def test_up_changes_what_was_said_last_and_loses_no_letter(
    browser: "Browser", page_server: "Served"
) -> None:
    async with visiting(browser) as ana:
        await ana.chat(page_server.address)
        await ana.says("/help")
        await ana.page.locator("#log .is-told").wait_for()
        leave = ana.page.get_by_role("button", name="Leave your last message as it is")
        for _ in range(2):
            # Nothing is waited for in between: what is typed must stand, whatever the server says.
            await ana.field.press("ArrowUp")
            await ana.field.press_sequentially(" me")
            await leave.wait_for()
            assert await ana.field.input_value() == "/help me"
            await ana.field.press("Escape")
            assert await ana.field.input_value() == ""
            await leave.wait_for(state="detached")
        await ana.field.press("ArrowUp")
        await ana.says("hello")
        await ana.page.locator("#log .is-said", has_text="changed").wait_for()
        await leave.wait_for(state="detached")


async def test_what_stands_there_is_seen_before_any_script_is(
    browser: "Browser", page_server: "Served"
) -> None:
    async with visiting(browser) as ana:
        await ana.chat(page_server.address)
        await ana.says("hello")
        await ana.page.locator("#log .is-written, #log .is-told").first.wait_for()
        place, signed_in = ana.page.url, await ana.page.context.storage_state()
        said = await ana.page.locator("#log").inner_text()
        box = await ana.page.locator("#log .bubble").bounding_box()
    async with visiting(browser, java_script_enabled=False, storage_state=signed_in) as slow:
        await slow.page.goto(place)
        assert await slow.page.locator("#first #log").inner_text() == said
        assert await slow.page.locator("#first .bubble").bounding_box() == box, "it does not jump"
        assert await slow.page.locator("#first nav a").count() == 4


async def test_what_is_typed_is_text(browser: "Browser", page_server: "Served") -> None:
    hostile = "<img src=x onerror=\"document.title='mine'\"> **a fox**"
    async with visiting(browser) as ana:
        await ana.chat(page_server.address)
        await ana.says(hostile)
        await ana.page.locator("#log .is-written, #log .is-told").first.wait_for()
        assert await ana.page.locator("#log .is-said .words").inner_text() == hostile
        chats = ana.page.get_by_role("complementary", name="Your chats")
        await chats.get_by_role("link", name=hostile).wait_for()
        await ana.reload()
        assert await ana.page.locator("#log .is-said .words").inner_text() == hostile
        assert await ana.page.locator("[onerror]").count() == 0
        assert ana.complaints == []


async def test_chats_are_found_renamed_and_deleted(
    browser: "Browser", page_server: "Served"
) -> None:
    async with visiting(browser) as ana:
        await ana.chat(page_server.address)
        await ana.says("hello quetzal")
        chats = ana.page.get_by_role("complementary", name="Your chats")
        await chats.get_by_role("button", name="Rename hello quetzal").click()
        await ana.page.get_by_label("Name", exact=True).fill("Birds")
        await ana.page.get_by_role("button", name="Rename", exact=True).click()
        await chats.get_by_role("link", name="Birds").wait_for()
        await ana.page.get_by_label("Search your chats").fill("quetzal")
        await ana.page.wait_for_function("document.querySelectorAll('.chats li').length === 1")
        await chats.get_by_role("button", name="Delete Birds", exact=True).click()
        gone = ana.page.url
        await ana.page.get_by_role("button", name="Delete", exact=True).click()
        await ana.page.wait_for_url(lambda url: url != gone)
        await ana.open(gone)
        await ana.page.get_by_text("There is no such chat here.").wait_for()
