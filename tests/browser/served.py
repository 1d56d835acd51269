"""The page, served by a process of its own, and a browser that looks at it."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, Locator, Page, async_playwright

ROOT: Final = Path(__file__).parents[2]
CHROMIUM: Final = Path("/usr/bin/chromium")
_ENVIRONMENT: Final = {"PATH": "/usr/bin:/bin", "PYDANTIC_AI_NO_BANNER": "1"}
PATIENCE: Final = 30_000
"""Milliseconds in which what is waited for has to be there."""


_AXE: Final = """async () => {
  const found = await axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]});
  return found.violations
    .filter((one) => ["serious", "critical"].includes(one.impact))
    .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 200)}`));
}"""
_IDLE: Final = """[...document.querySelectorAll(".q-loading-bar")]
  .every((bar) => getComputedStyle(bar).opacity === "0")"""


@dataclass(slots=True, kw_only=True)
class Served:
    """One life of the process."""

    address: str
    process: subprocess.Popen[str]

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()


@contextmanager
def served(folder: Path, *, port: int = 0) -> Iterator[Served]:
    """`python -m app web` on the simulator, until the block is left."""
    environment = {"PORT": str(port), **_ENVIRONMENT}
    with _process(["web", "--data-dir", str(folder)], folder, environment) as life:
        yield life


@contextmanager
def service(folder: Path, settings: Mapping[str, str]) -> Iterator[Served]:
    """`python -m app run` with these settings; `address` is what the start told about the page."""
    with _process(["run"], folder, {**_ENVIRONMENT, **settings}) as life:
        yield life


@contextmanager
def _process(
    arguments: list[str], folder: Path, environment: Mapping[str, str]
) -> Iterator[Served]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "errors.log").open("a") as errors:
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "app", *arguments],
            cwd=folder,
            env={**environment, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            assert line.startswith("The page: "), (folder / "errors.log").read_text()
            yield Served(address=line.split()[2], process=process)
        finally:
            process.terminate()
            process.wait()
            process.stdout.close()


async def in_the_terminal(folder: Path, settings: Mapping[str, str], said: str) -> str:
    """What `python -m app chat` answers to this."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "app",
        "chat",
        cwd=folder,
        env={**_ENVIRONMENT, **settings, "PYTHONPATH": str(ROOT)},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    told, _ = await process.communicate(f"{said}\n".encode())
    return told.decode()


@dataclass(slots=True)
class Visit:
    """A tab of a browser, and everything that it asked for or complained about."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    async def open(self, address: str) -> None:
        """Until something can be done with the page."""
        await self.page.goto(address)
        await self._there()

    async def reload(self) -> None:
        await self.page.reload()
        await self._there()

    async def _there(self) -> None:
        await self.page.locator("#first").wait_for(state="detached")

    async def is_accessible(self) -> None:
        """No rule of accessibility is broken seriously."""
        await self.page.wait_for_function(_IDLE)
        await self.page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text())
        assert await self.page.evaluate(_AXE) == [], self.page.url

    async def chat(self, address: str, new: str = "New chat") -> None:
        """A chat in which nothing was said yet; `new`: what the button for it says."""
        await self.open(address)
        async with self.page.expect_navigation():
            await self.page.get_by_role("button", name=new, exact=True).click()
        await self.field.wait_for()

    @property
    def field(self) -> Locator:
        return self.page.locator("#app .composer textarea")

    @property
    def pictures(self) -> Locator:
        return self.page.locator("#log figure img")

    async def says(self, text: str) -> None:
        await self.field.fill(text)
        await self.field.press("Enter")

    async def has_pictures(self, number: int) -> None:
        await self.pictures.nth(number - 1).wait_for()
        assert await self.pictures.count() == number


@asynccontextmanager
async def visiting(browser: Browser, **options: object) -> AsyncIterator[Visit]:
    context = await browser.new_context(**options)  # type: ignore[arg-type]  # a test names them
    context.set_default_timeout(PATIENCE)
    page = await context.new_page()
    visit = Visit(page)
    page.on("request", lambda request: visit.asked.append(request.url))
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.on(
        "console",
        lambda said: visit.complaints.append(said.text) if said.type == "error" else None,
    )
    try:
        yield visit
    finally:
        await context.close()


@asynccontextmanager
async def browsing() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        try:
            yield browser
        finally:
            await browser.close()
