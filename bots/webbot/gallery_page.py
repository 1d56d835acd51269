"""The gallery: somebody's pictures, found, compared, taken along, deleted."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final, get_args

from nicegui import events, ui

from bots.stories import model_label
from bots.webbot.asking import context_of
from bots.webbot.door import PREFIX
from bots.webbot.frame import Household, framed, script, told
from bots.webbot.picture_sheet import PictureSheet, compare
from bots.webbot.showing import picture_address
from bots.webbot.tags import button, link, tag, words
from bots.webbot.visitors import Visitor
from storage import gallery
from storage.gallery import Form, Wanted
from storage.images import Image
from tools.preferences import preferences
from tools.wording import counted

if TYPE_CHECKING:
    from storage.tables import ImageId

_PAGE: Final = 24
_MOST: Final = 50
"""Pictures that go into one zip."""
_AGES: Final = {"": "any time", "1": "last day", "7": "last week", "31": "last month"}
_FORMS: Final = {"": "any shape", "wide": "wide", "tall": "tall", "square": "square"}


class GalleryPage:
    """One open page."""

    def __init__(self, house: Household, visitor: Visitor) -> None:
        self._house = house
        self._visitor = visitor
        self._wanted = Wanted(person_id=visitor.person.id)
        self._last: ImageId | None = None
        self._chosen: dict[ImageId, Image] = {}
        self._sheet = PictureSheet(house, visitor, self._again)

    async def build(self) -> None:
        """Make the page."""
        ctx = await context_of(self._house, self._visitor)
        async with self._house.services.db.read() as tx:
            settled = await preferences(tx, ctx)
        self._withholds = settled.flagged == "withhold" or settled.content == "strict"
        ui.add_body_html(script())
        with framed(self._house, self._visitor, here="gallery", title="Gallery"):
            with tag("main", "page", id="content"):
                words("h2", "Your pictures")
                await self._filters()
                self._deeds = tag("div", "buttons", role="group", aria_label="With the chosen ones")
                self._count = words("p", "", "faint", aria_live="polite")
                self._wall = tag("ul", "wall", aria_label="Pictures, newest first")
                self._more = button("Show more", self._show_more, data_more="1")
        await self._again()

    async def _filters(self) -> None:
        async with self._house.services.db.read() as tx:
            models = await gallery.models(tx, self._visitor.person.id)
        with tag("form", "filters", role="search", aria_label="Find pictures"):
            search = tag("input", "field", type="search", placeholder="Words", aria_label="Words")
            search.on(
                "input",
                partial(self._narrow, "words"),
                throttle=0.3,
                leading_events=False,
                js_handler="(event) => emit(event.target.value)",
            )
            named = {"": "any model", **{model: model_label(model) for model in models}}
            self._choice("model", named, "Model")
            self._choice("form", _FORMS, "Shape")
            self._choice("days", _AGES, "When")
            self._choice("favourites", {"": "all", "1": "favourites"}, "Which")

    def _choice(self, name: str, options: dict[str, str], label: str) -> None:
        choice = tag("select", "field", aria_label=label)
        with choice:
            for value, text in options.items():
                words("option", text, value=value)
        choice.on(
            "change",
            partial(self._narrow, name),
            js_handler="(event) => emit(event.target.value)",
        )

    async def _narrow(self, name: str, event: events.GenericEventArguments) -> None:
        value = str(event.args)
        known = {
            "words": self._wanted.words,
            "model": self._wanted.model,
            "form": self._wanted.form,
            "since": self._wanted.since,
            "liked_by": self._wanted.liked_by,
        }
        if name == "days":
            days = int(value) if value in _AGES and value else None
            now = self._house.services.clock()
            known["since"] = now - timedelta(days=days) if days is not None else None
        elif name == "favourites":
            known["liked_by"] = self._visitor.person.id if value == "1" else None
        elif name == "form":
            known["form"] = value if value in get_args(Form) else None
        else:
            known[name] = value or ("" if name == "words" else None)
        self._wanted = Wanted(person_id=self._visitor.person.id, **known)  # type: ignore[arg-type]  # each was given its own kind above
        await self._again()

    async def _again(self) -> None:
        """Show the first page anew."""
        self._last = None
        self._wall.clear()
        self._chosen.clear()
        await self._show_more()
        self._show_deeds()

    async def _show_more(self) -> None:
        async with told():
            async with self._house.services.db.read() as tx:
                page = await gallery.page(
                    tx,
                    self._wanted,
                    before=self._last,
                    limit=_PAGE + 1,
                )
            first, shown = self._last is None, page[:_PAGE]
            last = shown[-1].id if shown else self._last
            if self._withholds:
                shown = [image for image in shown if not image.flagged]
            with self._wall:
                for image in shown:
                    self._tile(image)
            self._last = last
            self._more.set_visibility(len(page) > _PAGE)
            if first:
                nothing = "No pictures here (yet): ask for one in the chat, or search for less."
                self._count.text = "" if shown else nothing

    def _tile(self, image: Image) -> None:
        with tag("li", "tile"):
            name = f"#{image.number} {image.handle}"
            shown = tag(
                "button", "frame", type="button", aria_label=f"Open {name}: {image.alt_text}"
            )
            shown.on("click", partial(self._sheet.open, image), args=[])
            with shown:
                tag(
                    "img",
                    "veiled" if image.flagged else "",
                    src=picture_address(image.handle, "/small"),
                    alt="",
                    width=str(image.width),
                    height=str(image.height),
                    loading="lazy",
                )
            with tag("label", "choose"):
                box = tag("input", type="checkbox", aria_label=f"Choose {name}")
                box.on(
                    "change",
                    partial(self._choose, image),
                    js_handler="(event) => emit(event.target.checked)",
                )
                words("span", name)

    def _choose(self, image: Image, event: events.GenericEventArguments) -> None:
        if event.args:
            self._chosen[image.id] = image
        else:
            self._chosen.pop(image.id, None)
        self._show_deeds()

    def _show_deeds(self) -> None:
        chosen = list(self._chosen.values())
        self._deeds.clear()
        with self._deeds:
            if not chosen:
                words("span", "Choose pictures to compare, to save or to delete them.", "faint")
                return
            words("span", f"{counted(len(chosen), 'picture')} chosen", "faint")
            if len(chosen) == 2:  # noqa: PLR2004 - two make a pair
                button("Compare", lambda: compare(*chosen))
            if len(chosen) <= _MOST:
                link("Save as zip", _zip_address(chosen), "button", download=True)
            button("Delete", self._ask_delete)

    def _ask_delete(self) -> None:
        self._sheet.ask_delete(list(self._chosen.values()))


def _zip_address(chosen: Sequence[Image]) -> str:
    return f"{PREFIX}/picture/zip?of={','.join(image.handle for image in chosen)}"
