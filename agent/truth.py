"""The reply is held against what really happened: no picture is claimed that no job stands behind.

Sentence by sentence, so that streamed text can be checked before any of it is sent.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from agent.claims import Claim, claims_in, unquoted
from agent.deps import TurnDeps
from storage.tables import JobState
from tools.check_status import StatusResult
from tools.list_gallery import GalleryResult
from tools.show import ShowResult
from tools.speech import speak
from tools.wording import state_words

_NUMBER = re.compile(r"#(\d{1,5})(?![0-9a-zA-Z])")
_BOUNDARY = re.compile(r"(?<=[.!?…])[\s]+|(?<=[\u3002\uff01\uff1f])|\n+")
_WORD = re.compile(r"\w{3,}")
_COMMON = frozenset(
    {"the", "and", "with", "for", "your", "you", "this", "that", "are", "was", "has", "have"}
    | {"picture", "image", "photo", "here", "been", "now", "just", "its", "from", "into"}
    | {"done", "ready", "finished", "drawn", "made", "created", "und", "der", "die", "das", "ist"}
)
_DONE_WORDS = state_words(JobState.DONE)
_OPEN_WORDS = frozenset(
    state_words(state)
    for state in (
        JobState.AWAITING_APPROVAL,
        JobState.QUEUED,
        JobState.RUNNING,
        JobState.FETCHING,
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a reply may claim. Numbers are picture numbers of this chat.

    `looked` is set when a tool of this turn brought up finished pictures.
    """

    says: tuple[str, ...]
    failures: tuple[str, ...]
    asked: frozenset[int]
    highest: int
    done: dict[int, str]
    open: dict[int, str]
    ordered: frozenset[int]
    looked: bool


def evidence_of(deps: TurnDeps) -> Evidence:
    """The evidence at this moment of the turn."""
    record, pictures = deps.record, deps.view.pictures
    ordered = {
        number: "" for one in record.orders for number in range(one.number, one.number + one.count)
    }
    shown = {one.number: one.caption for one in record.results if isinstance(one, ShowResult)}
    return Evidence(
        says=tuple(record.says),
        failures=tuple(record.failures),
        asked=frozenset(_numbers(deps.text)),
        highest=max([deps.conversation.next_number - 1, *ordered, *(one.n for one in pictures)]),
        done={one.n: one.caption for one in pictures if one.state == _DONE_WORDS} | shown,
        open={one.n: one.caption for one in pictures if one.state in _OPEN_WORDS} | ordered,
        ordered=frozenset(ordered),
        looked=any(_brought_up_finished(one) for one in record.results),
    )


def untruth(text: str, evidence: Evidence) -> str | None:
    """What is not true in it, as advice to whoever wrote it; None when all of it may be sent."""
    said = _squeezed(" ".join((*evidence.says, *evidence.failures)))
    for sentence in sentences(text):
        if _squeezed(sentence) not in said and (problem := _problem(sentence, evidence)):
            return problem
    return None


def honest_words(evidence: Evidence) -> str:
    """A reply that is certainly true: what the tools said, else that nothing was drawn."""
    if told := (*evidence.says, *evidence.failures):
        return "\n".join(dict.fromkeys(told))
    nothing = speak("I have not drawn anything for that yet. Tell me what you would like to see.")
    if evidence.open:
        numbers = ", ".join(f"#{number}" for number in sorted(evidence.open))
        return f"{nothing} {speak('Still being drawn: {numbers}.', numbers=numbers)}"
    return nothing


def sentences(text: str) -> list[str]:
    """The sentences and lines of a text, without blank ones."""
    return [part for part in _BOUNDARY.split(text) if part and part.strip()]


class TruthfulStream:
    """Lets streamed text through by the sentence, and nothing more after the first untrue one."""

    def __init__(self) -> None:
        self._held = ""
        self._stopped = False

    def feed(self, delta: str, evidence: Evidence) -> str:
        """Take more text; return what may be sent now."""
        self._held += delta
        complete = [match.end() for match in _BOUNDARY.finditer(self._held)]
        return self._release(complete[-1], evidence) if complete else ""

    def close(self, evidence: Evidence) -> str:
        """The text is complete: return what may still be sent."""
        return self._release(len(self._held), evidence)

    def _release(self, end: int, evidence: Evidence) -> str:
        ready, self._held = self._held[:end], self._held[end:]
        released, start = "", 0
        for stop in [*(match.end() for match in _BOUNDARY.finditer(ready)), len(ready)]:
            sentence, start = ready[start:stop], stop
            self._stopped = self._stopped or untruth(sentence, evidence) is not None
            released += "" if self._stopped else sentence
        return released


def _problem(sentence: str, evidence: Evidence) -> str | None:
    numbers = _numbers(unquoted(sentence))
    claims = claims_in(sentence)
    strange = {one for one in numbers if not 1 <= one <= evidence.highest}
    strange -= {number for say in evidence.says for number in _numbers(say)}
    if not claims:
        # A number the person wrote may be repeated: "there is no #9".
        strange -= evidence.asked
    if strange:
        return f"There is no picture {_named(strange)} here. Name only pictures that exist."
    if claims & {Claim.MADE, Claim.READY}:
        return _finished_problem(sentence, numbers, claims, evidence)
    if claims:
        return _working_problem(sentence, numbers, claims, evidence)
    return None


def _finished_problem(
    sentence: str, numbers: set[int], claims: frozenset[Claim], evidence: Evidence
) -> str | None:
    if numbers:
        unfinished = numbers - evidence.done.keys()
        unfinished -= {number for say in evidence.says for number in _numbers(say)} - set(
            evidence.open
        )
        if not unfinished:
            return None
        return f"{_named(unfinished)} is not finished. Say that it is still being drawn."
    if evidence.looked:
        return None
    if evidence.ordered:
        return (
            f"{_named(evidence.ordered)} was only ordered and is still being drawn; it comes into "
            "the chat by itself. Say that it is being drawn, not that it is there."
        )
    if Claim.MADE not in claims and _speaks_of(sentence, evidence.done.values()):
        return None
    return (
        "No picture was made in this turn. Call a tool if one is wanted, else do not claim one; "
        "speak of older pictures by their number."
    )


def _working_problem(
    sentence: str, numbers: set[int], claims: frozenset[Claim], evidence: Evidence
) -> str | None:
    if evidence.ordered or numbers & evidence.open.keys():
        return None
    if evidence.open and (
        Claim.MAKING not in claims or _speaks_of(sentence, evidence.open.values())
    ):
        return None
    return "Nothing is being drawn: no tool was called for it. Call the tool now, or do not say so."


def _brought_up_finished(result: object) -> bool:
    match result:
        case ShowResult():
            return True
        case GalleryResult():
            return bool(result.pictures)
        case StatusResult():
            return not result.orders
        case _:
            return False


def _speaks_of(sentence: str, captions: Iterable[str]) -> bool:
    words = _content(sentence)
    return any(words & _content(caption) for caption in captions)


def _content(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold())) - _COMMON


def _numbers(text: str) -> set[int]:
    return {int(number) for number in _NUMBER.findall(text)}


def _named(numbers: Iterable[int]) -> str:
    return ", ".join(f"#{number}" for number in sorted(numbers))


def _squeezed(text: str) -> str:
    return " ".join(text.split())
