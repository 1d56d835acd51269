"""The Telegram of our own, proven with an unmodified python-telegram-bot."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO

import httpx
import pytest
from aiohttp import web
from PIL import Image
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultCachedPhoto,
    InputMediaDocument,
    InputMediaPhoto,
    MessageEntity,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    NetworkError,
    RetryAfter,
)
from telegram.ext import Application, MessageHandler, filters
from telegram.request import HTTPXRequest

from tests.standins.telegram import (
    BOT_USERNAME,
    TELEGRAMS_RATES,
    Chat,
    Impossible,
    Lane,
    Person,
    Right,
    Standing,
    TelegramStandIn,
    Upload,
)

# Until PTB 23 how long to wait may be read as a plain number, with a warning.
pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")


def picture(colour: str = "red", size: tuple[int, int] = (120, 80)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, "PNG")
    return file.getvalue()


def keyboard(data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Again", callback_data=data)]])


def bot_on(telegram: TelegramStandIn) -> Bot:
    # Nobody speaks TLS on loopback, and to read all certificates takes longer than most tests.
    request, polling = (HTTPXRequest(8, httpx_kwargs={"verify": False}) for _ in range(2))
    return Bot(
        telegram.token,
        base_url=telegram.api_base,
        base_file_url=telegram.file_base,
        request=request,
        get_updates_request=polling,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Ann, who has written to the bot, and Bob, who has not; both are in a group with it."""

    telegram: TelegramStandIn
    bot: Bot
    ann: Person
    bob: Person
    group: Chat

    async def updates(self) -> list[Update]:
        """What is new, and confirmed by that."""
        got = [*await self.bot.get_updates(timeout=2, allowed_updates=Update.ALL_TYPES)]
        if got:
            await self.bot.get_updates(offset=got[-1].update_id + 1, timeout=0)
        return got


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with TelegramStandIn() as telegram, bot_on(telegram) as bot:
        ann, bob = telegram.person("Ann Lee"), telegram.person("Bob")
        group = telegram.group("Studio", ann, bob)
        await ann.starts()
        scene = Scene(telegram=telegram, bot=bot, ann=ann, bob=bob, group=group)
        await scene.updates()
        yield scene


async def test_a_poll_waits_for_news_and_gives_them_until_they_are_confirmed(scene: Scene) -> None:
    async with asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(scene.bot.get_updates(timeout=5))
        await scene.telegram.polled(times=scene.telegram.updates.polls + 1)
        await scene.ann.says("hello /imagine")
    (first,) = poll.result()
    (again,) = await scene.bot.get_updates(timeout=0)
    assert first.update_id == again.update_id
    assert again.message is not None
    assert again.message.text == "hello /imagine"
    assert [one.type for one in again.message.entities] == ["bot_command"]
    assert not await scene.bot.get_updates(offset=first.update_id + 1, timeout=0)


async def test_a_second_poller_and_a_webhook_end_a_poll(scene: Scene) -> None:
    async with asyncio.TaskGroup() as tasks:
        polls = scene.telegram.updates.polls
        poll = tasks.create_task(_conflict(scene.bot.get_updates(timeout=5)))
        await scene.telegram.polled(times=polls + 1)
        async with bot_on(scene.telegram) as another:
            await another.get_updates(timeout=0)
    assert "other getUpdates" in poll.result()
    await scene.bot.set_webhook("http://127.0.0.1:9/hook")
    assert "webhook is active" in await _conflict(scene.bot.get_updates())
    await scene.bot.delete_webhook()
    with pytest.raises(BadRequest, match=r"(?i)HTTPS"):
        await scene.bot.set_webhook("http://example.org/hook")


async def _conflict(call: object) -> str:
    with pytest.raises(Conflict) as caught:
        await call  # type: ignore[misc]  # any call of the bot
    return str(caught.value)


async def test_a_webhook_gets_each_update_with_its_secret_until_it_takes_it(scene: Scene) -> None:
    heard: list[tuple[str, str]] = []

    async def hook(request: web.Request) -> web.Response:
        secret = request.headers["X-Telegram-Bot-Api-Secret-Token"]
        heard.append(((await request.json())["message"]["text"], secret))
        return web.Response(status=500 if len(heard) == 1 else 200)

    application = web.Application()
    application.router.add_post("/hook", hook)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = "http://{}:{}/hook".format(*runner.addresses[0])
    await scene.bot.set_webhook(url, secret_token="s-3")
    await scene.ann.says("one")
    await scene.ann.says("two")
    await scene.telegram.confirmed()
    assert heard == [("one", "s-3"), ("one", "s-3"), ("two", "s-3")]
    assert "500" in str((await scene.bot.get_webhook_info()).last_error_message)
    await runner.cleanup()


async def test_files_go_both_ways_byte_for_byte(scene: Scene) -> None:
    red, blue = picture("red"), picture("blue")
    await scene.ann.sends_photo(red, "make it blue")
    (update,) = await scene.updates()
    assert update.message is not None
    small, large = update.message.photo
    assert small.width < large.width == 120
    file = await scene.bot.get_file(large.file_id)
    assert bytes(await file.download_as_bytearray()) == red
    sent = await scene.bot.send_photo(scene.ann.id, blue, caption="*blue*")
    await scene.bot.send_photo(scene.ann.id, sent.photo[-1].file_id)
    await scene.bot.send_document(scene.ann.id, blue, filename="blue.png")
    first, again, whole = scene.ann.private.answers
    assert first.photo == again.photo == whole.document == blue
    assert first.caption == "*blue*"
    with pytest.raises(BadRequest, match=r"(?i)can't use file of type Photo as Document"):
        await scene.bot.send_document(scene.ann.id, sent.photo[-1].file_id)


async def test_albums_come_in_parts_and_go_out_whole_or_not_at_all(scene: Scene) -> None:
    await scene.ann.sends_album([picture("red"), picture("blue")], "these two")
    first, second = [one.message for one in await scene.updates()]
    assert first
    assert second
    assert first.media_group_id == second.media_group_id
    assert (first.caption, second.caption) == ("these two", None)
    good = [InputMediaPhoto(picture("red")), InputMediaPhoto(picture("blue"), caption="b")]
    sent = await scene.bot.send_media_group(scene.ann.id, good)
    assert {one.album for one in scene.ann.private.answers} == {sent[0].media_group_id}
    with pytest.raises(BadRequest, match=r"(?i)failed to send message #2"):
        await scene.bot.send_media_group(scene.ann.id, [good[0], InputMediaPhoto(b"broken")])
    with pytest.raises(BadRequest, match=r"(?i)from 2 to 10"):
        await scene.bot.send_media_group(scene.ann.id, good[:1])
    with pytest.raises(BadRequest, match=r"(?i)mixed"):
        await scene.bot.send_media_group(scene.ann.id, [good[0], InputMediaDocument(b"x")])
    assert len(scene.ann.private.answers) == 2


@pytest.mark.parametrize("size", [(1, 21), (9_500, 501)])
async def test_photos_have_to_have_a_shape_that_telegram_takes(
    scene: Scene, size: tuple[int, int]
) -> None:
    with pytest.raises(BadRequest, match=r"(?i)photo_invalid_dimensions"):
        await scene.bot.send_photo(scene.ann.id, picture(size=size))
    await scene.bot.send_document(scene.ann.id, picture(size=size))


async def test_a_message_changes_as_people_see_it(scene: Scene) -> None:
    card = await scene.bot.send_message(scene.ann.id, "working", reply_markup=keyboard("a"))
    (shown,) = scene.ann.private.answers
    with pytest.raises(BadRequest, match=r"(?i)not modified"):
        await card.edit_text("working", reply_markup=keyboard("a"))
    await card.edit_text("nearly")
    assert (shown.text, shown.buttons) == ("nearly", [])
    media = InputMediaPhoto(
        picture(), caption="done", caption_entities=[MessageEntity("bold", 0, 4)]
    )
    await card.edit_media(media, reply_markup=keyboard("b"))
    assert (shown.caption, shown.photo, shown.buttons[0].data) == ("done", picture(), "b")
    with pytest.raises(BadRequest, match=r"(?i)no text in the message to edit"):
        await card.edit_text("words")
    await card.delete()
    with pytest.raises(BadRequest, match=r"(?i)to edit not found"):
        await card.edit_caption("gone")
    assert not scene.ann.private.answers


async def test_texts_have_limits_and_their_marks_have_rules(scene: Scene) -> None:
    ann = scene.ann.id
    await scene.bot.send_message(ann, f"<b>{'🦊' * 2048}</b>", parse_mode=ParseMode.HTML)
    with pytest.raises(BadRequest, match=r"(?i)too long"):
        await scene.bot.send_message(ann, "🦊" * 2049)
    with pytest.raises(BadRequest, match=r"(?i)caption is too long"):
        await scene.bot.send_photo(ann, picture(), caption="x" * 1025)
    with pytest.raises(BadRequest, match=r"(?i)can't parse entities"):
        await scene.bot.send_message(ann, "<x>no</x>", parse_mode=ParseMode.HTML)
    with pytest.raises(BadRequest, match=r"(?i)reserved"):
        await scene.bot.send_message(ann, "a.b", parse_mode=ParseMode.MARKDOWN_V2)
    with pytest.raises(BadRequest, match=r"(?i)can't parse entities"):
        await scene.bot.send_message(ann, "short", entities=[MessageEntity("bold", 3, 9)])
    with pytest.raises(BadRequest, match=r"(?i)text is empty"):
        await scene.bot.send_message(ann, " \n ")
    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await scene.bot.send_message(ann, "x", reply_markup=keyboard("é" * 33))
    text = r"*bold* _it_ `a.b` [here](https://x.org/\)) \."
    await scene.bot.send_message(ann, text, parse_mode=ParseMode.MARKDOWN_V2)
    words = scene.ann.private.answers[-1].words
    assert words.text == "bold it a.b here ."
    kinds = [(one["type"], one["offset"], one["length"]) for one in words.entities]
    assert kinds == [("bold", 0, 4), ("italic", 5, 2), ("code", 8, 3), ("text_link", 12, 4)]


async def test_buttons_are_answered_in_time_or_never(scene: Scene) -> None:
    await scene.bot.send_message(scene.ann.id, "choose", reply_markup=keyboard("go:1"))
    pressed = await scene.ann.presses(scene.ann.private.answers[-1], "Again")
    (update,) = await scene.updates()
    assert update.callback_query is not None
    assert update.callback_query.data == "go:1"
    await update.callback_query.answer("on it")
    assert (pressed.is_answered, pressed.text) == (True, "on it")
    scene.telegram.turn(60)
    with pytest.raises(BadRequest, match=r"(?i)too old"):
        await update.callback_query.answer("again")


async def test_inline_results_are_shared_where_the_bot_is_not(scene: Scene) -> None:
    photo = (await scene.bot.send_photo(scene.ann.id, picture())).photo[-1].file_id
    asked = await scene.ann.asks_inline("fox")
    (update,) = await scene.updates()
    assert update.inline_query is not None
    await update.inline_query.answer([InlineQueryResultCachedPhoto("1", photo, caption="a fox")])
    elsewhere = scene.telegram.group("Elsewhere", scene.ann, bot=Standing.LEFT)
    shared = await scene.ann.picks(asked, asked.results[0], chat=elsewhere)
    assert (shared.photo, shared.caption) == (picture(), "a fox")


async def test_a_private_bot_hears_in_groups_only_what_is_meant_for_it(scene: Scene) -> None:
    await scene.bob.says("just talk", chat=scene.group)
    await scene.bob.says(f"@{BOT_USERNAME} draw", chat=scene.group)
    await scene.bob.says(f"/help@{BOT_USERNAME}", chat=scene.group)
    said = await scene.bot.send_message(scene.group.id, "here")
    await scene.bob.replies(scene.group.answers[-1], "again")
    heard = [one.message for one in await scene.updates()]
    assert [one.text for one in heard if one] == [
        f"@{BOT_USERNAME} draw",
        f"/help@{BOT_USERNAME}",
        "again",
    ]
    assert heard[-1]
    assert heard[-1].reply_to_message
    assert heard[-1].reply_to_message.message_id == said.message_id


async def test_topics_keep_their_messages_and_can_vanish(scene: Scene) -> None:
    forum = scene.telegram.group("Forum", scene.ann, forum=True, bot=Standing.ADMINISTRATOR)
    art = scene.telegram.topic(forum, "Art")
    await scene.updates()
    await scene.ann.says("in here", chat=forum, topic=art)
    (update,) = await scene.updates()
    message = update.message
    assert message
    assert (message.message_thread_id, message.is_topic_message) == (art.id, True)
    # As with the real Telegram, what answers nothing answers the note that opened the topic.
    assert message.reply_to_message
    assert message.reply_to_message.forum_topic_created
    await scene.bot.send_message(forum.id, "yes", message_thread_id=art.id)
    assert [one.text for one in forum.within(art)] == ["in here", "yes"]
    scene.telegram.delete_topic(forum, art)
    with pytest.raises(BadRequest, match=r"(?i)thread not found"):
        await scene.bot.send_message(forum.id, "late", message_thread_id=art.id)


async def test_who_may_not_is_told_why(scene: Scene) -> None:
    with pytest.raises(Forbidden, match=r"(?i)initiate"):
        await scene.bot.send_message(scene.bob.id, "hi")
    await scene.ann.blocks_bot()
    with pytest.raises(Forbidden, match=r"(?i)blocked"):
        await scene.bot.send_message(scene.ann.id, "hi")
    scene.telegram.forbid(scene.group, Right.PHOTOS)
    with pytest.raises(BadRequest, match=r"(?i)not enough rights to send photos"):
        await scene.bot.send_photo(scene.group.id, picture())
    scene.telegram.set_bot(scene.group, Standing.KICKED, by=scene.ann)
    with pytest.raises(Forbidden, match=r"(?i)kicked"):
        await scene.bot.send_message(scene.group.id, "hi")
    with pytest.raises(BadRequest, match=r"(?i)Chat not found"):
        await scene.bot.send_message(12345, "hi")
    with pytest.raises(EndPointNotFound):
        await scene.bot.do_api_request("makeCoffee")
    with pytest.raises(Impossible):
        await scene.bob.says("psst", chat=scene.ann.private)


async def test_a_group_that_grew_tells_its_new_id(scene: Scene) -> None:
    new = scene.telegram.migrate(scene.group)
    with pytest.raises(ChatMigrated) as caught:
        await scene.bot.send_message(scene.group.id, "hi")
    assert caught.value.new_chat_id == new.id
    notes = [one.message for one in await scene.updates() if one.message]
    assert [(one.migrate_to_chat_id, one.migrate_from_chat_id) for one in notes] == [
        (new.id, None),
        (None, scene.group.id),
    ]


async def test_commands_are_shown_by_scope_and_language(scene: Scene) -> None:
    await scene.bot.set_my_commands([BotCommand("start", "Begin")])
    await scene.bot.set_my_commands(
        [BotCommand("start", "Los")], BotCommandScopeAllGroupChats(), language_code="de"
    )
    hans = scene.telegram.person("Hans", language="de")
    scene.group.members[hans.id] = Standing.MEMBER
    offered = scene.telegram.chats.offered
    assert offered(hans, scene.group)[0]["description"] == "Los"
    assert offered(hans, hans.private)[0]["description"] == "Begin"
    with pytest.raises(BadRequest, match=r"(?i)bot_command_invalid"):
        await scene.bot.set_my_commands([BotCommand("Start!", "x")])


async def test_drafts_are_private_and_end_with_a_message(scene: Scene) -> None:
    await scene.bot.send_message_draft(scene.ann.id, 7, "A f")
    await scene.bot.send_message_draft(scene.ann.id, 7, "A fox")
    assert scene.ann.private.writing == "A fox"
    await scene.bot.send_message(scene.ann.id, "A fox.")
    assert not scene.ann.private.writing
    with pytest.raises(BadRequest):
        await scene.bot.send_message_draft(scene.group.id, 7, "no")


async def test_who_is_too_fast_waits_and_is_remembered() -> None:
    async with TelegramStandIn(rates=TELEGRAMS_RATES) as telegram, bot_on(telegram) as bot:
        ann = telegram.person("Ann")
        group = telegram.group("Studio", ann)
        for number in range(10):
            await bot.send_message(group.id, str(number))
        with pytest.raises(RetryAfter):
            await bot.send_message(group.id, "eleven")
        with pytest.raises(RetryAfter):
            await bot.send_message(group.id, "twelve")
        for turn in range(11):
            telegram.turn(1.1)
            if turn:
                await bot.send_message(group.id, str(turn))
        telegram.turn(5)
        with pytest.raises(RetryAfter):
            await bot.send_message(group.id, "the minute is full")
        lanes = [one.lane for one in telegram.flood.violations]
        assert lanes == [Lane.CHAT, Lane.FLOOD_WAIT, Lane.GROUP]


async def test_bad_days_come_on_demand(scene: Scene) -> None:
    faults, ann = scene.telegram.faults, scene.ann.id
    faults.fail(status=502, where="sendMessage", spares=1)
    await scene.bot.send_message(ann, "one")
    with pytest.raises(NetworkError):
        await scene.bot.send_message(ann, "two")
    faults.swallow(where="sendMessage")
    with pytest.raises(NetworkError):
        await scene.bot.send_message(ann, "three")
    faults.cut(where="sendMessage")
    with pytest.raises(NetworkError):
        await scene.bot.send_message(ann, "four")
    faults.limit(3, where=f"sendMessage {ann}")
    with pytest.raises(RetryAfter):
        await scene.bot.send_message(ann, "five")
    await scene.bot.send_message(scene.group.id, "another chat does not wait")
    assert [one.text for one in scene.ann.private.answers] == ["one", "three"]


async def test_large_files_cannot_be_downloaded_and_links_expire(scene: Scene) -> None:
    film = Upload(filename="film.mp4", data=b"x")
    await scene.ann.sends_file(film, kind="video", size=21 * 1024 * 1024)
    await scene.ann.sends_file(Upload(filename="cat.png", data=picture()))
    big, small = [one.message for one in await scene.updates()]
    assert big
    assert big.video
    assert small
    assert small.document
    with pytest.raises(BadRequest, match=r"(?i)too big"):
        await scene.bot.get_file(big.video.file_id)
    path = (await scene.bot.get_file(small.document.file_id)).file_path
    scene.telegram.turn(3700)
    async with httpx.AsyncClient() as http:
        assert (await http.get(str(path))).status_code == 404


async def test_the_librarys_own_polling_works(scene: Scene) -> None:
    application = Application.builder().bot(scene.bot).build()

    async def echo(update: Update, _: object) -> None:
        assert update.effective_message
        await update.effective_message.reply_text(str(update.effective_message.text))

    application.add_handler(MessageHandler(filters.TEXT, echo))
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        await scene.ann.says("echo?")
        assert (await scene.ann.private.next_message()).text == "echo?"
        await application.updater.stop()
        await application.stop()
