"""What a prompt is about, in one word: the head of its first noun phrase."""

import re
from collections.abc import Iterator
from typing import Final


def subject(prompt: str) -> str:
    """The head noun of a prompt ("a red fox in the snow" gives "fox"); "" where none is found.

    A small rule, not a grammar: the last telling word of the first phrase that has one, or the
    first one behind the article of a language that puts its adjectives last.
    """
    for phrase in _PHRASE_END.split(prompt.casefold()):
        words = _WORD.findall(phrase)
        telling = list(_telling(words))
        if telling:
            return telling[0 if _NOUN_FIRST.intersection(words) else -1]
    return ""


def _telling(words: list[str]) -> Iterator[str]:
    """The words that may name a thing, up to the first that says what the thing does."""
    named = False
    for word in words:
        if named and (word in _VERBS or _PARTICIPLE.fullmatch(word)):
            return
        if word not in _PASSED_OVER:
            named = True
            yield word


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTICIPLE: Final = re.compile(r"(?!building|ceiling|evening|morning|wedding)\w{3,}ing|\w{4,}ed")
_VERBS: Final = _words(
    "is are was were has have sits stands runs wears flies eats plays looks sleeps swims jumps "
    "holds rides walks reads dances sitzt steht trägt est sont está é"
)
_NOUN_FIRST: Final = _words(
    "un une le la les des du el los las una unos unas il lo gli uno um uma os as"
)
_PHRASE_END: Final = re.compile(
    r"[,;:.!?()\[\]{}\n\u2013\u2014|/\"“”]|\b(?:"
    r"in|on|at|of|by|to|for|from|with|without|under|over|near|"
    r"behind|beside|between|above|below|before|inside|into|through|across|around|during|against|"
    r"as|like|and|or|but|who|that|which|while|where|"
    r"im|am|auf|mit|ohne|von|vom|unter|über|neben|vor|bei|zum|zur|und|oder|aus|"
    r"de|d|dans|sur|avec|sous|sans|et|ou|en|con|sin|sobre|bajo|y|"
    r"di|nel|nella|sul|sulla|su|e|com|sem|em|no|na|do|da)\b"
)
_PASSED_OVER: Final = _words(
    # Articles, pronouns, numbers.
    "a an the this these those some any every another my your our his her its their it me us i "
    "one two three four five six seven eight nine ten dozen several many few pair "
    "ein eine einen einem einer eines der die das den dem zwei drei mein meine "
    "un une le la les des du l el los las una unos unas il lo gli uno um uma os "
    "deux trois dos tres due tre dois três mon ma mi mio mia meu minha "
    # Asking.
    "please can could draw paint sketch make create generate show give render design imagine "
    "want need would zeichne male bitte dessine fais dibuja haz disegna desenhe "
    # Colours.
    "red orange yellow green blue purple violet pink brown black white grey gray golden gold "
    "silver dark light bright pale colorful colourful rot blau grün schwarz weiß "
    "rouge bleu vert noir blanc rojo azul verde negro blanco rosso nero bianco vermelho preto "
    # Sizes and qualities.
    "big large huge giant small little tiny mini tall short long wide old young new ancient "
    "modern cute beautiful pretty nice lovely cool funny happy sad angry fluffy simple detailed "
    "very really super ultra highly extremely petit petite grand grande gros beau belle "
    "pequeño pequeña gran viejo piccolo piccola piccolina vecchio pequeno pequena velho "
    # Ways of making a picture.
    "picture pictures image images photo photos photograph photography pic drawing painting "
    "portrait illustration artwork art render rendering shot closeup close-up close up view scene "
    "style watercolor watercolour aquarelle aquarell acuarela acquerello aquarela oil acrylic ink "
    "pencil charcoal pastel gouache anime manga cartoon comic cinematic realistic "
    "photorealistic hyperrealistic minimalist minimalistic vector pixel abstract vintage retro "
    "bild foto zeichnung gemälde dessin peinture imagen dibujo pintura immagine disegno imagem "
    "desenho hd uhd version versions variation variations"
)
