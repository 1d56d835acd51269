"""The words of the languages, as tables; the grammar that uses them is one and the same."""

from agent.understanding.vocabulary.english import ENGLISH
from agent.understanding.vocabulary.french import FRENCH
from agent.understanding.vocabulary.german import GERMAN
from agent.understanding.vocabulary.italian import ITALIAN
from agent.understanding.vocabulary.portuguese import PORTUGUESE
from agent.understanding.vocabulary.spanish import SPANISH
from agent.understanding.vocabulary.tables import Vocabulary

LANGUAGES: tuple[Vocabulary, ...] = (ENGLISH, SPANISH, PORTUGUESE, FRENCH, GERMAN, ITALIAN)

__all__ = ["ENGLISH", "LANGUAGES", "Vocabulary"]
