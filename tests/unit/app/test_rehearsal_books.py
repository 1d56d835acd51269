"""A rehearsal is judged by its books: each broken promise is named with what to do."""

from dataclasses import replace
from uuid import uuid4

import pytest

from app.rehearsal_books import Books, findings
from freepik.catalog import Capability
from storage.jobs import Job
from storage.tables import ConversationId, JobId, JobState, PersonId
from tests.standins.clock import NOON


def job(state: JobState = JobState.DONE, *, task: str | None = None, failure: str = "") -> Job:
    new = uuid4()
    return Job(
        id=JobId(new),
        state=state,
        tool="generate",
        capability=Capability.GENERATE,
        model="mystic",
        wish={},
        prompt="a fox",
        person_id=PersonId(uuid4()),
        conversation_id=ConversationId(uuid4()),
        number=1,
        count=1,
        request_key=str(new),
        token="t",
        task_id=task,
        credits=5,
        counted=5,
        failure=failure or None,
        adjustments=[],
        created_at=NOON,
        state_since=NOON,
    )


FOX, OWL = job(task="fox"), job(task="owl")
LOST = job(JobState.LOST, failure="outcome_unknown")
GOOD = Books(
    requests=3,
    unanswered=0,
    orders=[FOX, OWL, LOST],
    debits=["fox", "owl", "nobody knows"],
    results={FOX.id: 1, OWL.id: 1},
    owed=0,
    refusals=[],
)


def broken(books: Books) -> list[str]:
    return [one.words for one in findings(books) if one.ok is False]


def test_books_that_agree_break_no_promise() -> None:
    assert broken(GOOD) == []


@pytest.mark.parametrize(
    ("books", "said"),
    [
        (replace(GOOD, unanswered=1), "1 request of 3 got no answer"),
        (replace(GOOD, orders=[*GOOD.orders, job(JobState.RUNNING)]), "1 order did not end"),
        (
            replace(GOOD, orders=[*GOOD.orders, job(JobState.FAILED, failure="internal")]),
            "1 failed by a bug",
        ),
        (replace(GOOD, debits=[*GOOD.debits, "stranger"]), "1 charge belong to no order"),
        (replace(GOOD, debits=[*GOOD.debits, "fox"]), "1 charge belong to no order"),
        (replace(GOOD, results={FOX.id: 1}), "the pictures of 1 order are not shown"),
        (replace(GOOD, results={FOX.id: 1, OWL.id: 2}), "or more than once"),
        (replace(GOOD, owed=2), "2 cards could not be shown"),
        (replace(GOOD, orders=[LOST], debits=[], results={}), "no order brought a picture"),
        (replace(GOOD, orders=[], debits=[], results={}), "nothing was ordered at all"),
    ],
)
def test_what_disagrees_is_named_with_what_to_do(books: Books, said: str) -> None:
    (words,) = broken(books)
    assert said in words
    assert "--log" in words or "settings" in words


def test_what_the_limits_stop_is_told_in_the_words_people_heard() -> None:
    told = list(findings(replace(GOOD, refusals=["your limit"] * 2)))
    assert [one.words for one in told if one.ok is None] == [
        "2 requests ordered nothing: “your limit”"
    ]
