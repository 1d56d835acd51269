"""The settings in what is said beside a list of prompts: a ratio, a model, a style."""

from agent.understanding.grammar import grammar_of
from agent.understanding.language import language_of
from agent.understanding.settings import in_words, switches
from agent.understanding.wording import Wording

_SHARED = ("model", "ratio", "style")


def settings_in(text: str) -> dict[str, str]:
    """What holds for every prompt of the list."""
    said = Wording.of(text)
    found = in_words(switches(said), grammar_of(language_of(said)), _SHARED)
    return {name: str(value) for name, value in found.arguments.items() if name in _SHARED}
