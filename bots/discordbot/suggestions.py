"""What is offered while somebody fills in a command: models, pictures of their own, settings, …."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from bots.buttons import OF_PICTURES, Action
from bots.discordbot import limits
from bots.discordbot.places import PLATFORM
from bots.ports import ChatRef
from freepik.catalog import Capability
from storage import gallery, people
from storage.database import Database
from storage.gallery import Wanted
from tools import recipes
from tools.choice import usable
from tools.preferences import Preferences
from tools.setting_values import values_of

_ABLE: Mapping[str, Capability] = MappingProxyType(
    {
        "generate": Capability.GENERATE,
        "edit": Capability.EDIT,
        "vary": Capability.VARY,
        "upscale": Capability.UPSCALE,
        "expand": Capability.EXPAND,
        "change_view": Capability.CHANGE_VIEW,
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
_GROUPS = ("everybody", "chat", "server", "guests", "overall")
_POINTING = (("the newest", "last"), ("the one before it", "previous"), ("the first", "first"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A value, and what people are shown for it."""

    shown: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Somebody fills in an option: `typed` so far, after they have `chosen` others.

    `person` is their id on Discord.
    """

    person: str
    here: ChatRef
    typed: str
    chosen: Mapping[str, str]

    @property
    def letters(self) -> str:
        """What was typed, for comparing."""
        return self.typed.casefold()


Suggest = Callable[[Asking], Awaitable[Sequence[Suggestion]]]
"""What fits, best first."""


class Suggestions:
    """Looks up what fits; one read at most, and nothing that could be somebody else's."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._by_name: Mapping[tuple[str, str], Suggest] = {
            ("settings", "name"): self._settings,
            ("settings", "value"): self._values,
            ("run_workflow", "name"): self._workflows,
            ("admin", "who"): self._groups,
        }

    def for_argument(self, tool: str, argument: str) -> Suggest | None:
        """What to offer for this argument of the tool; None when there is nothing to choose."""
        if argument == "model" and tool in _ABLE:
            return partial(self._models, _ABLE[tool])
        if argument in _PICTURES:
            return self._pictures
        return self._by_name.get((tool, argument)) or (
            self._styles if argument == "style" else None
        )

    def for_button_word(self, action: Action) -> Suggest | None:
        """What to offer for the command that stands for a button; deleted pictures are not kept."""
        wanted = action in OF_PICTURES and action is not Action.RESTORE
        return self._pictures if wanted else None

    async def _settings(self, asking: Asking) -> Sequence[Suggestion]:
        return [
            Suggestion(shown=f"{name}: {field.description}", value=name)
            for name, field in Preferences.model_fields.items()
            if asking.letters in name
        ]

    async def _values(self, asking: Asking) -> Sequence[Suggestion]:
        found = [*values_of(asking.chosen.get("name", "")), asking.typed]
        fitting = (one for one in found if one and asking.letters in one.casefold())
        return [Suggestion(shown=one, value=one) for one in dict.fromkeys(fitting)]

    async def _workflows(self, asking: Asking) -> Sequence[Suggestion]:
        async with self._db.read() as tx:
            found = await recipes.usable(tx, asking.here)
        return [
            Suggestion(shown=": ".join(filter(None, (one.title, one.summary))), value=one.name)
            for one in found
            if asking.letters in f"{one.title} {one.name}".casefold()
        ]

    async def _groups(self, asking: Asking) -> Sequence[Suggestion]:
        own = [asking.typed] if asking.typed and asking.typed not in _GROUPS else []
        fitting = [one for one in _GROUPS if asking.letters in one]
        return [Suggestion(shown=one, value=one) for one in [*own, *fitting]]

    async def _models(self, capability: Capability, asking: Asking) -> Sequence[Suggestion]:
        return [
            Suggestion(shown=f"{one.label}: {one.good_at}", value=one.name)
            for one in usable(capability)
            if asking.letters in f"{one.label} {one.name}".casefold()
        ]

    async def _styles(self, asking: Asking) -> Sequence[Suggestion]:
        names = {style for one in usable(Capability.GENERATE) for style in one.styles}
        typed = asking.typed
        fitting = sorted(name for name in names if asking.letters in name.casefold())
        own = [typed] if typed and typed not in fitting else []
        return [Suggestion(shown=name.replace("_", " "), value=name) for name in [*fitting, *own]]

    async def _pictures(self, asking: Asking) -> Sequence[Suggestion]:
        async with self._db.read() as tx:
            person = await people.find(tx, platform=PLATFORM, external_id=asking.person)
            found = (
                await gallery.page(
                    tx, Wanted(person_id=person.id, words=asking.typed), limit=limits.CHOICES
                )
                if person is not None
                else []
            )
        pointing = [
            Suggestion(shown=shown, value=value)
            for shown, value in _POINTING
            if asking.letters in f"{shown} {value}"
        ]
        own = [
            Suggestion(shown=f"#{one.number} {one.handle} · {one.caption}", value=one.handle)
            for one in found
        ]
        return [*pointing, *own]
