"""What cards, buttons and stock sentences say, in the language of who is spoken to.

The words are data (phrases.toml): every one in every language, or this module does not load.
"""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from storage.tables import RunState
from tools.choice import Why
from tools.languages import Language, Words


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Buttons(_Section):
    """The labels."""

    approve: Words
    decline: Words
    cancel: Words
    cancel_rest: Words
    retry: Words
    retry_failed: Words
    again: Words
    draw: Words
    upscale: Words
    upscale_one: Words
    vary: Words
    vary_one: Words
    edit: Words
    undo: Words
    original: Words
    originals: Words
    prompt: Words
    delete: Words
    report: Words
    mine: Words
    yours: Words
    reword: Words
    zip: Words


class Answers(_Section):
    """What an answer in words is, and the words of an estimate."""

    describe: Words
    classify: Words
    suggest_prompt: Words
    other: Words
    ai: Words
    not_ai: Words


class Ended(_Section):
    """How an order ended that has no picture."""

    not_approved: Words
    refused: Words
    lost: Words
    cancelled: Words
    expired: Words
    failed: Words


class CardWords(_Section):
    """The titles and lines of cards."""

    run_of_two: Words
    run_of_many: Words
    picture: Words
    pictures: Words
    this_picture: Words
    these_pictures: Words
    your_picture: Words
    price: Words
    about_price: Words
    unknown_price: Words
    may_i: Words
    takes: Words
    waits_for_source: Words
    next_in_line: Words
    in_line: Words
    usually: Words
    too_few: Words
    deleted_since: Words
    made_from: Words
    seed: Words
    no_description: Words
    instead_of: Words
    left_out: Words
    in_words: Words
    did_not_work: Words
    file_too_large: Words
    flagged: Words
    shown_elsewhere: Words
    asked_by: Words
    since: Words
    expected: Words


class ProposalWords(_Section):
    """Richer words, and what is said to the choice."""

    title: Words
    original: Words
    enhanced: Words
    added: Words
    kept: Words
    always_mine: Words
    ask: Words
    gone: Words


class RunWords(_Section):
    """The card of a workflow's run: its states, how far it is, what it takes."""

    awaiting_approval: Words
    running: Words
    done: Words
    failed: Words
    cancelled: Words
    so_far: Words
    price: Words

    def state(self, state: RunState) -> Words:
        """The words for how it stands."""
        words: Words = getattr(self, state.value)
        return words


class Calls(_Section):
    """How far one call of a run is."""

    later: Words
    ready: Words
    open: Words
    done: Words
    failed: Words


class Chat(_Section):
    """What is said to an event, whoever answers."""

    blocked: Words
    unknown_button: Words
    got: Words
    ask_about_one: Words
    ask_about_many: Words
    ask_change: Words
    deleted: Words
    no_longer: Words
    other_chat: Words
    no_parent: Words
    not_yours: Words
    not_again: Words
    asked_elsewhere: Words
    file_too_large: Words


class Phrases(_Section):
    """All of them; `doing` and `steps` go by the name of a tool, `why` by `tools.choice.Why`."""

    buttons: Buttons
    doing: dict[str, Words]
    answers: Answers
    ended: Ended
    card: CardWords
    proposal: ProposalWords
    run: RunWords
    calls: Calls
    steps: dict[str, Words]
    why: dict[Why, Words]
    chat: Chat


def _read() -> Phrases:
    text = Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8")
    return Phrases.model_validate(tomllib.loads(text))


# Read at once: files are not for the event loop, and what is missing is to be noticed at the start.
PHRASES = _read()


def run_of(first: int, count: int, language: Language) -> str:
    """The numbers of pictures that follow each other: `#3`, `#3 and #4`, `#3 to #6`."""
    if count <= 1:
        return f"#{first}"
    card, last = PHRASES.card, first + count - 1
    words = card.run_of_two if last == first + 1 else card.run_of_many
    return words.spoken(language, first=f"#{first}", last=f"#{last}")


def pictures(count: int, language: Language) -> str:
    """How many pictures."""
    words = PHRASES.card.picture if count == 1 else PHRASES.card.pictures
    return words.spoken(language, count=count)


def place_in_line(position: int, language: Language) -> str:
    """A place in the queue; 1 is the one that comes next."""
    words = PHRASES.card.next_in_line if position <= 1 else PHRASES.card.in_line
    return words.spoken(language, position=position)
