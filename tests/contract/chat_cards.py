"""Cards to be shown by every platform."""

from dataclasses import replace
from uuid import UUID

from bots.cards import card_for
from bots.ports import Card
from bots.proposal_cards import proposal_card
from storage.proposals import Proposal
from storage.tables import JobState
from tests.unit.bots import builders

PICTURE = b"\x89PNG the bytes of a picture"


def card_in(state: JobState, *, pictures: int = 1, data: bytes = PICTURE) -> Card:
    """A card as the job in that state has it; its pictures are #3, #4, … with these bytes."""

    async def load() -> bytes:
        return data

    made = tuple(
        builders.image(
            number,
            position=number - 3,
            caption=f"fox number {number}",
            alt_text=f"In the snow stands fox number {number}",
        )
        for number in range(3, 3 + pictures)
    )
    card = card_for(
        builders.story(
            builders.job(state, count=pictures),
            images=made if state is JobState.DONE else (),
            charged=False,
        )
    )
    return replace(card, pictures=tuple(replace(one, load=load) for one in card.pictures))


def choice_card() -> Card:
    """Richer words beside one's own, with the buttons to choose."""
    return proposal_card(
        Proposal(
            id=UUID(int=7),
            person_id=builders.PERSON,
            conversation_id=builders.CHAT,
            original="a red fox",
            enhanced="a red fox, backlit at dusk, crisp fur",
            created_at=builders.NOON,
        ),
        "en",
    )


def count(texts: list[str], words: str) -> int:
    """How many of the texts say this."""
    return sum(words in text for text in texts)
