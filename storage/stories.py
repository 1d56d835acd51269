"""What a picture says of itself, as XMP: how it was made, from what, and that a machine made it."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from html import escape
from typing import Final
from uuid import UUID

from storage import xmp
from storage.images import Image
from storage.tables import JobId

LONGEST_WORDS: Final = 2_000
"""Characters of the prompt that are told; with everything escaped this still fits a JPEG."""

_LONGEST_NAME: Final = 200
_MOST_PARENTS: Final = 14
_READ: Final = 64 * 1024
_TYPES: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_OURS: Final = "https://github.com/freepik-ai-orchestrator/ns/picture/1.0/"
# What XML 1.0 allows nowhere, not even escaped.
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ID: Final = re.compile(
    rb"DocumentID\s*(?:=\s*[\"']|>)\s*xmp\.did:"
    rb"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.([0-9]{1,4}))?\b"
)


class Source(StrEnum):
    """How a picture came to be, in the words of the IPTC."""

    MACHINE = "trainedAlgorithmicMedia"
    MACHINE_ON_A_PHOTO = "compositeWithTrainedAlgorithmicMedia"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """By what a file names its picture: the order and place in it, or the picture itself."""

    of: UUID
    position: int | None = None

    def finds(self, image: Image) -> bool:
        """Whether this names the picture."""
        if self.position is None:
            return image.id == self.of
        return image.job_id == self.of and image.position == self.position

    @property
    def job_id(self) -> JobId | None:
        """The order, where it is named by that."""
        return JobId(self.of) if self.position is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What is told. `parents` are handles; `created_at` is when it was stored.

    What was told once stays the same as long as our record does.
    """

    identity: Identity
    prompt: str
    model: str
    tool: str
    created_at: datetime
    seed: int | None = None
    parents: tuple[str, ...] = ()
    source: Source = Source.MACHINE


def told(data: bytes, story: Story) -> bytes:
    """The file with its story in it; the very bytes where it can hold none."""
    return xmp.embed(data, packet(story))


def tag_of(story: Story) -> str:
    """A short name of this very story: another story, another tag."""
    return sha256(packet(story)).hexdigest()[:16]


def identity_in(data: bytes) -> Identity | None:
    """What the file says it is. Anybody can write that: believe it only after a look."""
    found = xmp.extract(data)
    # Looked for, not parsed: an XML parser has no business with strangers' files.
    match = _ID.search(found[:_READ]) if found is not None else None
    if match is None:
        return None
    of, position = match.groups()
    return Identity(of=UUID(of.decode()), position=int(position) if position else None)


def packet(story: Story) -> bytes:
    """The story as an XMP packet."""
    lines = [
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        '<rdf:Description rdf:about=""',
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
        ' xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"',
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
        f' xmlns:picture="{_OURS}">',
        *_properties(story),
        "</rdf:Description></rdf:RDF></x:xmpmeta>",
        '<?xpacket end="r"?>',
    ]
    return "\n".join(lines).encode()


def _properties(story: Story) -> list[str]:
    identity = story.identity
    place = f".{identity.position}" if identity.position is not None else ""
    prompt, model = _clean(story.prompt, LONGEST_WORDS), _clean(story.model, _LONGEST_NAME)
    lines = [
        _element("xmpMM:DocumentID", f"xmp.did:{identity.of}{place}"),
        _element("xmp:CreatorTool", "Freepik AI Orchestrator"),
        _element("xmp:CreateDate", story.created_at.astimezone(UTC).isoformat(timespec="seconds")),
        _element("picture:tool", _clean(story.tool, _LONGEST_NAME)),
    ]
    if story.source is not Source.UNKNOWN:
        lines.append(_element("Iptc4xmpExt:DigitalSourceType", f"{_TYPES}{story.source}"))
    if prompt:
        words = f'<rdf:Alt><rdf:li xml:lang="x-default">{prompt}</rdf:li></rdf:Alt>'
        lines.append(f"<dc:description>{words}</dc:description>")
        lines.append(_element("Iptc4xmpExt:AIPromptInformation", prompt))
        lines.append(_element("picture:prompt", prompt))
    if model:
        lines.append(_element("Iptc4xmpExt:AISystemUsed", f"Freepik {model}"))
        lines.append(_element("picture:model", model))
    if story.seed is not None:
        lines.append(_element("picture:seed", str(story.seed)))
    if story.parents:
        named = (_element("rdf:li", _clean(one, _LONGEST_NAME)) for one in story.parents)
        items = "".join([*named][:_MOST_PARENTS])
        lines.append(f"<picture:parents><rdf:Seq>{items}</rdf:Seq></picture:parents>")
    return lines


def _element(name: str, value: str) -> str:
    return f"<{name}>{value}</{name}>"


def _clean(text: str, longest: int) -> str:
    """Words that can neither end the element they stand in nor make it too long."""
    allowed = _FORBIDDEN.sub("", text)
    short = allowed if len(allowed) <= longest else allowed[: longest - 1] + "…"
    return escape(short)
