"""What people ask by a button or inline, and what the bot answers.

https://core.telegram.org/bots/api#answercallbackquery, #inline-mode
"""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.standins.telegram.calls import Call, Methods
from tests.standins.telegram.entities import Formatted, formatted
from tests.standins.telegram.keyboards import checked_markup
from tests.standins.telegram.payloads import chat_json, message_json, user_json
from tests.standins.telegram.refusals import Refusal, bad
from tests.standins.telegram.sending import check_caption, check_text
from tests.standins.telegram.state import Media, Message, User
from tests.standins.telegram.updates import Updates
from tests.standins.telegram.wire import Json, utf16
from tests.standins.telegram.world import World
from tests.standins.wire import PATIENCE

# Nowhere is written how long exactly; clients give up after about this long.
ANSWERABLE_FOR = timedelta(seconds=30)
LONGEST_ANSWER = 200
MOST_RESULTS = 50


@dataclass(slots=True, kw_only=True, eq=False)
class Query:
    """Something asked that waits for an answer."""

    id: str
    user: User
    at: datetime
    world: World
    is_answered: bool = False

    async def answered(self, *, within: float = PATIENCE) -> None:
        """Return once the bot has answered."""
        await self.world.changes.until(
            lambda: self.is_answered or None, within=within, seen=lambda: "no answer"
        )


@dataclass(slots=True, kw_only=True, eq=False)
class Pressed(Query):
    """A button that somebody pressed; `text` is what the bot showed over the chat."""

    data: str
    text: str = ""
    is_alert: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One thing to choose under an inline query."""

    id: str
    kind: str
    title: str
    words: Formatted
    media: Media | None
    markup: Json | None


@dataclass(slots=True, kw_only=True, eq=False)
class Asked(Query):
    """An inline query and what was offered."""

    text: str
    results: list[Result] = field(default_factory=list)
    next_offset: str = ""
    is_personal: bool = False
    button: Json | None = None


class Queries:
    """The methods that answer, and the questions they answer."""

    def __init__(self, world: World, updates: Updates) -> None:
        self.world = world
        self.updates = updates
        self._pressed: dict[str, Pressed] = {}
        self._asked: dict[str, Asked] = {}

    def methods(self) -> Methods:
        return {
            "answerCallbackQuery": self.answer_callback,
            "answerInlineQuery": self.answer_inline,
        }

    def press(self, user: User, message: Message, data: str) -> Pressed:
        now = self.world.clock()
        pressed = Pressed(id=_new_id(), user=user, at=now, world=self.world, data=data)
        self._pressed[pressed.id] = pressed
        body: Json = {
            "id": pressed.id,
            "from": user_json(user),
            "chat_instance": str(message.chat.id * 7_919),
            "data": data,
        }
        if message.inline_id:
            body["inline_message_id"] = message.inline_id
        elif message.is_deleted:
            gone = {"chat": chat_json(message.chat), "message_id": message.id, "date": 0}
            body["message"] = gone
        else:
            body["message"] = message_json(message)
        self.updates.tell("callback_query", body, key=message.chat.id)
        return pressed

    def ask(self, user: User, text: str, offset: str = "", chat_type: str = "sender") -> Asked:
        asked = Asked(id=_new_id(), user=user, at=self.world.clock(), world=self.world, text=text)
        self._asked[asked.id] = asked
        body: Json = {
            "id": asked.id,
            "from": user_json(user),
            "query": text,
            "offset": offset,
            "chat_type": chat_type,
        }
        self.updates.tell("inline_query", body, key=user.id)
        return asked

    async def answer_callback(self, call: Call) -> bool:
        pressed = self._pressed.get(call.text("callback_query_id"))
        self._fresh(pressed)
        assert pressed
        text = call.text("text")
        if utf16(text) > LONGEST_ANSWER:
            bad("MESSAGE_TOO_LONG")
        pressed.text, pressed.is_alert = text, call.flag("show_alert")
        pressed.url = call.text("url")
        pressed.is_answered = True
        self.world.changes.announce()
        return True

    async def answer_inline(self, call: Call) -> bool:
        asked = self._asked.get(call.text("inline_query_id"))
        self._fresh(asked)
        assert asked
        entries = call.entries("results")
        if len(entries) > MOST_RESULTS:
            bad("RESULTS_TOO_MUCH")
        ids = [str(one.get("id", "")) for one in entries]
        if len({*ids}) != len(ids):
            bad("RESULT_ID_DUPLICATE")
        if not all(1 <= len(one.encode()) <= 64 for one in ids):
            bad("RESULT_ID_INVALID")
        if len(call.text("next_offset").encode()) > 64:
            bad("NEXT_OFFSET_INVALID")
        asked.results = [self._result(one) for one in entries]
        asked.next_offset, asked.is_personal = call.text("next_offset"), call.flag("is_personal")
        asked.button = call.object("button")
        asked.is_answered = True
        self.world.changes.announce()
        return True

    def _fresh(self, query: Query | None) -> None:
        if query is None or self.world.clock() - query.at > ANSWERABLE_FOR:
            bad("query is too old and response timeout expired or query ID is invalid")

    def _result(self, entry: Json) -> Result:
        kind = str(entry.get("type"))
        if kind not in {"photo", "document", "article"}:
            bad(f"can't parse inline query result: unsupported type {kind}")
        media = None
        content = entry.get("input_message_content") or {}
        if kind == "article":
            words = check_text(
                formatted(
                    str(content.get("message_text", "")),
                    content.get("parse_mode"),
                    content.get("entities"),
                )
            )
        else:
            media = self._known(kind, entry)
            words = check_caption(
                formatted(
                    str(entry.get("caption") or ""),
                    entry.get("parse_mode"),
                    entry.get("caption_entities"),
                )
            )
        if kind != "photo" and not str(entry.get("title", "")).strip():
            bad("can't parse inline query result: title must be non-empty")
        return Result(
            id=str(entry["id"]),
            kind=kind,
            title=str(entry.get("title", "")),
            words=words,
            media=media,
            markup=checked_markup(entry.get("reply_markup"), offers_inline=True),
        )

    def _known(self, kind: str, entry: Json) -> Media:
        file_id = entry.get(f"{kind}_file_id")
        if not file_id:
            # By an address: the stand-in has no Internet to fetch it from.
            bad("WEBPAGE_CURL_FAILED")
        try:
            return self.world.files.again(kind, str(file_id))
        except Refusal:
            bad("RESULT_DOCUMENT_INVALID" if kind == "document" else "PHOTO_INVALID")


def _new_id() -> str:
    return str(secrets.randbelow(10**18) + 10**18)
