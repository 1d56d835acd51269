"""What is offered while somebody fills in a command: models, styles, and pictures of their own."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from bots.buttons import OF_PICTURES, Action
from bots.discordbot import limits
from bots.discordbot.places import PLATFORM
from freepik.catalog import Capability
from storage import images, people
from storage.database import Database
from tools.choice import usable
from tools.preferences import Preferences

_ABLE: Mapping[str, Capability] = MappingProxyType(
    {
        "generate": Capability.GENERATE,
        "edit": Capability.EDIT,
        "vary": Capability.VARY,
        "upscale": Capability.UPSCALE,
    }
)
_PICTURES = frozenset(
    {
        "picture",
        "like",
        "mask",
        "logo",
        "character",
        "style_reference",
        "structure_reference",
    }
)
_POINTING = (("the newest", "last"), ("the one before it", "previous"), ("the first", "first"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A value, and what people are shown for it."""

    shown: str
    value: str


Suggest = Callable[[str, str], Awaitable[Sequence[Suggestion]]]
"""From the person's id on Discord and what was typed so far to what fits, best first."""


class Suggestions:
    """Looks up what fits; one read at most, and nothing that could be somebody else's."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def for_argument(self, tool: str, argument: str) -> Suggest | None:
        """What to offer for this argument of the tool; None when there is nothing to choose."""
        match argument:
            case "model" if tool in _ABLE:
                return partial(self._models, _ABLE[tool])
            case "style":
                return self._styles
            case _ if argument in _PICTURES:
                return self._pictures
            case "name" if tool == "settings":
                return self._settings
            case _:
                return None

    def for_button_word(self, action: Action) -> Suggest | None:
        """What to offer for the command that stands for a button; deleted pictures are not kept."""
        wanted = action in OF_PICTURES and action is not Action.RESTORE
        return self._pictures if wanted else None

    async def _settings(self, _: str, typed: str) -> Sequence[Suggestion]:
        return [
            Suggestion(shown=f"{name}: {field.description}", value=name)
            for name, field in Preferences.model_fields.items()
            if typed.casefold() in name
        ]

    async def _models(self, capability: Capability, _: str, typed: str) -> Sequence[Suggestion]:
        return [
            Suggestion(shown=f"{one.label}: {one.good_at}", value=one.name)
            for one in usable(capability)
            if typed.casefold() in f"{one.label} {one.name}".casefold()
        ]

    async def _styles(self, _: str, typed: str) -> Sequence[Suggestion]:
        names = {style for one in usable(Capability.GENERATE) for style in one.styles}
        fitting = sorted(name for name in names if typed.casefold() in name.casefold())
        own = [typed] if typed and typed not in fitting else []
        return [Suggestion(shown=name.replace("_", " "), value=name) for name in [*fitting, *own]]

    async def _pictures(self, person_id: str, typed: str) -> Sequence[Suggestion]:
        async with self._db.read() as tx:
            person = await people.find(tx, platform=PLATFORM, external_id=person_id)
            found = (
                await images.page(
                    tx, person_id=person.id, words=typed or None, limit=limits.CHOICES
                )
                if person is not None
                else []
            )
        pointing = [
            Suggestion(shown=shown, value=value)
            for shown, value in _POINTING
            if typed.casefold() in f"{shown} {value}"
        ]
        own = [
            Suggestion(shown=f"#{one.number} {one.handle} · {one.caption}", value=one.handle)
            for one in found
        ]
        return [*pointing, *own]
