"""The web page in a real browser, and a hundred open at once, against a bare page that echoes."""

import asyncio
import os
import re
import statistics
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import aiohttp
import socketio  # type: ignore[import-untyped]  # it comes without types
from playwright.async_api import Browser, Page, async_playwright

from app.servers import listen
from benchmarks.report import Figure, at_most, plain
from benchmarks.rig import fresh_folder, memory_bytes
from benchmarks.seeding import repeat_cards
from bots.webbot.talk import SHOWN

CHROMIUM: Final = Path("/usr/bin/chromium")
PAINT_SECONDS: Final = 1.5
REPLY_MILLISECONDS: Final = 200
OPEN_PAGES: Final = 100
OPEN_MEGABYTES: Final = 400
ROUNDS: Final = 7
_MEGABYTE: Final = 1024 * 1024
_PATIENCE: Final = 30.0
# Between the click and the moment when one more answer stands on the page and is laid out.
_ANSWERED: Final = """([button, answers]) => new Promise((resolve) => {
  const before = document.querySelectorAll(answers).length;
  const begun = performance.now();
  const watch = new MutationObserver(() => {
    if (document.querySelectorAll(answers).length === before) return;
    watch.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - begun));
  });
  watch.observe(document.body, {childList: true, subtree: true});
  [...document.querySelectorAll("button")].find((one) => one.innerText.trim().toLowerCase()
    === button).click();
})"""
_PAINTED: Final = """() => new Promise((resolve) => {
  const seen = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  const look = () => { seen() ? resolve(seen()) : setTimeout(look, 10); };
  look();
})"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A page in a process of its own: where it is, and what an answer on it looks like."""

    address: str
    process: int
    answers: str


async def measure() -> list[Figure]:
    """First paint, a reply, memory with words and with pictures; of our page and the bare one."""
    if not await asyncio.to_thread(CHROMIUM.exists):
        print(f"  left out: there is no {CHROMIUM}")
        return []
    with fresh_folder() as folder:
        async with AsyncExitStack() as stack:
            ours = await stack.enter_async_context(_our_page(Path(folder)))
            bare = await stack.enter_async_context(_bare_page())
            playwright = await stack.enter_async_context(async_playwright())
            browser = await playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
            )
            # In turns, so that both meet the same machine.
            paints = [
                (await _paint(browser, bare), await _paint(browser, ours)) for _ in range(ROUNDS)
            ]
            bare_reply, our_reply = await _replies(browser, bare, ours)
            await _draw(browser, ours)
            await browser.close()
            bare_open = await _open_pages(bare)
            our_open = await _open_pages(ours)
        await asyncio.to_thread(repeat_cards, Path(folder) / "orchestrator.db", SHOWN)
        # In a process of its own: pages that were left are kept for a minute.
        async with _our_page(Path(folder)) as ours:
            of_cards = await _open_pages(ours)
    bare_paint, our_paint = (statistics.median(times) for times in zip(*paints, strict=True))
    return [
        plain("web", "first paint, bare", bare_paint, "s"),
        at_most("web", "first paint", our_paint, unit="s", target=PAINT_SECONDS),
        plain("web", "first paint, ratio", our_paint / bare_paint, ""),
        plain("web", "reply visible, bare", bare_reply, "ms"),
        at_most("web", "reply visible", our_reply, unit="ms", target=REPLY_MILLISECONDS),
        plain("web", "reply visible, ratio", our_reply / bare_reply, ""),
        plain("web", f"{OPEN_PAGES} open pages, bare", bare_open, "MB"),
        at_most("web", f"{OPEN_PAGES} open pages", our_open, unit="MB", target=OPEN_MEGABYTES),
        plain("web", f"{OPEN_PAGES} open pages, ratio", our_open / bare_open, ""),
        at_most(
            "web",
            f"{OPEN_PAGES} open pages of {SHOWN} pictures",
            of_cards,
            unit="MB",
            target=OPEN_MEGABYTES,
        ),
    ]


@asynccontextmanager
async def _our_page(folder: Path) -> AsyncIterator[Served]:
    """The product as `make web` starts it, on the simulator and the rule-based model."""
    options = ("-m", "app", "web", "--data-dir", str(folder))
    async with _process(options, {"PORT": "0"}) as (process, output):
        line = (await output.readline()).decode()
        yield Served(
            address=line.split()[2], process=process, answers="#log .is-told, #log .is-written"
        )


@asynccontextmanager
async def _bare_page() -> AsyncIterator[Served]:
    with listen("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    async with _process(("-m", "benchmarks.bare_page", str(port)), {}) as (process, _):
        address = f"http://127.0.0.1:{port}/"
        async with asyncio.timeout(_PATIENCE), aiohttp.ClientSession() as session:
            while True:
                try:
                    await (await session.get(address)).read()
                    break
                except aiohttp.ClientError:
                    await asyncio.sleep(0.1)
        yield Served(address=address, process=process, answers=".is-told")


@asynccontextmanager
async def _process(
    arguments: tuple[str, ...], environment: dict[str, str]
) -> AsyncIterator[tuple[int, asyncio.StreamReader]]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        env={"PATH": os.defpath, "PYDANTIC_AI_NO_BANNER": "1", **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdout is not None
    try:
        yield process.pid, process.stdout
    finally:
        process.terminate()
        await process.wait()


async def _paint(browser: Browser, served: Served) -> float:
    """Seconds to the first words on the screen of a browser that has never been here."""
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(served.address)
    milliseconds: float = await page.evaluate(_PAINTED)
    await context.close()
    return milliseconds / 1000


async def _replies(browser: Browser, bare: Served, ours: Served) -> tuple[float, float]:
    """Milliseconds until an answer is seen, of both; the first one is not counted.

    It leaves a chat of so many questions and answers, which is what the open pages show.
    """
    pages = [(served, await _opened(browser, served)) for served in (bare, ours)]
    times: dict[str, list[float]] = {bare.address: [], ours.address: []}
    for _ in range(ROUNDS + 1):
        for served, page in pages:
            await page.locator("#app textarea").first.fill("what did I spend?")
            # Bare NiceGUI sends what is typed with the key; it has to be there before the click.
            await page.wait_for_timeout(300)
            took: float = await page.evaluate(_ANSWERED, ["send", served.answers])
            times[served.address].append(took)
    bare_reply, our_reply = (statistics.median(taken[1:]) for taken in times.values())
    return bare_reply, our_reply


async def _draw(browser: Browser, ours: Served) -> None:
    """Have a picture drawn, with all that its card offers."""
    page = await _opened(browser, ours)
    await page.locator("#app textarea").first.fill("a red fox in the snow, 1k")
    await page.keyboard.press("Enter")
    await page.locator("#log figure img").first.wait_for()
    await page.close()


async def _opened(browser: Browser, served: Served) -> Page:
    page = await browser.new_page()
    await page.goto(served.address)
    await page.locator("#app textarea").first.wait_for()
    await page.wait_for_function("window.did_handshake")
    return page


async def _open_pages(served: Served) -> float:
    """Megabytes of the process while so many pages are open, each on its live socket."""
    jar = aiohttp.CookieJar(unsafe=True)  # of an address that is a number, too
    async with aiohttp.ClientSession(cookie_jar=jar) as session, AsyncExitStack() as stack:
        for _ in range(OPEN_PAGES):
            await stack.enter_async_context(_socket(session, served))
        return memory_bytes(served.process) / _MEGABYTE


@asynccontextmanager
async def _socket(session: aiohttp.ClientSession, served: Served) -> AsyncIterator[None]:
    """One page, loaded and connected as the library's own script does it."""
    async with session.get(served.address) as response:
        text, at = await response.text(), response.url
    found = re.search("'client_id': '([^']+)'", text)
    assert found is not None
    client = found[1]
    query = f"client_id={client}&document_id={client}&tab_id={client}&implicit_handshake=true"
    cookies = session.cookie_jar.filter_cookies(at)
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())
    socket = socketio.AsyncClient(reconnection=False)
    prefix = at.path.partition("/chat/")[0].rstrip("/")
    await socket.connect(
        f"{at.origin()}?{query}&next_message_id=0",
        headers={"Cookie": cookie},
        transports=["websocket"],
        socketio_path=f"{prefix}/_nicegui_ws/socket.io",
    )
    try:
        yield
    finally:
        assert socket.connected, "it was cut off"
        await socket.disconnect()
