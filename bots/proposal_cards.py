"""Richer words as a card with “mine”, “yours” and “edit”. Pure."""

from uuid import UUID

from bots.buttons import Action, encode
from bots.card_buttons import words_for
from bots.phrases import PHRASES
from bots.ports import Button, Card, Phase
from storage.proposals import Proposal
from tools.languages import Language
from tools.wording import quoted

_SHOWN = 1500  # characters of words on a card


def proposal_buttons(proposal_id: UUID, language: Language) -> tuple[Button, ...]:
    """To draw one's own words, to take the richer ones, to write others."""
    say = PHRASES.buttons
    return tuple(
        Button(
            label=label.spoken(language),
            data=encode(action, proposal_id),
            emoji=emoji,
            words=words_for(action, 0),
        )
        for action, label, emoji in (
            (Action.MINE, say.mine, "🙋"),
            (Action.YOURS, say.yours, "✨"),
            (Action.REWORD, say.reword, "📝"),
        )
    )


def proposal_card(proposal: Proposal, language: Language) -> Card:
    """Both wordings side by side, what was added, and the choice."""
    return Card(
        phase=Phase.NOTICE,
        title=PHRASES.proposal.title.spoken(language),
        lines=proposal_lines(proposal, language),
        buttons=proposal_buttons(proposal.id, language),
        language=language,
    )


def proposal_lines(proposal: Proposal, language: Language) -> tuple[str, ...]:
    """Original, enhanced, added."""
    say, original, enhanced = PHRASES.proposal, proposal.original, proposal.enhanced
    lines = [
        say.original.spoken(language, words=quoted(original, limit=_SHOWN)),
        say.enhanced.spoken(language, words=quoted(enhanced, limit=_SHOWN)),
    ]
    if enhanced.startswith(original):
        added = quoted(enhanced.removeprefix(original).strip(" ,."), limit=_SHOWN)
        lines.append(say.added.spoken(language, words=added))
    return tuple(lines)
