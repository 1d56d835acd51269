"""A process that runs a workflow is killed in every step: each picture once, at the receipts."""

from collections import Counter

import pytest

from storage.tables import JobState, RunState
from tests.e2e.chat_process import NEVER, PICTURE
from tests.e2e.chats import KILLED, Chat

pytestmark = pytest.mark.e2e

LOGO = "draw a round logo"
MARKETING = '/workflow marketing prompt="a red bicycle" logo=#1'
HEADSHOT = '/workflow headshot prompt="a baker"'
DEATHS = (
    "motif:running",
    "style:queued",  # the first of three, and nothing has been written down of the others
    "style:fetching",
    "style:done",
    "format:queued",
    "format:fetching",
    f"{PICTURE}overlay",  # one of six is on record, and the run does not know
)


async def all_paid_once(chat: Chat, *, debits: int) -> None:
    paid = await chat.freepik.debits()
    assert len(paid) == debits
    assert chat.spent_and_reserved() == (sum(int(str(one["credits"])) for one in paid), 0)


def run_states(chat: Chat) -> list[str]:
    return [state for (state,) in chat.asked("SELECT state FROM workflow_run")]


async def test_killed_in_every_step_and_between_them(chat: Chat) -> None:
    assert (await chat.live(DEATHS[0], LOGO, MARKETING)).code == KILLED
    for doom in DEATHS[1:]:
        assert (await chat.live(doom)).code == KILLED
    assert run_states(chat) == [RunState.RUNNING]

    last = await chat.live(NEVER)

    assert last.code == 0, last.err
    assert "Marketing set · done · 16 of 16" in last.out
    made = chat.asked("SELECT number, tool FROM image ORDER BY number")
    assert [number for number, _ in made] == [*range(1, 18)]
    assert Counter(tool for _, tool in made) == {
        "generate": 2,
        "edit": 3,
        "expand": 6,
        "overlay": 6,
    }
    assert chat.files() == 17
    assert {*chat.states()} == {JobState.DONE}
    await all_paid_once(chat, debits=11)


async def test_a_failed_step_is_named_and_drawn_again_alone(chat: Chat) -> None:
    assert (await chat.live("portrait:done", HEADSHOT)).code == KILLED
    await chat.freepik.fault(kind="task_fails", times=1)

    failed = await chat.live(NEVER)

    assert failed.code == 1, "a wish that failed must show in the exit code"
    card = failed.out[failed.out.index("Professional headshot · ") :]
    assert "relight · no picture #2" in card
    assert run_states(chat) == [RunState.FAILED]

    assert (await chat.live("light:running", "/retry")).code == KILLED
    last = await chat.live(NEVER)

    assert last.code == 0, last.err
    assert "Professional headshot · done · 5 of 5" in last.out
    assert run_states(chat) == [RunState.DONE]
    assert Counter(chat.states()) == {JobState.DONE: 5, JobState.FAILED: 1}
    await all_paid_once(chat, debits=6)
