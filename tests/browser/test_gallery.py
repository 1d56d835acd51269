"""The gallery: narrowed in the address, tagged, compared by keyboard; nobody sees another's."""

from typing import TYPE_CHECKING, Final
from uuid import UUID

import pytest

pytest.importorskip("nicegui", reason="the extra for the page is not installed")
pytest.importorskip("playwright", reason="nothing to drive a browser with")

from playwright.async_api import ViewportSize

from tests.browser.served import Visit, visiting

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from tests.browser.served import Served

_PHONE: Final[ViewportSize] = {"width": 360, "height": 740}
_LISTED: Final = "document.querySelectorAll('.tile').length === {}"


async def _opened(visit: Visit, address: str, query: str, tiles: int) -> None:
    await visit.open(f"{address}gallery{query}")
    await visit.page.wait_for_function(_LISTED.format(tiles))


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_tagged_narrowed_and_compared_on_a_phone(
    browser: "Browser", page_server: "Served", scheme: str
) -> None:
    async with visiting(browser, color_scheme=scheme, reduced_motion="reduce") as ana:
        await ana.chat(page_server.address)
        await ana.says(f"a quiet quetzal {scheme}, 1k")
        await ana.has_pictures(1)
        await ana.says("make it night")
        await ana.has_pictures(2)
        await ana.page.set_viewport_size(_PHONE)
        await _opened(ana, page_server.address, "?q=zzz", 0)
        await ana.page.get_by_text("No picture fits").wait_for()
        await ana.page.get_by_label("Words").fill(f"QUÉTZAL {scheme}")
        await ana.page.wait_for_function(_LISTED.format(2))
        await ana.page.wait_for_url(f"**/gallery?q=*{scheme}")
        await _tags_all(ana, f"{scheme} birds")
        await _narrows(ana, page_server.address, f"{scheme} birds")
        await _compares_by_keyboard(ana, f"{scheme} birds")
        width = await ana.page.evaluate("document.documentElement.scrollWidth")
        assert width <= _PHONE["width"]
        assert ana.complaints == []


async def _tags_all(ana: Visit, tag: str) -> None:
    for box in await ana.page.get_by_role("checkbox").all():
        await box.check()
    await ana.page.get_by_role("button", name="Tag…").click()
    await ana.page.get_by_role("dialog").get_by_label("Tag", exact=True).fill(tag)
    await ana.is_accessible()
    await ana.page.get_by_role("dialog").get_by_role("button", name="Tag", exact=True).click()
    await ana.page.get_by_text("lists what has it").wait_for()


async def _narrows(ana: Visit, address: str, tag: str) -> None:
    await _opened(ana, address, f"?tag={tag}", 2)
    assert await ana.page.get_by_label("Tag", exact=True).input_value() == tag
    await ana.page.get_by_label("Shape").select_option("tall")
    await ana.page.get_by_text("No picture fits").wait_for()
    await ana.page.get_by_label("Shape").select_option("")
    await ana.page.wait_for_function(_LISTED.format(2))
    await ana.page.get_by_label("Until").fill("2001-01-01")
    await ana.page.get_by_text("No picture fits").wait_for()
    await _opened(ana, address, f"?tag={tag}&q=quiet", 2)
    await ana.is_accessible()


async def _compares_by_keyboard(ana: Visit, tag: str) -> None:
    await ana.page.get_by_role("button", name="Open #").last.focus()
    await ana.page.keyboard.press("Enter")
    await ana.page.get_by_text(f"Tagged “{tag}”").wait_for()
    assert await ana.page.locator(".tree > li > ul > li").count() == 1
    await ana.is_accessible()
    await ana.page.get_by_role("button", name="Compare with").focus()
    await ana.page.keyboard.press("Enter")
    slider = ana.page.get_by_role("slider")
    await slider.focus()
    await ana.page.keyboard.press("ArrowRight")
    assert await slider.get_attribute("aria-valuetext") == "49% of the newer one"
    await ana.is_accessible()
    await ana.page.keyboard.press("Escape")
    await slider.wait_for(state="detached")


@pytest.mark.parametrize(
    "query", [f"?person={UUID(int=7)}", f"?chat={UUID(int=7)}", "?chat=nonsense", "?person=%00"]
)
async def test_another_persons_address_shows_nothing(
    browser: "Browser", page_server: "Served", query: str
) -> None:
    async with visiting(browser) as ana:
        await ana.chat(page_server.address)
        await ana.open(f"{page_server.address}gallery{query}")
        await ana.page.get_by_text("There are no pictures for you at this address.").wait_for()
        assert await ana.page.locator("img").count() == 0
        await ana.page.get_by_role("link", name="To your pictures").click()
        await ana.page.get_by_role("heading", name="Your pictures").wait_for()
