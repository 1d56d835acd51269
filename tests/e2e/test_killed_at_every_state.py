"""The process is killed at every state of a job and started again: one picture, paid once."""

import asyncio
import os
import signal

import pytest

from storage.tables import OPEN_STATES, JobState
from tests.e2e.chat_process import NEVER, SHOWN
from tests.e2e.chats import KILLED, Chat

pytestmark = pytest.mark.e2e

WISH = "a red fox in the snow"


async def one_picture_paid_once(chat: Chat) -> None:
    assert chat.states() == [JobState.DONE]
    assert chat.files() == 1
    (debit,) = await chat.freepik.debits()
    assert chat.spent_and_reserved() == (debit["credits"], 0)


DEATHS = [JobState.QUEUED, JobState.RUNNING, JobState.FETCHING, JobState.DONE]
TOLD_APART_BELOW = [JobState.AWAITING_APPROVAL, JobState.SUBMITTING]


def test_no_state_is_forgotten() -> None:
    assert {*DEATHS, *TOLD_APART_BELOW} == OPEN_STATES | {JobState.DONE}


@pytest.mark.parametrize("state", DEATHS)
async def test_one_picture_whatever_state_it_dies_in(state: JobState, chat: Chat) -> None:
    assert (await chat.live(state, WISH)).code == KILLED
    second = await chat.live(NEVER)
    assert second.code == 0, second.err
    assert chat.shown == 1
    await one_picture_paid_once(chat)


async def test_killed_when_the_picture_is_shown_and_nobody_has_noted_it(chat: Chat) -> None:
    assert (await chat.live(SHOWN, WISH)).code == KILLED
    assert chat.shown == 1
    second = await chat.live(NEVER)
    assert second.code == 0, second.err
    # The new terminal knows nothing of the old one: there it stands once, as one file in all.
    assert chat.shown == 2
    third = await chat.live(NEVER)
    assert (third.code, chat.shown) == (0, 2)
    await one_picture_paid_once(chat)


async def test_killed_before_the_post_it_was_about_to_make(chat: Chat) -> None:
    assert (await chat.live(JobState.SUBMITTING, WISH)).code == KILLED
    second = await chat.live(NEVER)
    assert second.code == 1, "a wish that failed must show in the exit code"
    assert chat.states() == [JobState.FAILED]
    assert chat.shown == 0
    assert "try again" in second.out
    assert await chat.freepik.debits() == []
    assert chat.spent_and_reserved() == (0, 0)


async def test_killed_after_the_post_was_accepted_and_before_its_answer(chat: Chat) -> None:
    await chat.freepik.fault(kind="post_timeout_accepted", times=1, params={"seconds": 20})
    pid = await chat.begin(NEVER, WISH)
    async with asyncio.timeout(45):
        await chat.freepik.debited(1)
    os.kill(pid, signal.SIGKILL)
    assert (await chat.ended()).code == KILLED
    assert chat.states() == [JobState.SUBMITTING]
    second = await chat.live(NEVER)
    assert second.code == 0, second.err
    assert chat.shown == 1
    await one_picture_paid_once(chat)


async def test_killed_while_it_waits_for_approval(chat: Chat) -> None:
    assert (await chat.live(JobState.AWAITING_APPROVAL, WISH)).code == KILLED
    assert await chat.freepik.debits() == []
    second = await chat.live(NEVER, "/approve")
    assert second.code == 0, second.err
    assert chat.shown == 1
    await one_picture_paid_once(chat)


async def test_killed_at_every_state_in_turn(chat: Chat) -> None:
    assert (await chat.live(JobState.QUEUED, WISH)).code == KILLED
    for state in (JobState.RUNNING, JobState.FETCHING, JobState.DONE):
        assert (await chat.live(state)).code == KILLED
    assert (await chat.live(NEVER)).code == 0
    assert chat.shown == 1
    await one_picture_paid_once(chat)
