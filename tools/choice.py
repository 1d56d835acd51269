"""Which model draws: the person's wish where one was spoken, else a small rule from the request."""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from freepik.catalog import CATALOG, Capability, Endpoint, endpoint, for_capability
from freepik.errors import UnknownModel
from tools.errors import BadArgument
from tools.speech import speak
from tools.wording import counted, either

_SEPARATORS = re.compile(r"[^a-z0-9]+")
_LETTERING = re.compile(
    r"""["“«][^"”»]{1,80}["”»]|\b(?:text|caption|headline|slogan|lettering|typography|saying|"""
    r"""poster|sign|words|quote|titled?|schriftzug|aufschrift|texto|texte|scritta)\b""",
    re.IGNORECASE,
)
_HURRY = re.compile(
    r"\b(?:draft|fast|quick(?:ly)?|rough|cheap|schnell|entwurf|rápido|borrador|rapide|brouillon)\b",
    re.IGNORECASE,
)
_FAST = frozenset({"fast", "draft", "quick", "cheap"})
_BEST = frozenset({"best", "quality", "default", "auto", "any"})


class Why(StrEnum):
    """Why a picture is drawn by the model that draws it; cards tell it."""

    USUAL = "usual"
    LETTERING = "lettering"
    FAST = "fast"
    RATIO = "ratio"
    BUDGET = "budget"
    RECORD = "record"
    STAND_IN = "stand_in"
    CHARACTER = "character"
    STYLING = "styling"
    NAMED = "named"
    SETTLED = "settled"


_FITTING: Mapping[Why, tuple[str, ...]] = MappingProxyType(
    {
        Why.USUAL: ("mystic", "flux-2-pro", "flux-pro-v1-1", "seedream-v4"),
        Why.LETTERING: ("seedream-v4-5", "nano-banana-pro", "imagen4-ultra"),
        Why.FAST: ("hyperflux", "z-image", "classic-fast", "flux-2-klein"),
    }
)
"""The models that fit each kind of request, best first."""

USUAL, LETTERING, FAST = (_FITTING[need][0] for need in (Why.USUAL, Why.LETTERING, Why.FAST))


def usable(capability: Capability) -> tuple[Endpoint, ...]:
    """The models that can do this without anything the product may lack, best first."""
    return tuple(one for one in for_capability(capability) if not one.webhook_required)


def named(capability: Capability, wish: str) -> Endpoint:
    """The model a person means by its name or label, written as people write.

    Raises:
        BadArgument: no model is called that, or it cannot do this; the sentence names what can.
    """
    wanted = _words(wish)
    able = usable(capability)
    if not wanted or wanted <= _BEST:
        return able[0]
    if found := _closest(wanted, able):
        return found
    if wanted & _FAST and capability is Capability.GENERATE:
        return endpoint(FAST)
    possible = either(one.label for one in able)
    if other := _closest(wanted, tuple(CATALOG.values())):
        doing = capability.value.replace("_", " ")
        sentence = speak(
            "{model} cannot {doing}; for that there is {possible}.",
            model=other.label,
            doing=doing,
            possible=possible,
        )
    else:
        sentence = speak(
            "I know no model called “{name}”; there is {possible}.",
            name=wish.strip(),
            possible=possible,
        )
    field = "model"
    raise BadArgument(field, sentence)


def fitting(prompt: str, style: str | None = None) -> tuple[Why, tuple[Endpoint, ...]]:
    """What the request needs, and the models that fit it, best first."""
    if _LETTERING.search(prompt):
        need = Why.LETTERING
    elif _HURRY.search(prompt) or (style and _HURRY.search(style)):
        need = Why.FAST
    else:
        need = Why.USUAL
    return need, tuple(endpoint(name) for name in _FITTING[need])


def sentence(model: Endpoint, why: Why, left: int | None = None) -> tuple[str, ...]:
    """A line on why it is not the usual one; none for that, and where the model was named."""
    reason = {
        Why.LETTERING: speak("it writes best what is to be read in a picture"),
        Why.FAST: speak("it is the quickest"),
        Why.RATIO: speak("it draws that ratio exactly"),
        Why.BUDGET: speak("it fits what is left, {credits}", credits=counted(left or 0, "credit")),
        Why.RECORD: speak("it has done better here lately"),
        Why.CHARACTER: speak("it keeps a character"),
    }.get(why)
    return (speak("I took {model}: {reason}.", model=model.label, reason=reason),) if reason else ()


def by_name(name: str | None, capability: Capability) -> Endpoint | None:
    """The model with exactly this catalogue name, when it can do this; None otherwise."""
    try:
        found = endpoint(name) if name else None
    except UnknownModel:
        return None
    return found if found is not None and capability in found.capabilities else None


def label(name: str) -> str:
    """What people call this model; its bare name when the catalogue has lost it."""
    found = CATALOG.get(name)
    return found.label if found else name


def _closest(wanted: set[str], among: tuple[Endpoint, ...]) -> Endpoint | None:
    """The exact name, else the model with fewest words besides all the wanted ones."""
    scored = [
        (len(words - wanted), place, one)
        for place, one in enumerate(among)
        for words in (_words(one.name), _words(one.label))
        if wanted <= words
    ]
    return min(scored, key=lambda score: score[:2])[2] if scored else None


def _words(text: str) -> set[str]:
    """`Seedream 4.5`, `seedream-v4-5` and `Seedream4.5` come to the same words."""
    spaced = re.sub(r"(?<=[a-z])(?=\d)", " ", text.casefold())
    return {word for word in _SEPARATORS.split(spaced) if word and word != "v"}
