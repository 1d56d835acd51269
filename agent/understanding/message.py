"""A whole message: what the rules make of it, and what was learned from others."""

from dataclasses import replace

from agent.context import ChatView
from agent.understanding.own_data import own_data
from agent.understanding.read import by_rules
from agent.understanding.reporting import reported
from agent.understanding.results import Understanding
from agent.understanding.second_thought import second_thought
from agent.understanding.tongues import language_settled
from agent.understanding.wording import MOST_CHARACTERS, Wording
from tools.speech import speak


def understand(text: str, view: ChatView) -> Understanding:
    """The tool calls a message asks for, in the order said, or the kind of reply it deserves.

    At most the first 4,000 characters are read. Never raises.
    """
    whole = Wording.of(text)
    if (call := own_data(whole) or reported(whole) or language_settled(whole)) is not None:
        return Understanding(calls=(call,))
    understood = second_thought(by_rules(whole, view))
    if len(text) <= MOST_CHARACTERS:
        return understood
    cut = speak(
        "Your message was very long; I read the first {most:,} characters.", most=MOST_CHARACTERS
    )
    return replace(understood, notes=(cut, *understood.notes))
