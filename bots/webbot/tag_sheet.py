"""Putting tags on pictures, and taking them off."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from nicegui import events, ui

from bots.webbot.asking import context_of
from bots.webbot.frame import Household, still, told
from bots.webbot.tags import button, hear, sheet, tag, words
from bots.webbot.visitors import Visitor
from bots.webbot.wording import word
from storage import image_tags
from storage.images import Image
from tools import registry
from tools.errors import ToolError
from tools.wording import counted


class TagSheet:
    """Asks for a tag for pictures; `changed` is told when they have it."""

    def __init__(
        self, house: Household, visitor: Visitor, changed: Callable[[], Awaitable[None]]
    ) -> None:
        self._house = house
        self._visitor = visitor
        self._changed = changed

    async def ask(self, chosen: Sequence[Image]) -> None:
        """Ask which tag goes on these, or comes off them."""
        async with told(), self._house.services.db.read() as tx:
            person_id = self._visitor.person.id
            used = await image_tags.used(tx, person_id)
            have = await image_tags.of_images(tx, person_id, [image.id for image in chosen])
        there = sorted({name for names in have.values() for name in names})
        typed = {"tag": ""}

        def keep(event: events.GenericEventArguments) -> None:
            typed["tag"] = str(event.args)

        async def put() -> None:
            close()
            await self.set(chosen, typed["tag"])

        async def take(name: str) -> None:
            close()
            await self.set(chosen, name, remove=True)

        many = counted(len(chosen), "picture")
        with sheet(word("tags.ask", pictures=many), "small") as close:
            field = tag(
                "input",
                "field",
                type="text",
                maxlength="40",
                list="tags-used",
                placeholder=word("tags.example"),
                aria_label=word("tags.tag"),
            )
            hear(field, "input", keep, js_handler="(event) => emit(event.target.value)")
            hear(field, "keydown.enter", lambda _: put(), args=[])
            with tag("datalist", id="tags-used"):
                for name in used:
                    tag("option", value=name)
            if there:
                words("p", word("tags.off"), "faint")
                with tag("div", "buttons"):
                    for name in there:
                        button(
                            f"{name} ✕",
                            partial(take, name),
                            aria_label=word("tags.off_one", name=name),
                        )
            with tag("div", "buttons"):
                button(word("tags.put"), put, "main")
                button(word("tags.cancel"), close)

    async def set(self, chosen: Sequence[Image], name: str, *, remove: bool = False) -> None:
        """Put the tag on these, or take it off."""
        async with told():
            await still(self._house, self._visitor)
            ctx = await context_of(self._house, self._visitor)
            asked = {"tag": name, "pictures": [image.handle for image in chosen], "remove": remove}
            try:
                result = await registry.call("tag", ctx, asked)
            except ToolError as error:
                ui.notify(error.sentence, type="warning")
                return
            ui.notify(result.say)
            await self._changed()
