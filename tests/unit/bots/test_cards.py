from dataclasses import replace
from uuid import UUID

import pytest
from pydantic import JsonValue

from bots.buttons import Action, decode
from bots.card_buttons import words_for
from bots.cards import Shown, card_for, card_of_image, face, waiting, without_pictures
from bots.commands import BUTTON_WORDS, help_text
from bots.ports import Card, Phase
from freepik.adjusting import IN_WORDS, LEFT_OUT
from jobs.states import FailureCode, Waiting
from storage.tables import OPEN_STATES, TERMINAL_STATES, ImageId, JobState
from tests.unit.bots.builders import image, job, picture_bytes, story
from tools.dictionary import TOLD_WAITING, failure_of, waiting_words
from tools.languages import LANGUAGES, Language
from tools.registry import COMMANDS

_PHASES = {
    JobState.AWAITING_APPROVAL: Phase.APPROVAL,
    JobState.DONE: Phase.RESULT,
    JobState.CANCELLED: Phase.NOTICE,
}
_FAILED = TERMINAL_STATES - {JobState.DONE}


def _words(card: Card) -> str:
    return "\n".join([card.title, *card.lines])


def _actions(card: Card) -> list[Action]:
    buttons = [decode(button.data) for button in card.buttons]
    assert all(buttons), "every button on a card can be pressed"
    return [button.action for button in buttons if button]


@pytest.mark.parametrize("state", JobState)
def test_every_state_has_a_card_that_says_who_asked_and_which_picture(state: JobState) -> None:
    card = card_for(story(job(state), images=(image(),) if state is JobState.DONE else ()))
    other = Phase.WORKING if state in OPEN_STATES else Phase.FAILED
    assert card.phase is _PHASES.get(state, other)
    assert card.title.startswith("#3 · ")
    assert card.asked_by == "Ana"
    assert "a red fox in the snow" in _words(card)
    assert all(button.words and button.label and button.emoji for button in card.buttons)


def test_a_queued_card_tells_the_place_in_line_and_the_usual_time() -> None:
    card = card_for(story(job(), position=2, expected_seconds=15.0))
    assert "number 2 in line · usually 15 s" in _words(card)
    assert _actions(card) == [Action.CANCEL]
    assert card.progress is not None
    assert (card.progress.position, card.progress.expected_seconds) == (2, 15.0)


def test_what_freepik_is_already_drawing_offers_no_cancel_that_could_not_be_kept() -> None:
    assert _actions(card_for(story(job(JobState.RUNNING)))) == []


def test_what_waits_for_its_picture_has_no_place_in_line() -> None:
    words = _words(card_for(story(job(tool="edit"), position=None, expected_seconds=15.0)))
    assert "waits for the picture it is made from · usually 15 s" in words
    assert "in line" not in words


@pytest.mark.parametrize(
    ("tool", "wish", "told"),
    [
        ("upscale", {"prompt": "a red fox"}, "from #2"),
        ("vary", {}, "from #2"),
        ("vary", {"prompt": "at night"}, "“a red fox in the snow”"),
        ("edit", {"prompt": "at night"}, "“a red fox in the snow”"),
    ],
)
@pytest.mark.parametrize("state", [JobState.QUEUED, JobState.RUNNING, JobState.FAILED])
def test_a_picture_made_anew_names_its_source_by_number_alone(
    tool: str, wish: dict[str, JsonValue], told: str, state: JobState
) -> None:
    card = card_for(story(job(state, tool=tool, wish=wish), parent=2))
    assert card.lines[0] == told


@pytest.mark.parametrize("reason", sorted(TOLD_WAITING))
def test_waiting_for_the_world_is_said_honestly(reason: Waiting) -> None:
    card = card_for(story(job(detail=reason.value)))
    assert card.title == "#3 · waiting"
    assert waiting_words(reason, "en") in card.lines


@pytest.mark.parametrize("state", sorted(TERMINAL_STATES))
def test_what_has_ended_waits_for_nothing(state: JobState) -> None:
    assert waiting(job(state, detail=Waiting.UNREACHABLE.value)) is None


@pytest.mark.parametrize(("credits", "said"), [(150, "150 credits"), (None, "an unknown price")])
def test_an_approval_names_the_price_and_says_nothing_is_spent(
    credits: int | None, said: str
) -> None:
    card = card_for(story(job(JobState.AWAITING_APPROVAL, credits=credits)))
    assert said in card.title
    assert "Nothing is spent yet" in _words(card)
    assert _actions(card) == [Action.APPROVE, Action.DECLINE]


@pytest.mark.parametrize("tool", ["generate", "describe"])
def test_a_job_that_is_done_without_pictures_has_a_card_all_the_same(tool: str) -> None:
    done = story(job(JobState.DONE, tool=tool), images=())
    assert card_for(done).phase is Phase.RESULT


@pytest.mark.parametrize(
    ("tool", "title"),
    [("describe", "#1 · description"), ("suggest_prompt", "suggested prompt")],
)
def test_an_answer_in_words_can_be_drawn(tool: str, title: str) -> None:
    answer: list[JsonValue] = [{"kind": "words", "text": "A fox runs over fresh snow"}]
    told = job(JobState.DONE, tool=tool, results=answer, count=0)
    card = card_for(story(told, images=(), parent=1 if tool == "describe" else None))
    assert card.title == title
    assert "A fox runs over fresh snow" in _words(card)
    assert _actions(card) == [Action.DRAW]


def test_a_result_has_its_picture_described_and_everything_to_go_on_with() -> None:
    made = image(parent_id=ImageId(UUID(int=101)))
    card = card_for(story(job(JobState.DONE), images=(made,), parent=1))
    assert card.title == "#3 · fox-7k3"
    assert [picture.alt_text for picture in card.pictures] == ["A red fox stands in the snow"]
    assert "1344\u00d7768 px · from #1" in _words(card)
    assert _actions(card) == [
        Action.UPSCALE,
        Action.VARY,
        Action.EDIT,
        Action.UNDO,
        Action.ORIGINAL,
        Action.PROMPT,
        Action.DELETE,
        Action.REPORT,
        Action.AGAIN,
    ]


def test_several_results_have_buttons_that_say_which_picture_they_mean() -> None:
    images = tuple(image(number, position=number - 3) for number in range(3, 7))
    card = card_for(story(job(JobState.DONE, count=5), images=images))
    assert card.title == "#3 to #7"
    assert "4 of the 5 pictures" in _words(card)
    assert [b.label for b in card.buttons[:4]] == [
        "upscale #3",
        "vary #3",
        "upscale #4",
        "vary #4",
    ]
    assert len(card_for(story(job(JobState.DONE, count=8), images=images * 2)).buttons) <= 25


def test_a_picture_without_any_description_still_has_alt_text() -> None:
    bare = image(alt_text=" ", caption="", prompt="")
    shown = Shown(image=bare, load=picture_bytes, model="", parent=None)
    (picture,) = card_of_image(shown).pictures
    assert picture.alt_text.strip()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"field": "ratio", "asked": "7:3", "used": "21:9"}, "ratio: 21:9 instead of 7:3"),
        ({"field": "seed", "asked": "7", "used": LEFT_OUT}, "seed 7: left out"),
        ({"field": "style", "asked": "noir", "used": IN_WORDS}, "style noir: in the prompt"),
    ],
)
def test_adjusted_settings_are_shown_in_few_words(change: dict[str, JsonValue], told: str) -> None:
    card = card_for(story(job(adjustments=[{**change, "reason": "the model has no such field"}])))
    assert told in card.lines


@pytest.mark.parametrize("code", FailureCode)
def test_every_failure_has_its_own_honest_words(code: FailureCode) -> None:
    failure = failure_of(code)
    for charged, said in [(True, "counts as spent"), (False, "You were not charged")]:
        card = card_for(story(job(JobState.FAILED, failure=code.value), charged=charged))
        assert said in _words(card)
        assert failure.cause.en in _words(card)
        assert failure.advice.en in _words(card)
        assert (Action.RETRY in _actions(card)) is failure.retry


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failure_is_told_in_the_language_of_who_asked(language: Language) -> None:
    refused = job(JobState.REFUSED, failure="refused")
    told = _words(card_for(story(refused, language=language, charged=False)))
    failure = failure_of("refused")
    assert failure.cause.spoken(language) in told
    assert failure.advice.spoken(language) in told


def test_a_refused_wish_comes_back_in_words_that_may_pass() -> None:
    refused = job(JobState.REFUSED, failure="refused", prompt="a knight covered in blood")
    assert "For example: “a knight covered in red paint”" in card_for(story(refused)).lines


def test_a_lost_job_admits_that_nobody_knows_the_charge() -> None:
    card = card_for(story(job(JobState.LOST, failure="outcome_unknown"), charged=True))
    assert "Nobody can say whether Freepik charged" in _words(card)
    assert Action.RETRY in _actions(card)


def test_a_ledger_that_is_silent_makes_no_claim_about_money() -> None:
    card = card_for(story(job(JobState.FAILED, failure="internal"), charged=None))
    assert "charged" not in _words(card)


@pytest.mark.parametrize("state", sorted(_FAILED))
def test_an_unknown_failure_code_still_gets_a_card(state: JobState) -> None:
    assert len(card_for(story(job(state, failure="from the future"))).lines) >= 2


def test_faces_change_only_where_a_person_would_see_it() -> None:
    drawing = {face(job(s)) for s in (JobState.SUBMITTING, JobState.RUNNING, JobState.FETCHING)}
    assert drawing == {"drawing"}
    assert face(job(detail="rate_limited")) == face(job()) == "queued"
    assert face(job(detail="unreachable")) == "waiting unreachable"
    assert len({face(job(state)) for state in TERMINAL_STATES}) == len(TERMINAL_STATES)


def test_a_card_without_its_files_still_describes_them() -> None:
    card = card_for(story(job(JobState.DONE), images=(image(),)))
    words = without_pictures(card)
    assert words.pictures == ()
    assert "A red fox stands in the snow" in _words(words)
    assert words.buttons == card.buttons
    assert replace(words, lines=card.lines, pictures=card.pictures) == card


@pytest.mark.parametrize("action", Action)
def test_every_button_has_words_and_the_slash_ones_are_in_the_help(action: Action) -> None:
    words = words_for(action, 4)
    if words.startswith("/"):
        command = words.split()[0]
        assert command.removeprefix("/") in {*BUTTON_WORDS, *COMMANDS}
        assert command in help_text()
    else:
        assert action.value in words
