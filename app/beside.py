"""One piece of work with every part of the product, beside a service that may be running."""

import asyncio
import sys
from collections.abc import Awaitable, Callable

from app.container import Container, open_container
from app.process import saying_why, start_logging
from config.settings import Settings


def beside_the_service(settings: Settings, work: Callable[[Container], Awaitable[None]]) -> None:
    """Open everything, do the work, close it; what makes that impossible becomes a sentence.

    No job is moved on by this process. What is due is found by the service's sweep, each minute.
    """

    async def opened() -> None:
        async with open_container(settings, adapters={}, locked=False) as container:
            await work(container)

    start_logging(settings, sys.stderr)
    with saying_why("Nothing was done"):
        asyncio.run(opened())
