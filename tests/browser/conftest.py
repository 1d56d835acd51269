"""One server for the tests of this folder, and a browser for each; without Chromium none run."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.settings import service_settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from playwright.async_api import Browser

    from tests.browser.served import Served

_CHROMIUM = Path("/usr/bin/chromium")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.timeout(180))


@pytest.fixture(scope="session", autouse=True)
def chromium() -> None:
    missing = [name for name in ("nicegui", "playwright") if find_spec(name) is None]
    if not _CHROMIUM.exists():
        missing.append(str(_CHROMIUM))
    if missing and service_settings().required:
        pytest.fail(f"{', '.join(missing)} must be there in CI")
    if missing:
        pytest.skip(f"no {', '.join(missing)}")


@pytest.fixture(scope="session")
def page_server(chromium: None, tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Served]":
    from tests.browser.served import served  # noqa: PLC0415 - only where the extra is installed

    with served(tmp_path_factory.mktemp("page")) as life:
        yield life


@pytest.fixture
async def browser(chromium: None) -> "AsyncIterator[Browser]":
    from tests.browser.served import browsing  # noqa: PLC0415 - only where the extra is installed

    async with browsing() as opened:
        yield opened
