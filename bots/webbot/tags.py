"""Plain elements of HTML, with everything on them that a screen reader needs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import isawaitable
from typing import Any, TypeVar

from markupsafe import Markup
from nicegui import events, ui
from nicegui.elements.mixins.text_element import TextElement

from bots.webbot.wording import word
from tools.speech import speaking, spoken_now

Attribute = str | bool

ElementT = TypeVar("ElementT", bound=ui.element)


class Words(TextElement):
    """An element with text in it; text is never markup."""

    def __init__(self, tag: str, text: str) -> None:
        super().__init__(tag=tag, text=text)


def tag(name: str, classes: str = "", **attributes: Attribute) -> ui.element:
    """An element that others are put into. `aria_label` becomes `aria-label`."""
    return _dressed(ui.element(name), classes, attributes)


def words(name: str, text: str, classes: str = "", **attributes: Attribute) -> Words:
    """An element with words in it."""
    return _dressed(Words(name, text), classes, attributes)


def marked(name: str, inside: Markup, classes: str = "", **attributes: Attribute) -> ui.element:
    """One element, whatever is inside of it; `fill` changes that."""
    made = tag(name, classes, **attributes)
    fill(made, inside)
    return made


def fill(element: ui.element, inside: Markup) -> None:
    """Put this inside of a `marked` element: HTML of ours, in which all else was escaped."""
    element.props["innerHTML"] = str(inside)


def button(
    text: str, press: Callable[[], object], classes: str = "", **attributes: str | bool
) -> Words:
    """Something to press."""
    made = words("button", text, f"button {classes}", type="button", **attributes)
    hear(made, "click", lambda _: press(), args=[])
    return made


def hear(
    element: ui.element,
    event: str,
    do: Callable[[events.GenericEventArguments], object],
    **options: Any,
) -> None:
    """Have it done when that happens, in the language in which the page was made."""
    language = spoken_now()

    async def heard(happened: events.GenericEventArguments) -> None:
        with speaking(language):
            done = do(happened)
            if isawaitable(done):
                await done

    element.on(event, heard, **options)


def link(text: str, address: str, classes: str = "", **attributes: Attribute) -> Words:
    """A way to another place."""
    return words("a", text, classes, href=address, **attributes)


def way(text: str, address: str, *, here: bool) -> Words:
    """A way to one of several places; `here` is the one that is open."""
    return link(text, address, aria_current="page") if here else link(text, address)


@contextmanager
def sheet(title: str, classes: str = "") -> Iterator[Callable[[], object]]:
    """A dialog, open; its content is made inside the block, which is given how to close it."""
    # Not where the button is that asked for it: that may be drawn anew at any moment.
    with ui.context.client.content:
        dialog = ui.dialog()
    _ = dialog.on("hide", dialog.delete)
    with dialog as _, tag("div", f"sheet {classes}", role="document"):
        words("h2", title)
        yield dialog.close
    _ = dialog.open()


@contextmanager
def covered(hidden: bool) -> Iterator[None]:  # noqa: FBT001 - the one thing it is about
    """What is made inside the block is seen at once, or only by who wants to see it."""
    if not hidden:
        yield
        return
    with tag("details"):
        words("summary", word("chat.covered"))
        yield


def run(script: str) -> None:
    """Have the browser do something whose outcome nobody waits for."""
    _ = ui.run_javascript(script)


def _dressed(element: ElementT, classes: str, attributes: dict[str, Attribute]) -> ElementT:
    if classes:
        element.classes(classes)
    for name, value in attributes.items():
        element.props[name.rstrip("_").replace("_", "-")] = value
    return element


@contextmanager
def panel(title: str) -> Iterator[None]:
    """A part of a page under a title."""
    with tag("section", "panel", aria_label=title, tabindex="0"):
        words("h3", title)
        yield
