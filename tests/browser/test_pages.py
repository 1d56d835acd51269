"""Every page, on a phone and in the dark, held against the rules of accessibility."""

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("nicegui", reason="the extra for the page is not installed")
pytest.importorskip("playwright", reason="nothing to drive a browser with")

from bots.webbot.wording import WORDS
from tests.browser.served import Visit, visiting

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from tests.browser.served import Served

PAGES = ("", "gallery", "dashboard", "settings")
_READ = """() => [...document.querySelectorAll("#app *")].flatMap((one) => [
  ...[...one.childNodes].map((part) => part.nodeType === 3 && part.textContent.trim()),
  ...["aria-label", "placeholder", "title", "alt"].map((name) => one.getAttribute(name)),
]).filter(Boolean)"""
"""Every text and label of the page."""
_NAMES = frozenset({"pictures", "compare", "model", "ratio", "count"})
"""A part of the service, a tool, settings of tools: they have one name in all languages."""


async def _with_a_picture(visit: Visit, address: str) -> None:
    await visit.chat(address)
    await visit.says("a red fox in the snow, watercolour, 1k")
    await visit.has_pictures(1)


async def _ready(visit: Visit, address: str, page: str) -> None:
    await visit.open(f"{address}{page}")
    await visit.page.locator("#content").wait_for()
    await visit.page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_no_page_breaks_the_rules_of_accessibility(
    browser: "Browser", page_server: "Served", scheme: str
) -> None:
    async with visiting(browser, color_scheme=scheme, reduced_motion="reduce") as ana:
        await _with_a_picture(ana, page_server.address)
        for page in PAGES:
            await _ready(ana, page_server.address, page)
            await ana.is_accessible()


async def test_every_page_fits_a_phone(browser: "Browser", page_server: "Served") -> None:
    async with visiting(browser, viewport={"width": 360, "height": 740}) as ana:
        await _ready(ana, page_server.address, "")
        await ana.says("a green house by the sea, 1k")
        await ana.pictures.first.wait_for()
        await ana.page.get_by_role("button", name="☰ Chats").click()
        await ana.page.get_by_role("link", name="a green house").first.wait_for()
        await ana.page.get_by_role("button", name="Close", exact=True).click()
        for page in PAGES:
            await _ready(ana, page_server.address, page)
            width = await ana.page.evaluate("document.documentElement.scrollWidth")
            assert width <= 360, page


async def test_in_the_dark_the_page_is_dark(browser: "Browser", page_server: "Served") -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        async with visiting(browser, color_scheme=scheme) as ana:
            await _ready(ana, page_server.address, "")
            ground = await ana.page.evaluate("getComputedStyle(document.body).backgroundColor")
            grounds[scheme] = sum(int(part) for part in ground[4:-1].split(","))
    assert grounds["dark"] < 150
    assert grounds["light"] > 600


async def test_pictures_are_found_compared_and_saved(
    browser: "Browser", page_server: "Served"
) -> None:
    async with visiting(browser) as ana:
        await ana.chat(page_server.address)
        await ana.says("a quiet pelican, 1k")
        await ana.has_pictures(1)
        await ana.says("make it night")
        await ana.has_pictures(2)
        await _ready(ana, page_server.address, "gallery")
        await ana.page.get_by_label("Words").fill("pelican")
        tile = ana.page.get_by_role("button", name="a quiet pelican")
        await ana.page.wait_for_function(
            "[...document.querySelectorAll('.tile')].every((one) => /pelican/.test(one.innerText))"
        )
        await tile.last.click()
        sheet = ana.page.locator(".sheet")
        await sheet.get_by_text("a quiet pelican").first.wait_for()
        # The tree leads on to what was made of it.
        await sheet.get_by_role("button", name="compare").click()
        await ana.page.get_by_role("slider").wait_for()
        await ana.page.get_by_role("slider").fill("10")
        over = ana.page.locator(".slider .over")
        assert "10%" in await over.evaluate("(image) => image.style.clipPath")
        await _ready(ana, page_server.address, "gallery")
        for box in await ana.page.get_by_role("checkbox").all():
            await box.check()
        async with ana.page.expect_download() as coming:
            await ana.page.get_by_role("link", name="Save as zip").click()
        assert (await coming.value).suggested_filename.endswith(".zip")


async def test_the_dashboard_counts_and_settings_are_kept(
    browser: "Browser", page_server: "Served"
) -> None:
    async with visiting(browser) as ana:
        await _with_a_picture(ana, page_server.address)
        await _ready(ana, page_server.address, "dashboard")
        everybody = ana.page.get_by_role("region", name="Models")
        await everybody.get_by_role("row", name="Mystic").wait_for()
        health = ana.page.get_by_role("region", name="Health")
        assert await health.get_by_role("row", name="database works").count() == 1
        await _ready(ana, page_server.address, "settings")
        await ana.page.get_by_label("ratio").select_option("16:9")
        await ana.page.get_by_text("ratio is 16:9 for you now.").wait_for()
        await ana.reload()
        await ana.page.get_by_label("ratio").wait_for()
        assert await ana.page.get_by_label("ratio").input_value() == "16:9"
        await ana.page.get_by_label("ratio").select_option("")
        await ana.page.get_by_text("ratio is back to the default").wait_for()


@pytest.mark.parametrize("page", ["", "gallery", "dashboard", "settings", "settings/workflows"])
async def test_a_german_browser_is_spoken_to_in_german(
    browser: "Browser", page_server: "Served", page: str
) -> None:
    rows = [row for section in WORDS.values() for row in section.values()]
    english = {row.en for row in rows if row.en != row.de} - {row.de for row in rows} - _NAMES
    async with visiting(browser, locale="de-DE") as ana:
        await _ready(ana, page_server.address, page)
        assert await ana.page.locator("html").get_attribute("lang") == "de"
        read = set(await ana.page.evaluate(_READ))
        assert "Abmelden" in read
        assert read & english == set()
        await ana.is_accessible()
        assert not ana.complaints


async def test_the_language_of_the_settings_wins_over_the_browsers(
    browser: "Browser", page_server: "Served"
) -> None:
    async with visiting(browser, locale="de-DE") as ana:
        await ana.open(f"{page_server.address}settings")
        language = ana.page.get_by_label("Sprache")
        await language.select_option("italiano")
        await ana.page.get_by_role("link", name="Galleria").wait_for()
        assert await ana.page.locator("html").get_attribute("lang") == "it"
        await ana.page.get_by_label("modello").select_option("nessuna preferenza")
        await ana.page.get_by_role("button", name="Chiedi un codice").click()
        await ana.page.get_by_text("altra piattaforma").wait_for()
        await ana.chat(page_server.address, new="Nuova chat")
        assert await ana.field.get_attribute("placeholder") == WORDS["write"]["wish"].it
        await ana.open(f"{page_server.address}settings")
        await ana.page.get_by_label("lingua").select_option("come scrivi")
        await ana.page.get_by_role("link", name="Galerie").wait_for()
