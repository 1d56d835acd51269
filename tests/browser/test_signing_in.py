"""The service for others: nobody gets in without a link, and a link works once."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("nicegui", reason="the extra for the page is not installed")
pytest.importorskip("playwright", reason="nothing to drive a browser with")

from app.process import utc_now
from app.servers import Server, address, listen
from simulator import SimulatorSettings, create_simulator
from tests.browser.served import service, visiting

if TYPE_CHECKING:
    from playwright.async_api import Browser


async def test_the_owners_link_signs_in_once(browser: "Browser", tmp_path: Path) -> None:
    listener = listen("127.0.0.1", 0)
    simulator = SimulatorSettings(keys=("a-key",), tiny_pictures=True)
    server = Server(create_simulator(simulator, clock=utc_now), listener)
    with listen("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    settings = {
        "FREEPIK_API_KEY": "a-key",
        "FREEPIK_BASE_URL": address(listener),
        "WEB_ENABLED": "true",
        "DATA_DIR": str(tmp_path / "var"),
        "PORT": str(port),
    }
    async with asyncio.TaskGroup() as group:
        serving = group.create_task(server.run_until_stopped())
        run = service(tmp_path, settings)
        life = await asyncio.to_thread(run.__enter__)
        try:
            await _visits(browser, life.address)
        finally:
            await asyncio.to_thread(run.__exit__, None, None, None)
            server.stop()
            await serving


async def _visits(browser: "Browser", link: str) -> None:
    page = link.partition("enter")[0]
    async with visiting(browser) as stranger:
        await stranger.open(page)
        await stranger.page.get_by_role("heading", name="Sign in first").wait_for()
        refused = await stranger.page.request.get(f"{page}picture/fox-abc")
        assert refused.status == 401
    async with visiting(browser) as owner:
        await owner.open(link)
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
        await owner.open(second.split()[1])
        await owner.page.get_by_role("button", name="Sign in").click()
        await owner.field.wait_for()
        complaints = [said for said in owner.complaints if "403" not in said]
        assert complaints == [], "each page is allowed all that it does"
