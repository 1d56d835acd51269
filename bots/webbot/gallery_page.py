"""The gallery: somebody's pictures, found, compared, tagged, taken along, deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Final

from nicegui import events, ui

from bots.webbot.asking import context_of
from bots.webbot.clicks import Click, on_clicks
from bots.webbot.door import PREFIX
from bots.webbot.frame import Household, framed, script, told
from bots.webbot.gallery_choices import choices, label_of
from bots.webbot.markup import filled
from bots.webbot.narrowing import Narrowing
from bots.webbot.picture_sheet import PictureSheet, compare
from bots.webbot.tag_sheet import TagSheet
from bots.webbot.tags import button, hear, link, marked, tag, words
from bots.webbot.visitors import Visitor
from bots.webbot.wording import word
from storage import gallery
from storage.images import Image
from storage.tables import ImageId
from tools.preferences import preferences
from tools.wording import counted

_PAGE: Final = 24
_MOST: Final = 50
"""Pictures that go into one zip, or are tagged in one go."""


class GalleryPage:
    """One open page."""

    def __init__(self, house: Household, visitor: Visitor, query: Mapping[str, str]) -> None:
        self._house = house
        self._visitor = visitor
        self._narrowing = Narrowing.read(query)
        self._whose = query.get("person", str(visitor.person.id))
        self._last: ImageId | None = None
        self._listed: dict[ImageId, Image] = {}
        self._chosen: dict[ImageId, Image] = {}
        self._sheet = PictureSheet(house, visitor, self._again)
        self._tags = TagSheet(house, visitor, self._again)

    async def build(self) -> None:
        """Make the page; without a picture where the address is about somebody else's."""
        ctx = await context_of(self._house, self._visitor)
        async with self._house.services.db.read() as tx:
            settled = await preferences(tx, ctx)
            narrows = await choices(tx, self._visitor.person.id)
        self._withholds = settled.flagged == "withhold" or settled.content == "strict"
        ui.add_body_html(script("page.js"))
        with framed(self._house, self._visitor, here="gallery", title=word("frame.gallery")):
            with tag("main", "page", id="content"):
                place = self._narrowing.chat
                if self._whose != str(self._visitor.person.id) or place not in narrows["chat"]:
                    _nothing()
                    return
                words("h2", word("gallery.yours"))
                self._filters(narrows)
                with_chosen = word("gallery.with_chosen")
                self._deeds = tag("div", "buttons", role="group", aria_label=with_chosen)
                self._count = words("p", "", "faint", aria_live="polite")
                self._wall = tag("ul", "wall", aria_label=word("gallery.pictures"))
                on_clicks(self._wall, self._clicked)
                self._more = button(word("gallery.more"), self._show_more)
        await self._again()

    def _filters(self, narrows: Mapping[str, Mapping[str, str]]) -> None:
        find = word("gallery.find")
        with tag("form", "filters narrowing", role="search", aria_label=find):
            search = tag(
                "input",
                "field",
                type="search",
                placeholder=word("gallery.words"),
                aria_label=word("gallery.words"),
                value=self._narrowing.q,
            )
            hear(
                search,
                "input",
                partial(self._narrow, "q"),
                throttle=0.3,
                leading_events=False,
                js_handler="(event) => emit(event.target.value)",
            )
            for name, options in narrows.items():
                self._choice(name, options)
            dates = {"since": word("gallery.since"), "until": word("gallery.until")}
            for name, label in dates.items():
                with tag("label", "dated"):
                    words("span", label)
                    now = str(getattr(self._narrowing, name))
                    day = tag("input", "field", type="date", value=now, aria_label=label)
                    self._on_change(day, name)
            link(word("gallery.all"), f"{PREFIX}/gallery", "button")

    def _choice(self, name: str, options: Mapping[str, str]) -> None:
        chosen = getattr(self._narrowing, name)
        with tag("select", "field", aria_label=label_of(name)) as choice:
            for value, text in options.items():
                words("option", text, value=value, selected=value == chosen)
        self._on_change(choice, name)

    def _on_change(self, field: ui.element, name: str) -> None:
        hear(
            field,
            "change",
            partial(self._narrow, name),
            js_handler="(event) => emit(event.target.value)",
        )

    async def _narrow(self, name: str, event: events.GenericEventArguments) -> None:
        self._narrowing = Narrowing.read({**asdict(self._narrowing), name: str(event.args)})
        ui.navigate.history.replace(self._narrowing.address)
        await self._again()

    async def _again(self) -> None:
        """Show the first page anew."""
        self._last = None
        self._wall.clear()
        self._listed.clear()
        self._chosen.clear()
        await self._show_more()
        self._show_deeds()

    async def _show_more(self) -> None:
        async with told():
            async with self._house.services.db.read() as tx:
                page = await gallery.page(
                    tx,
                    self._narrowing.wanted(self._visitor.person.id),
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
                self._count.text = "" if shown else self._none()

    def _none(self) -> str:
        if self._narrowing == Narrowing():
            return word("gallery.none")
        return word("gallery.no_fit")

    def _tile(self, image: Image) -> None:
        inside = filled("tile.html", image=image, name=f"#{image.number} {image.handle}")
        marked("li", inside, "tile", data_id=str(image.id))
        self._listed[image.id] = image

    async def _clicked(self, click: Click) -> None:
        image = self._listed.get(ImageId(click.id))
        if image is None:
            return
        if click.deed == "open":
            await self._sheet.open(image)
            return
        if click.value == "true":
            self._chosen[image.id] = image
        else:
            self._chosen.pop(image.id, None)
        self._show_deeds()

    def _show_deeds(self) -> None:
        chosen = list(self._chosen.values())
        self._deeds.clear()
        with self._deeds:
            if not chosen and not self._listed:
                return
            if not chosen:
                words("span", word("gallery.choose"), "faint")
                return
            many = counted(len(chosen), "picture")
            words("span", word("gallery.chosen", pictures=many), "faint")
            if len(chosen) == 2:  # noqa: PLR2004 - two make a pair
                button(word("gallery.compare"), lambda: compare(*chosen))
            if len(chosen) <= _MOST:
                link(word("gallery.zip"), _zip_address(chosen), "button", download=True)
                button(word("gallery.tag_them"), partial(self._tags.ask, chosen))
            button(word("gallery.delete"), self._ask_delete)

    def _ask_delete(self) -> None:
        self._sheet.ask_delete(list(self._chosen.values()))


def _zip_address(chosen: Sequence[Image]) -> str:
    return f"{PREFIX}/picture/zip?of={','.join(image.handle for image in chosen)}"


def _nothing() -> None:
    words("h2", word("gallery.not_yours"))
    words("p", word("gallery.own_only"))
    link(word("gallery.to_yours"), f"{PREFIX}/gallery")
