"""Taking back what was said on the page: the last message, or a whole chat.

Pictures are never taken back: they are paid for, and are in the gallery.
"""

import contextlib
from datetime import datetime
from typing import Final

from bots.webbot.adapter import PLATFORM
from bots.webbot.bodies import Kind
from jobs.errors import JobError
from storage import conversations, gallery, jobs, web_messages, workflows
from storage.database import Transaction
from storage.tables import ImageId, JobState, RunState
from storage.web_chats import WebChat
from tools.context import Services

_WORDS: Final = (Kind.SAID, Kind.TOLD, Kind.WRITTEN)
_QUESTIONS: Final = 100


async def take_back_last(tx: Transaction, chat: WebChat, now: datetime) -> None:
    """Take back what the person said last, unless it is still being answered.

    What was answered goes with it, out of sight and out of memory, but for cards and files; “it” is
    the picture that was the newest before.
    """
    last = await web_messages.last_of(tx, chat.id, Kind.SAID)
    if last is None or last.waiting:
        return
    await web_messages.take_back(tx, last, _WORDS, now)
    await forget(tx, chat, since=last.created_at)
    here = await conversations.find(tx, platform=PLATFORM, chat=str(chat.id))
    if here is None:
        return
    before = await gallery.page(
        tx, gallery.Wanted(conversation_id=here.id), before=ImageId(last.id), limit=1
    )
    await conversations.set_current(tx, here.id, before[0].id if before else None)


async def forget(tx: Transaction, chat: WebChat, *, since: datetime) -> None:
    """Forget what was said in the chat since then."""
    here = await conversations.find(tx, platform=PLATFORM, chat=str(chat.id))
    if here is not None:
        await conversations.forget_turns(tx, here.id, since)


async def withdraw_questions(services: Services, chat: WebChat) -> None:
    """Call off what waits for the person's yes in this chat."""
    async with services.db.read() as tx:
        here = await conversations.find(tx, platform=PLATFORM, chat=str(chat.id))
        if here is None:
            return
        asked = await jobs.of_conversation(
            tx, here.id, states={JobState.AWAITING_APPROVAL}, limit=_QUESTIONS
        )
        run = await workflows.newest(tx, here.id)
    # Who has just said yes to one has decided, and gets it.
    for job in asked:
        with contextlib.suppress(JobError):
            await services.engine.cancel(job.id, person_id=chat.person_id)
    if run is not None and run.state is RunState.AWAITING_APPROVAL:
        with contextlib.suppress(JobError):
            await services.runs.cancel(run.id, person_id=chat.person_id)
