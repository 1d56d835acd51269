"""Presses and forms: known by their ids alone, so none dies with a process or with time."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import discord
from discord import ui

from bots.buttons import WANTS_WORDS, Action, decode
from bots.discordbot import limits
from bots.discordbot.front import Front
from bots.discordbot.text import shortened
from bots.discordbot.troubles import translated
from freepik.catalog import Capability
from tools.choice import usable
from tools.languages import language_of_tag
from tools.speech import in_language

_SAME_PRESS = 2.0  # seconds in which a second press by the same finger is the first one again
_REMEMBERED = 500
_RATIOS = ("1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "21:9")
_WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What somebody wrote and chose in a form."""

    words: str
    settings: Mapping[str, str]


class Buttons:
    """Takes presses of our buttons and the forms they open."""

    def __init__(self, front: Front, *, now: Callable[[], float]) -> None:
        """`now` is a clock in seconds that never goes back."""
        self._front = front
        self._now = now
        self._pressed: OrderedDict[tuple[int, int, str], float] = OrderedDict()

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Do what the button says; ask for words first where it wants some."""
        data = custom_id(interaction)
        if self._again(interaction, data):
            with translated():
                await interaction.response.defer()
            return
        button = decode(data)
        if button is not None and button.action in WANTS_WORDS:
            await ask(interaction, data, _FORMS[button.action])
        else:
            await self._front.press(interaction, data)

    async def submitted(self, interaction: discord.Interaction) -> None:
        """Take what was written into the form of a button."""
        form = filled(interaction)
        await self._front.press(
            interaction, custom_id(interaction), text=form.words, settings=form.settings
        )

    def _again(self, interaction: discord.Interaction, data: str) -> bool:
        message = interaction.message.id if interaction.message is not None else 0
        key = (interaction.user.id, message, data)
        now = self._now()
        before = self._pressed.get(key)
        self._pressed[key] = now
        self._pressed.move_to_end(key)
        while len(self._pressed) > _REMEMBERED:
            self._pressed.popitem(last=False)
        # A form may have been closed by mistake: it opens as often as it is asked for.
        button = decode(data)
        opens_form = button is not None and button.action in WANTS_WORDS
        return before is not None and now - before < _SAME_PRESS and not opens_form


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a form asks for, and whose models it offers."""

    title: str
    label: str
    placeholder: str
    capability: Capability


EDIT = Form(
    title="Edit this picture",
    label="What shall I change?",
    placeholder="make it night, add a red hat, remove the car…",
    capability=Capability.EDIT,
)
_FORMS: Mapping[Action, Form] = {
    Action.EDIT: EDIT,
    Action.REWORD: Form(
        title="Your words",
        label="What shall I draw?",
        placeholder="a red fox in the snow, from behind, at dusk…",
        capability=Capability.GENERATE,
    ),
}


async def ask(interaction: discord.Interaction, form_id: str, wanted: Form) -> None:
    """Open a form for words; it comes back under `form_id`.

    Raises:
        DeliveryError: Discord did not take the answer in time.
    """
    language = language_of_tag(interaction.locale.value)
    title = shortened(in_language(wanted.title, language), limits.MODAL_TITLE)
    form: ui.Modal = ui.Modal(title=title, custom_id=form_id)
    words: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=_WORDS,
        style=discord.TextStyle.paragraph,
        max_length=limits.MODAL_TEXT,
        placeholder=in_language(wanted.placeholder, language),
    )
    form.add_item(ui.Label(text=in_language(wanted.label, language), component=words))
    unchanged = in_language("as it is", language)
    ratios = _select("ratio", ((one, one) for one in _RATIOS), unchanged)
    form.add_item(ui.Label(text=in_language("Shape", language), component=ratios))
    able = ((one.label, one.name) for one in usable(wanted.capability))
    models = _select("model", able, unchanged)
    form.add_item(ui.Label(text=in_language("Model", language), component=models))
    # A stopped form is not kept in memory: what comes back is known by its id.
    form.stop()
    with translated():
        await interaction.response.send_modal(form)


def _select(name: str, choices: Iterable[tuple[str, str]], unchanged: str) -> ui.Select[ui.Modal]:
    options = [
        discord.SelectOption(label=shortened(label, 100), value=value) for label, value in choices
    ]
    return ui.Select(
        custom_id=name, options=options[: limits.CHOICES], required=False, placeholder=unchanged
    )


def custom_id(interaction: discord.Interaction) -> str:
    """The id of the button pressed or of the form sent; "" for anything else."""
    data: object = interaction.data
    found = data.get("custom_id") if isinstance(data, Mapping) else None
    return found if isinstance(found, str) else ""


def filled(interaction: discord.Interaction) -> Filled:
    """What was written into a form; whatever is missing or rubbish counts as not given."""
    values = dict(_values(interaction.data))
    words = values.pop(_WORDS, "")
    return Filled(words=words, settings={name: value for name, value in values.items() if value})


def _values(part: object) -> Iterator[tuple[str, str]]:
    if not isinstance(part, Mapping):
        return
    name, value, chosen = part.get("custom_id"), part.get("value"), part.get("values")
    if isinstance(chosen, list) and chosen:
        value = chosen[0]
    if isinstance(name, str) and isinstance(value, str):
        yield name, value
    yield from _values(part.get("component"))
    children = part.get("components")
    for child in children if isinstance(children, list) else ():
        yield from _values(child)
