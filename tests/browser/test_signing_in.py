"""The service for others: nobody gets in without a link, and a link works once."""

import asyncio
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("nicegui", reason="the extra for the page is not installed")
pytest.importorskip("playwright", reason="nothing to drive a browser with")

from app.process import utc_now
from app.servers import Server, address, listen
from simulator import SimulatorSettings, create_simulator
from tests.browser.served import in_the_terminal, service, visiting
from tests.ports import port_for_later

if TYPE_CHECKING:
    from playwright.async_api import Browser


async def test_links_of_the_start_and_of_the_terminal_sign_in_once(
    browser: "Browser", tmp_path: Path
) -> None:
    listener = listen("127.0.0.1", 0)
    simulator = SimulatorSettings(keys=("a-key",), tiny_pictures=True)
    server = Server(create_simulator(simulator, clock=utc_now), listener)
    port = port_for_later()
    settings = {
        "FREEPIK_API_KEY": "a-key",
        "FREEPIK_BASE_URL": address(listener),
        "WEB_ENABLED": "true",
        "DATA_DIR": str(tmp_path / "var"),
        "PORT": str(port),
    }
    async with asyncio.TaskGroup() as group:
        serving = group.create_task(server.run_until_stopped())
        said = await in_the_terminal(tmp_path, settings, "/web")
        run = service(tmp_path, settings)
        life = await asyncio.to_thread(run.__enter__)
        try:
            chat = await _visits(browser, life.address)
            await _another_visits(browser, re.findall(r"http\S+", said)[0], chat)
        finally:
            await asyncio.to_thread(run.__exit__, None, None, None)
            server.stop()
            await serving


async def _visits(browser: "Browser", link: str) -> str:
    """The owner does, with the link of the start; gives the address of their chat."""
    page = link.partition("enter")[0]
    async with visiting(browser) as stranger:
        await stranger.open(page)
        await stranger.page.get_by_role("heading", name="Sign in first").wait_for()
        await stranger.is_accessible()
        refused = await stranger.page.request.get(f"{page}picture/fox-abc")
        assert refused.status == 401
    async with visiting(browser) as owner:
        await owner.open(link)
        await owner.is_accessible()
        await owner.page.get_by_role("button", name="Sign in").click()
        await owner.field.wait_for()
        await owner.says("/web")
        await owner.page.locator("#log .is-told").wait_for()
        second = await owner.page.locator("#log .is-told").inner_text()
        await owner.page.get_by_role("button", name="Sign out").click()
        await owner.page.get_by_role("heading", name="Signed out").wait_for()
        await owner.open(page)
        await owner.page.get_by_role("heading", name="Sign in first").wait_for()
        await owner.open(link)
        await owner.page.get_by_role("button", name="Sign in").click()
        await owner.page.get_by_role("heading", name="This link does not work").wait_for()
        await owner.is_accessible()
        await owner.open(second.split()[1])
        await owner.page.get_by_role("button", name="Sign in").click()
        await owner.field.wait_for()
        complaints = [said for said in owner.complaints if "403" not in said]
        assert complaints == [], "each page is allowed all that it does"
        return owner.page.url


async def _another_visits(browser: "Browser", link: str, chat: str) -> None:
    """Somebody from the terminal does, with a link that was said there."""
    async with visiting(browser) as other:
        await other.open(link)
        await other.page.get_by_role("button", name="Sign in").click()
        await other.field.wait_for()
        assert other.page.url != chat
        await other.open(chat)
        await other.page.get_by_text("There is no such chat here.").wait_for()
        assert await other.page.get_by_text("/web").count() == 0
        await other.is_accessible()
        await other.open(link)
        await other.page.get_by_role("button", name="Sign in").click()
        await other.page.get_by_role("heading", name="This link does not work").wait_for()
