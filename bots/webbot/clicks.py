"""Clicks inside of what is one element for the server, told apart by what the browser says."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from nicegui import events, ui
from pydantic import BaseModel, ConfigDict, ValidationError

from bots.webbot.tags import hear


class Click(BaseModel):
    """A button with `data-deed` (and `data-value`), or a box to be checked, in what has `data-id`.

    A browser can say anything: whether there is such a button is for the listener to see.
    """

    model_config = ConfigDict(frozen=True)

    deed: str
    id: UUID
    value: str


def on_clicks(element: ui.element, listener: Callable[[Click], Awaitable[None]]) -> None:
    """Tell the listener of clicks inside of the element."""

    async def heard(event: events.GenericEventArguments) -> None:
        try:
            click = Click.model_validate(event.args)
        except ValidationError:
            return
        await listener(click)

    hear(element, "click", heard, js_handler="(event) => clicked(event, emit)")
