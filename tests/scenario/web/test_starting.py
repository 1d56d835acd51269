"""Who serves no page does not pay for it."""

import asyncio
import sys

_LOADED = """
import sys
import app.container, app.run, app.web, app.web_page, app.demo
sys.exit("nicegui" in sys.modules)
"""


async def test_the_pages_library_is_loaded_only_for_the_page() -> None:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", _LOADED)
    assert await process.wait() == 0
