"""What Telegram tells, in neutral words: who spoke, to whom, about what."""

from typing import Any

import pytest
from telegram import Update, User
from telegram.ext import ExtBot

from bots.ports import Command, Incoming
from bots.telegrambot.attachments import Files
from bots.telegrambot.hearing import Hearing
from bots.telegrambot.pacing import Pacing
from bots.telegrambot.wire import Bot
from tests.standins.clock import HandClock

_ME = User(7, "Magpie", is_bot=True, username="magpie_bot")
_ANA = {"id": 11, "is_bot": False, "first_name": "Ana", "last_name": "B", "language_code": "de"}
_GROUP = {"id": -5, "type": "supergroup", "title": "Studio"}
_PRIVATE = {"id": 11, "type": "private", "first_name": "Ana"}
_BOT: Bot = ExtBot("7:AAtokentokentokentokentoken", rate_limiter=Pacing(now=lambda: 0.0))


async def _done() -> None:
    return


def _heard(*, unasked: bool = False, **more: Any) -> Incoming | Command | None:
    message = {"message_id": 3, "date": 1, "chat": _PRIVATE, "from": _ANA, **more}
    update = Update.de_json({"update_id": 1, "message": message}, _BOT)
    assert update.message is not None
    hearing = Hearing(_ME, Files(_BOT), clock=HandClock())
    return hearing.message(update.message, done=_done, unasked=unasked)


def test_in_private_everything_is_said_to_us() -> None:
    said = _heard(text="a red fox")
    assert isinstance(said, Incoming)
    assert (said.text, said.sender.name, said.sender.language) == ("a red fox", "Ana B", "de")
    assert (said.ref.chat, said.ref.thread, said.reply_to) == ("11", None, None)


@pytest.mark.parametrize(
    ("text", "name", "arguments"),
    [
        ("/imagine a red fox ratio=16:9", "imagine", {"": "a red fox", "ratio": "16:9"}),
        ("/Imagine@MAGPIE_bot fox", "imagine", {"": "fox"}),
        ("/start", "start", {}),
        ("/start new", "start", {"": "new"}),
        ("/start fox-7k2", "show", {"": "fox-7k2"}),
        ("/start link_Ab3-x", "link", {"": "Ab3-x"}),
        ("/nonsense", "nonsense", {}),
    ],
)
def test_commands(text: str, name: str, arguments: dict[str, str]) -> None:
    command = _heard(text=text)
    assert isinstance(command, Command)
    assert (command.name, command.arguments) == (name, arguments)


@pytest.mark.parametrize("text", ["/nonsense", "/imagine@other_bot fox", "a red fox", "a@magpie"])
def test_in_a_group_what_is_not_said_to_us_is_not_heard(text: str) -> None:
    assert _heard(chat=_GROUP, text=text) is None


def _mention(text: str, name: str) -> list[dict[str, object]]:
    return [{"type": "mention", "offset": text.index(name), "length": len(name)}]


def test_a_mention_is_taken_out_wherever_it_stands() -> None:
    for text in ("@magpie_bot, a red fox", "a red @Magpie_Bot fox", "a red fox @magpie_bot"):
        name = next(word.strip(",") for word in text.split() if word.startswith("@"))
        said = _heard(chat=_GROUP, text=text, entities=_mention(text, name))
        assert isinstance(said, Incoming)
        assert said.text == "a red fox"
    text = "@magpie_bot /imagine a fox"
    command = _heard(chat=_GROUP, text=text, entities=_mention(text, "@magpie_bot"))
    assert isinstance(command, Command)


def test_a_caption_speaks_too_and_other_peoples_names_stay() -> None:
    text = "@magpie_bot make it blue for @bo_x"
    entities = _mention(text, "@magpie_bot") + _mention(text, "@bo_x")
    photo = [{"file_id": "F", "file_unique_id": "U", "width": 9, "height": 9, "file_size": 5}]
    said = _heard(chat=_GROUP, caption=text, caption_entities=entities, photo=photo)
    assert isinstance(said, Incoming)
    assert said.text == "make it blue for @bo_x"
    assert len(said.attachments) == 1


def test_an_anonymous_administrator_speaks_for_the_group_and_bots_do_not_speak() -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "anon"}
    text = "@magpie_bot a fox"
    given: dict[str, Any] = {
        "chat": _GROUP,
        "text": text,
        "entities": _mention(text, "@magpie_bot"),
    }
    given["from"] = anonymous
    said = _heard(sender_chat=_GROUP, **given)
    assert isinstance(said, Incoming)
    assert (said.sender.id, said.sender.name) == ("-5", "Studio")
    assert _heard(**given) is None
    given["from"] = _ANA
    assert _heard(via_bot={"id": 7, "is_bot": True, "first_name": "Magpie"}, **given) is None


def test_a_reply_tells_the_buttons_of_ours_and_a_topic_is_no_reply() -> None:
    buttons = {"inline_keyboard": [[{"text": "vary", "callback_data": "1.vary.x"}]]}
    ours = {"message_id": 2, "date": 1, "chat": _GROUP, "from": _ME.to_dict(), "text": "#1"}
    said = _heard(chat=_GROUP, text="at night", reply_to_message={**ours, "reply_markup": buttons})
    assert isinstance(said, Incoming)
    assert (said.reply_to, said.reply_buttons) == ("2", ("1.vary.x",))
    opened = {**ours, "text": None, "forum_topic_created": {"name": "art", "icon_color": 1}}
    topic: dict[str, Any] = {
        "message_thread_id": 2,
        "is_topic_message": True,
        "reply_to_message": opened,
    }
    assert _heard(chat=_GROUP, text="at night", **topic) is None
    said = _heard(unasked=True, chat=_GROUP, text="at night", **topic)
    assert isinstance(said, Incoming)
    assert (said.ref.thread, said.reply_to) == ("2", None)
