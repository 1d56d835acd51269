"""The web page of a process; its library is loaded only where a page is served."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app.container import Container
from app.process import CannotStart
from bots.webbot.adapter import WebAdapter
from bots.webbot.bells import Bells
from bots.webbot.notes import Note
from storage.request_rate import RequestRate

if TYPE_CHECKING:
    from bots.webbot.bot import WebBot

_ENTERING_PER_MINUTE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """For whom the page is: `here` is who sits at this machine; None: everybody with a link."""

    here: str | None = None
    notes: Sequence[Note] = ()


def web_adapter(container: Container) -> WebAdapter:
    """Shows things on the page; any process can, also one that serves no page."""
    return WebAdapter(
        db=container.db,
        media=container.services.media,
        bells=Bells(),
        clock=container.clock,
        ids=container.ids,
    )


@asynccontextmanager
async def open_page(
    container: Container, adapter: WebAdapter, audience: Audience
) -> AsyncIterator["WebBot"]:
    """The page of this process, until the block is left.

    Raises:
        CannotStart: its extra is not installed.
    """
    try:
        from app.simulated_stage import SimulatedStage  # noqa: PLC0415 - who paints takes 30 MB
        from bots.webbot.bot import WebAccess, WebBot  # noqa: PLC0415 - costs half a second
    except ModuleNotFoundError as error:
        if error.name != "nicegui":
            raise
        message = "The web page needs its extra, which is not installed: make web installs it."
        raise CannotStart(message) from error
    entering = RequestRate.open(container.settings.storage.redis_url, _ENTERING_PER_MINUTE)
    access = WebAccess(
        entering=entering,
        health=partial(_health, container),
        stage=SimulatedStage(pricing=container.services.pricing),
        here=audience.here,
        public=container.settings.server.public_url,
        notes=audience.notes,
    )
    try:
        web = WebBot(access, container.services, adapter)
        async with web.open():
            yield web
    finally:
        await entering.close()


async def _health(container: Container) -> dict[str, tuple[bool, str]]:
    """What `/health` tells, for the page."""
    from api.health import look  # noqa: PLC0415 - asked by the page alone
    from app.health import outside_checks, own_checks  # noqa: PLC0415 - only for this page

    own = own_checks(
        db=container.db,
        queue=container.queue,
        media=container.services.media,
        clock=container.clock,
    )
    models = container.settings.llm.models
    others = outside_checks(client=container.client, models=models)
    reports = await look({**own, **others})
    return {name: (report.ok, report.detail) for name, report in reports.items()}
