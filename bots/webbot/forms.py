"""Forms: every field has a label, Enter sends, and what was given comes as one piece."""

import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from nicegui import events, ui

from bots.webbot.tags import hear, tag, words

PRESSED: Final = "pressed"
Given = Mapping[str, str]
Do = Callable[[Given], Awaitable[None]]
_SENT = (
    "(event) => { event.preventDefault();"
    " emit(Object.fromEntries(new FormData(event.target, event.submitter))); }"
)
_TOLD = "(event) => emit({...Object.fromEntries(new FormData(event.target.form)), pressed: %s})"


@contextmanager
def form(about: str, do: Do) -> Iterator[None]:
    """Fields and a button made inside the block; `do` gets all that is in them, by name."""
    with tag("form", "form", aria_label=about) as made:
        hear(made, "submit", _given(do), js_handler=_SENT)
        yield


def text(name: str, label: str, value: str = "", **attributes: str | bool) -> None:
    """One line."""
    # A `value` would be put back over what is typed whenever the page changes somewhere.
    began = {"defaultValue": value} if value else {}
    with tag("label", "labelled"):
        words("span", label)
        tag(
            "input",
            "field",
            name_=name,
            **{"type": "text", "maxlength": "200", **began, **attributes},
        )


def number(name: str, label: str) -> None:
    """A whole number; nothing is one of the possibilities."""
    text(name, label, type="number", min="0", step="1", inputmode="numeric")


def area(name: str, label: str, value: str, **attributes: str | bool) -> None:
    """Several lines."""
    with tag("label", "labelled wide"):
        words("span", label)
        words("textarea", value, "field", name_=name, **{"rows": "8", **attributes})


def choice(
    name: str, label: str, options: Mapping[str, str], chosen: str = "", **attributes: str | bool
) -> ui.element:
    """One of several."""
    with tag("label", "labelled"):
        words("span", label)
        with tag("select", "field", name_=name, **attributes) as made:
            for value, told in options.items():
                option = words("option", told, value=value)
                if value == chosen:
                    option.props["selected"] = True
    return made


def send(label: str, pressed: str = "", *, plain: bool = False, **attributes: str | bool) -> None:
    """A button that sends; where there are several, `pressed` comes as `PRESSED`."""
    classes = "button" if plain else "button main"
    words("button", label, classes, type="submit", name_=PRESSED, value=pressed, **attributes)


def act(label: str, pressed: str, do: Do, **attributes: str | bool) -> None:
    """A button that hands over what is in the form, and is not what Enter in a field presses."""
    hand_over(words("button", label, "button", type="button", **attributes), "click", pressed, do)


def hand_over(part: ui.element, event: str, pressed: str, do: Do) -> None:
    """Have `do` be given all that is in the form when this happens to a part of it."""
    hear(part, event, _given(do), js_handler=_TOLD % json.dumps(pressed))


def _given(do: Do) -> Callable[[events.GenericEventArguments], Awaitable[None]]:
    async def heard(event: events.GenericEventArguments) -> None:
        given = event.args if isinstance(event.args, dict) else {}
        await do({str(name): str(value).strip() for name, value in given.items()})

    return heard
