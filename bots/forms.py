"""What the form of a button opens with, and whether anything in it was changed.

Nothing of an open form is kept: both are read again from what the button points at.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from bots.buttons import Action, ButtonData
from freepik.catalog import Capability, Endpoint
from storage import images, jobs, proposals
from storage.database import Transaction
from storage.images import Image
from storage.jobs import Job
from storage.tables import ConversationId, ImageId, JobId, PersonId
from tools.choice import by_name, usable
from tools.picture_ref import is_open_to

UNCHANGED: Final = "Nothing was changed in the form, so nothing is drawn and nothing is charged."
RATIOS: Final = ("1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3", "21:9")
MOST_WORDS: Final = 4000
_ALIKE = 0.05  # models draw 16:9 as 1344 x 768 or 1408 x 768
_CAPABILITIES: Final[Mapping[Action, Capability]] = {
    Action.EDIT: Capability.EDIT,
    Action.REWORD: Capability.GENERATE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The words in a form, and what is chosen in it by name; what is not chosen is left out."""

    words: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)


EMPTY: Final = Filled()


def models_for(action: Action) -> tuple[Endpoint, ...]:
    """The models that the form of such a button offers, best first."""
    return usable(_CAPABILITIES[action])


async def opening(
    tx: Transaction, button: ButtonData, *, person: PersonId | None, here: ConversationId | None
) -> Filled:
    """The present words, ratio and model; empty where this person may not see them here."""
    if button.action is Action.EDIT:
        image = await images.get(tx, ImageId(button.id))
        if image is None or not is_open_to(image, person=person, here=here):
            return EMPTY
        job = await jobs.get(tx, image.job_id) if image.job_id is not None else None
        ratio = _ordered_ratio(job) or _ratio_of(image)
        return _filled(button.action, image.prompt, ratio=ratio, model=image.model)
    return await _of_proposal(tx, button.id, person=person, here=here)


def changed(given: Filled, opened: Filled) -> Filled | None:
    """What to do about a form that was sent: without what was left as it was.

    None where nothing was changed. An empty form has nothing that could be left.
    """
    settings = {
        name: value for name, value in given.settings.items() if opened.settings.get(name) != value
    }
    same = bool(opened.words) and given.words.split() == opened.words.split()
    return None if same and not settings else Filled(words=given.words, settings=settings)


async def _of_proposal(
    tx: Transaction, id: UUID, *, person: PersonId | None, here: ConversationId | None
) -> Filled:
    proposal = await proposals.get(tx, id)
    if proposal is None or (proposal.person_id != person and proposal.conversation_id != here):
        return Filled()
    job = await jobs.get(tx, JobId(id))
    model = job.model if job is not None else None
    return _filled(Action.REWORD, proposal.enhanced, ratio=_ordered_ratio(job), model=model)


def _filled(action: Action, words: str, *, ratio: str | None, model: str | None) -> Filled:
    able = by_name(model, _CAPABILITIES[action])
    chosen = {"ratio": ratio if ratio in RATIOS else None, "model": able.name if able else None}
    settings = {name: value for name, value in chosen.items() if value is not None}
    return Filled(words=words[:MOST_WORDS], settings=settings)


def _ordered_ratio(job: Job | None) -> str | None:
    ratio = job.wish.get("ratio") if job is not None else None
    return ratio if isinstance(ratio, str) else None


def _ratio_of(image: Image) -> str | None:
    """Its shape by the name people know, where it has one."""
    shape = math.log(image.width / image.height)
    off = {ratio: abs(math.log(_value(ratio)) - shape) for ratio in RATIOS}
    nearest = min(RATIOS, key=off.__getitem__)
    return nearest if off[nearest] < _ALIKE else None


def _value(ratio: str) -> float:
    wide, _, high = ratio.partition(":")
    return int(wide) / int(high)
