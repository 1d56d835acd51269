"""What a picture is called: its handle, its caption, its words for those who cannot see it."""

from dataclasses import dataclass
from typing import Final

from freepik.catalog import Capability
from jobs.subjects import subject
from storage.images import Image

LONGEST_ALT: Final = 1_000
LONGEST_CAPTION: Final = 120

_DONE: Final = {
    Capability.VARY: "varied",
    Capability.UPSCALE: "enlarged",
    Capability.RELIGHT: "relit",
    Capability.STYLE_TRANSFER: "in another style",
    Capability.REMOVE_BACKGROUND: "without its background",
    Capability.EXPAND: "expanded",
    Capability.CHANGE_VIEW: "seen from another side",
    Capability.RETOUCH: "retouched",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The words that go with a picture."""

    handle_words: str
    alt_text: str
    caption: str


def name(capability: str, prompt: str, parent: Image | None) -> Name:
    """Name a new picture after its prompt, or after its parent and what was changed."""
    words = " ".join(prompt.split())
    if parent is None:
        return Name(
            handle_words=subject(words) or words,
            alt_text=clip(f"Generated picture: {words}", LONGEST_ALT),
            caption=clip(words or "a picture", LONGEST_CAPTION),
        )
    change = _DONE.get(Capability(capability))
    told = f"changed: {words}" if change is None else change
    short = words if change is None else change
    return Name(
        handle_words=parent.handle.rpartition("-")[0],
        alt_text=_joined(parent.alt_text, told, LONGEST_ALT),
        caption=_joined(parent.caption, short, LONGEST_CAPTION),
    )


def clip(text: str, most: int) -> str:
    """At most `most` characters, with an ellipsis for what is gone."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _joined(start: str, end: str, most: int) -> str:
    # What changed last is the news: the older words give way.
    end = clip(end, most * 2 // 3)
    return f"{clip(start, most - len(end) - 2)}, {end}"
