"""One picture, opened: large, how it came about, its versions, and what can be done with it."""

import json
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Final

from nicegui import ui

from bots.actions import on_picture
from bots.buttons import Action
from bots.making import making_of
from bots.webbot.asking import context_of
from bots.webbot.files import may_see
from bots.webbot.frame import Household, still, told
from bots.webbot.markup import picture_address
from bots.webbot.tag_sheet import TagSheet
from bots.webbot.tags import button, covered, link, sheet, tag, words
from bots.webbot.talk import Words
from bots.webbot.visitors import Visitor
from bots.webbot.wording import word
from storage import favourites, gallery, image_tags, images
from storage.database import Transaction
from storage.descent import line_of
from storage.images import Image
from tools.descent import step_words
from tools.errors import ToolError
from tools.wording import counted, listed, quoted

_MOST_VERSIONS: Final = 60
_DEEPEST: Final = 6
"""Versions further down stand beside each other, or a phone could not show them."""
_SLIDE: Final = """(event) => {
  const top = event.target.closest(".slider").querySelector(".over");
  const shown = 100 - event.target.value;
  top.style.clipPath = `inset(0 0 0 ${event.target.value}%%)`;
  event.target.setAttribute("aria-valuetext", %s.replace("§", `${shown}%%`));
}"""
_SHOWN: Final = "§"


class PictureSheet:
    """Opens pictures over a page; `changed` is told when one is gone."""

    def __init__(
        self, house: Household, visitor: Visitor, changed: Callable[[], Awaitable[None]]
    ) -> None:
        self._house = house
        self._visitor = visitor
        self._changed = changed
        self._tags = TagSheet(house, visitor, changed)

    async def open(self, image: Image) -> None:
        """Show one picture."""
        async with told():
            await still(self._house, self._visitor)
            async with self._house.services.db.read() as tx:
                if not await may_see(tx, self._visitor, image):
                    ui.notify(word("picture.gone"))
                    return
                making = await making_of(tx, image, now=self._house.services.clock())
                liked = await gallery.likes(tx, self._visitor.person.id, image.id)
                tree = await self._tree(tx, image)
                tags = await image_tags.of_images(tx, self._visitor.person.id, [image.id])
            self._show(image, making, tree, tags=tags[image.id], liked=liked)

    def _show(
        self,
        image: Image,
        making: str,
        tree: "Sequence[tuple[int, Image]]",
        *,
        tags: Sequence[str],
        liked: bool,
    ) -> None:
        with sheet(f"#{image.number} · {image.handle}") as close:
            with covered(image.flagged):
                tag("img", "whole", src=picture_address(image.handle), alt=image.alt_text)
            words("h3", word("picture.how"))
            words("p", making, "words faint")
            if tags:
                words("p", word("picture.tagged", tags=listed(map(quoted, tags))))
            if len(tree) > 1:
                words("h3", word("picture.versions"))
                self._versions(image, tree, close)
            with tag("div", "buttons"):
                name = word("picture.favourite") if liked else word("picture.make_favourite")
                turn = partial(self._like, image, close, likes=not liked)
                button(name, turn, aria_pressed=str(liked).lower())
                if image.person_id == self._visitor.person.id:
                    button(word("gallery.tag_them"), partial(self._tag, image, close))
                button(word("picture.go_on"), partial(self._go_on, image))
                file = picture_address(image.handle, "/file")
                link(word("picture.save"), file, "button", download=True)
                button(word("picture.delete"), partial(self._ask_delete, image, close))
                button(word("picture.close"), close)

    def _versions(
        self,
        asked: Image,
        tree: "Sequence[tuple[int, Image]]",
        close: Callable[[], object],
    ) -> None:
        """Lists within lists: each version hangs under the one it was made from."""
        branches = [tag("ul", "tree", aria_label=word("picture.under"))]
        for depth, image in tree:
            level = min(depth, _DEEPEST)
            while len(branches) <= level:
                with branches[-1].default_slot.children[-1]:
                    branches.append(tag("ul"))
            del branches[level + 1 :]
            with branches[-1], tag("li"), tag("div", "here" if image.id == asked.id else ""):
                self._version(image, asked, close)

    def _version(self, image: Image, asked: Image, close: Callable[[], object]) -> None:
        tag(
            "img",
            "veiled" if image.flagged else "",
            src=picture_address(image.handle, "/small"),
            alt=image.alt_text,
            loading="lazy",
        )
        label = f"#{image.number} {step_words(image)}"
        if image.id == asked.id:
            words("span", word("picture.this_one", version=label), aria_current="true")
        else:
            button(label, partial(self._instead, image, close), "plain")
            comparing = partial(compare, image, asked)
            about = word("picture.compare_with", number=image.number)
            button(word("picture.compare"), comparing, "plain", aria_label=about)

    async def _instead(self, image: Image, close: Callable[[], object]) -> None:
        close()
        await self.open(image)

    async def _tree(self, tx: Transaction, image: Image) -> list[tuple[int, Image]]:
        """Everything the first of its line led to, as far as the visitor may see it."""
        *_, first = await line_of(tx, image)
        found: list[tuple[int, Image]] = []
        waiting = [(0, first)]
        while waiting and len(found) < _MOST_VERSIONS:
            depth, one = waiting.pop()
            if not await may_see(tx, self._visitor, one):
                continue
            found.append((depth, one))
            children = await images.children(tx, one.id)
            waiting += [(depth + 1, child) for child in reversed(children)]
        return found

    async def _like(self, image: Image, close: Callable[[], object], *, likes: bool) -> None:
        async with told():
            await still(self._house, self._visitor)
            services, person_id = self._house.services, self._visitor.person.id
            async with services.db.write() as tx:
                if likes:
                    await favourites.add(tx, person_id, image.id, now=services.clock())
                else:
                    await favourites.remove(tx, person_id, image.id)
            close()
            await self.open(image)

    async def _tag(self, image: Image, close: Callable[[], object]) -> None:
        close()
        await self._tags.ask([image])

    async def _go_on(self, image: Image) -> None:
        """A chat in which this picture is "it"."""
        async with told():
            await still(self._house, self._visitor)
            chat = await self._house.talk.begin(self._visitor)
            said = Words(text=f"/show {image.handle}", pointed=image.handle)
            await self._house.talk.send(self._visitor, chat, said)
            ui.navigate.to(f"/chat/{chat.id}")

    def _ask_delete(self, image: Image, close: Callable[[], object]) -> None:
        close()
        self.ask_delete([image])

    def ask_delete(self, chosen: Sequence[Image]) -> None:
        """Delete them, once that is confirmed."""

        async def done() -> None:
            close()
            async with told():
                await still(self._house, self._visitor)
                ctx = await context_of(self._house, self._visitor)
                for image in chosen:
                    try:
                        await on_picture(ctx, Action.DELETE, image.id)
                    except ToolError as error:
                        ui.notify(error.sentence, type="warning")
                await self._changed()

        many = counted(len(chosen), "picture")
        with sheet(word("picture.ask_delete", pictures=many)) as close:
            words("p", word("picture.restore", command="/restore"), "faint")
            with tag("div", "buttons"):
                button(word("picture.delete"), done, "main")
                button(word("picture.keep"), close)


def compare(first: Image, second: Image) -> None:
    """Two pictures side by side, and one over the other with a slider between them."""
    older, newer = sorted((first, second), key=lambda image: image.id)
    pair = word("picture.pair", older=f"#{older.number}", newer=f"#{newer.number}")
    with sheet(word("picture.compared", pair=pair)) as close:
        words("h3", word("picture.beside"))
        with tag("div", "pictures"):
            for image in (older, newer):
                with tag("figure"), covered(image.flagged):
                    tag("img", src=picture_address(image.handle), alt=image.alt_text)
                    words("figcaption", f"#{image.number} · {image.handle}")
        words("h3", word("picture.over"))
        words("p", word("picture.drag"), "faint")
        with covered(older.flagged or newer.flagged), tag("div", "slider"):
            with tag("div", "layers"):
                beneath = word("picture.beneath", number=older.number)
                above = word("picture.above", number=newer.number)
                tag("img", src=picture_address(older.handle), alt=beneath)
                tag("img", "over", src=picture_address(newer.handle), alt=above)
            slide = tag(
                "input",
                type="range",
                min="0",
                max="100",
                value="50",
                aria_label=word("picture.slider", pair=pair),
                aria_valuetext=word("picture.share", share="50%"),
            )
            slide.on("input", js_handler=_SLIDE % json.dumps(word("picture.share", share=_SHOWN)))
        with tag("div", "buttons"):
            button(word("picture.close"), close)
