"""Interactions: what a person did, the few seconds to answer it, and all that was answered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from tests.standins.discord.payloads import user_json
from tests.standins.discord.state import Channel, Guild, Message, User
from tests.standins.discord.wire import Json
from tests.standins.wire import PATIENCE, Changes


class Kind(IntEnum):
    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL_SUBMIT = 5


class Answer(IntEnum):
    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Modal:
    """A form that the bot showed to the person behind an interaction."""

    form: Json
    asked: "Interaction"

    @property
    def title(self) -> str:
        return str(self.form["title"])

    @property
    def labels(self) -> list[str]:
        inner = [(one, (one.get("components") or [{}])[0]) for one in self.form["components"]]
        labels = [one.get("label") or part.get("label") for one, part in inner]
        return [one for one in labels if one]

    @property
    def opened_with(self) -> dict[str, str]:
        """What stands in it already, by the custom ids of its fields."""
        inner = [one.get("component") or {} for one in self.form["components"]]
        chosen = [
            (one["custom_id"], option["value"])
            for one in inner
            for option in one.get("options") or ()
            if option.get("default")
        ]
        return {one["custom_id"]: one["value"] for one in inner if one.get("value")} | dict(chosen)


@dataclass(slots=True, kw_only=True, eq=False)
class Interaction:
    """One thing that one person did, and what the bot made of it."""

    id: int
    token: str
    kind: Kind
    user: User
    channel: Channel
    data: Json
    created_at: datetime
    changes: Changes
    source: Message | None = None
    asked_before: "Interaction | None" = None
    by_user_install: bool = False
    answer: Answer | None = None
    original: Message | None = None
    edits_before: int = 0
    choices: list[Json] = field(default_factory=list)
    modal_form: Json | None = None
    follow_ups: list[Message] = field(default_factory=list)

    @property
    def guild(self) -> Guild | None:
        return self.channel.guild

    @property
    def came_from_component(self) -> bool:
        return self.kind is Kind.COMPONENT or (
            self.asked_before is not None and self.asked_before.kind is Kind.COMPONENT
        )

    @property
    def messages(self) -> list[Message]:
        """What the bot wrote in answer, oldest first, without what it took back."""
        every = [*([self.original] if self.original else []), *self.follow_ups]
        return [one for one in every if not one.is_deleted]

    async def until(
        self, holds: Callable[["Interaction"], bool], *, within: float = PATIENCE
    ) -> "Interaction":
        """This interaction, once `holds` says so of it."""
        return await self.changes.until(
            lambda: self if holds(self) else None,
            within=within,
            seen=lambda: f"answer {self.answer!r}, {[one.text for one in self.messages]}",
        )

    async def answered(self, *, within: float = PATIENCE) -> "Interaction":
        """This interaction, once the bot has acknowledged it in any way."""
        return await self.until(lambda one: one.answer is not None, within=within)

    async def reply(self, *, within: float = PATIENCE) -> Message:
        """The first message with something to say: new, or the pressed one once it changed."""
        await self.until(lambda one: one._first_words() is not None, within=within)
        words = self._first_words()
        assert words is not None
        return words

    async def modal(self, *, within: float = PATIENCE) -> Modal:
        """The form that the bot showed."""
        await self.until(lambda one: one.modal_form is not None, within=within)
        return Modal(form=self.modal_form or {}, asked=self)

    def _first_words(self) -> Message | None:
        for one in self.messages:
            untouched = one is self.source and one.edits == self.edits_before
            if not one.is_loading and not untouched:
                return one
        return None

    def metadata(self) -> Json:
        """Who asked, as every message that answers carries it."""
        about: Json = {
            "id": str(self.id),
            "type": (Kind.COMMAND if self.kind is Kind.AUTOCOMPLETE else self.kind).value,
            "user": user_json(self.user),
            "authorizing_integration_owners": self.owners(),
        }
        if self.source and self.kind is Kind.COMPONENT:
            about["interacted_message_id"] = str(self.source.id)
        if self.asked_before:
            about["triggering_interaction_metadata"] = self.asked_before.metadata()
        return about

    def owners(self) -> Json:
        if self.by_user_install:
            return {"1": str(self.user.id)}
        return {"0": str(self.guild.id if self.guild else 0)}
