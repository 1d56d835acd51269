"""Presses and forms: known by their ids alone, so none dies with a process or with time."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import discord
from discord import ui

from bots.buttons import WANTS_WORDS, Action, decode
from bots.discordbot import limits
from bots.discordbot.front import Front, Opening
from bots.discordbot.text import shortened
from bots.discordbot.troubles import translated
from bots.forms import RATIOS, UNCHANGED, Filled, changed, models_for
from tools.speech import in_language

_SAME_PRESS = 2.0  # seconds in which a second press by the same finger is the first one again
_REMEMBERED = 500
_WORDS = "words"


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
            opened = await self._front.opening(interaction, button)
            await ask(interaction, data, _FORMS[button.action], opened)
        else:
            await self._front.press(interaction, data)

    async def submitted(self, interaction: discord.Interaction) -> None:
        """Take what was written into the form of a button; one left as it was costs nothing."""
        data, form = custom_id(interaction), filled(interaction)
        button = decode(data)
        if button is not None and button.action in WANTS_WORDS:
            kept = changed(form, (await self._front.opening(interaction, button)).filled)
            if kept is None:
                await tell_alone(UNCHANGED, interaction, self._front)
                return
            form = kept
        await self._front.press(interaction, data, text=form.words, settings=form.settings)

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
    """What a form asks for, and the button whose models it offers."""

    title: str
    label: str
    placeholder: str
    action: Action


EDIT = Form(
    title="Edit this picture",
    label="What shall I change?",
    placeholder="make it night, add a red hat, remove the car…",
    action=Action.EDIT,
)
_FORMS: Mapping[Action, Form] = {
    Action.EDIT: EDIT,
    Action.REWORD: Form(
        title="Your words",
        label="What shall I draw?",
        placeholder="a red fox in the snow, from behind, at dusk…",
        action=Action.REWORD,
    ),
}


async def ask(
    interaction: discord.Interaction, form_id: str, wanted: Form, opened: Opening
) -> None:
    """Open a form for words, with these in it; it comes back under `form_id`.

    Raises:
        DeliveryError: Discord did not take the answer in time.
    """
    language, filled_in = opened.language, opened.filled
    title = shortened(in_language(wanted.title, language), limits.MODAL_TITLE)
    form: ui.Modal = ui.Modal(title=title, custom_id=form_id)
    words: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=_WORDS,
        style=discord.TextStyle.paragraph,
        max_length=limits.MODAL_TEXT,
        default=filled_in.words or None,
        placeholder=in_language(wanted.placeholder, language),
    )
    form.add_item(ui.Label(text=in_language(wanted.label, language), component=words))
    unchanged = in_language("as it is", language)
    chosen = filled_in.settings
    ratios = _select("ratio", ((one, one) for one in RATIOS), unchanged, chosen.get("ratio"))
    form.add_item(ui.Label(text=in_language("Shape", language), component=ratios))
    able = ((one.label, one.name) for one in models_for(wanted.action))
    models = _select("model", able, unchanged, chosen.get("model"))
    form.add_item(ui.Label(text=in_language("Model", language), component=models))
    # A stopped form is not kept in memory: what comes back is known by its id.
    form.stop()
    with translated():
        await interaction.response.send_modal(form)


async def tell_alone(sentence: str, interaction: discord.Interaction, front: Front) -> None:
    """Answer with one sentence that the asker alone sees."""
    opened = await front.opening(interaction)
    said = in_language(sentence, opened.language)
    with translated():
        await interaction.response.send_message(said, ephemeral=True)


def _select(
    name: str, choices: Iterable[tuple[str, str]], unchanged: str, chosen: str | None
) -> ui.Select[ui.Modal]:
    options = [
        discord.SelectOption(label=shortened(label, 100), value=value, default=value == chosen)
        for label, value in choices
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
