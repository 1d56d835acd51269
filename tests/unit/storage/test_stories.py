"""What pictures say of themselves: others can read it, hostile words are safe, pixels stay."""

import os
import struct
from datetime import UTC, datetime
from io import BytesIO
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from storage import xmp
from storage.pictures import fitted
from storage.stories import LONGEST_WORDS, Identity, Source, Story, identity_in, packet, told

NOON = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)
JOB = UUID("01977bd6-5f1e-7a30-8a54-2f6f0c1b7e11")
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
IPTC = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
OURS = "{https://github.com/freepik-ai-orchestrator/ns/picture/1.0/}"
KINDS = [("PNG", "RGB"), ("PNG", "RGBA"), ("JPEG", "RGB"), ("WEBP", "RGB"), ("WEBP", "RGBA")]


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "a description"
    return exif.tobytes()


EXIF = _exif()


def story(prompt: str = "a red fox", **changes: object) -> Story:
    known: dict[str, object] = {
        "identity": Identity(of=JOB, position=2),
        "prompt": prompt,
        "model": "mystic",
        "tool": "edit",
        "created_at": NOON,
        "seed": 7,
        "parents": ("fox-7k2", "hat-9ab"),
    }
    return Story(**(known | changes))  # type: ignore[arg-type]  # a test names real fields


def encoded(kind: str, mode: str = "RGB", **options: object) -> bytes:
    out = BytesIO()
    picture = Image.frombytes(mode, (61, 40), os.urandom(61 * 40 * len(mode)))
    picture.save(out, kind, **options)
    return out.getvalue()


def properties(words: bytes) -> ET.Element:
    root = ET.fromstring(words.decode())  # noqa: S314 - our own packet
    (described,) = root.iter(f"{RDF}Description")
    return described


def pixels(data: bytes) -> tuple[str, bytes]:
    image = Image.open(BytesIO(data))
    return image.mode, image.tobytes()


@pytest.mark.parametrize(("kind", "mode"), KINDS)
@pytest.mark.parametrize("options", [{}, {"lossless": True}, {"exif": EXIF}])
def test_other_programs_read_it_and_every_pixel_stays(
    kind: str, mode: str, options: dict[str, object]
) -> None:
    data = encoded(kind, mode, **options)
    whole = told(data, story())
    read = Image.open(BytesIO(whole)).info["xmp"]
    described = properties(read if isinstance(read, bytes) else read.encode())
    values = {child.tag: child.text for child in described}
    assert values[f"{IPTC}DigitalSourceType"] == (
        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    )
    assert values[f"{OURS}prompt"] == values[f"{IPTC}AIPromptInformation"] == "a red fox"
    assert (values[f"{OURS}model"], values[f"{OURS}seed"]) == ("mystic", "7")
    assert [one.text for one in described.iter(f"{RDF}li")][1:] == ["fox-7k2", "hat-9ab"]
    assert pixels(whole) == pixels(data)
    assert identity_in(whole) == Identity(of=JOB, position=2)
    assert told(whole, story()) == whole, "a second telling replaces the first"
    exif = Image.open(BytesIO(data)).info.get("exif")
    assert Image.open(BytesIO(whole)).info.get("exif") == exif


@given(st.text(max_size=3 * LONGEST_WORDS), st.sampled_from(KINDS))
def test_hostile_words_stay_words(prompt: str, kind: tuple[str, str]) -> None:
    whole = told(PLAIN[kind], story(prompt))
    found = xmp.extract(whole)
    assert found is not None
    assert len(found) < 40_000
    values = {child.tag: child.text for child in properties(found)}
    short = values.get(f"{OURS}prompt") or ""
    assert len(short) <= LONGEST_WORDS
    kept = "".join(one for one in prompt if one >= " " and one not in "\ufffe\uffff")
    same = short.removesuffix("…").replace("\n", "").replace("\t", "").replace("\r", "")
    assert kept.replace("\x7f", "").startswith(same.replace("\x7f", ""))
    assert identity_in(whole) == Identity(of=JOB, position=2)
    assert values[f"{OURS}model"] == "mystic"


PLAIN = {kind: encoded(*kind) for kind in KINDS}


@pytest.mark.parametrize(
    "words",
    [
        "]]></rdf:li><picture:model>evil</picture:model>",
        '<?xpacket end="w"?>',
        "&lt; & \" ' \x00 \ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        'xmpMM:DocumentID="xmp.did:00000000-0000-0000-0000-000000000000"',
        "</xmpMM:DocumentID><xmpMM:DocumentID>xmp.did:00000000-0000-0000-0000-000000000000",
    ],
)
def test_nothing_breaks_out_of_its_place(words: str) -> None:
    described = properties(packet(story(words, parents=(words,), model=words)))
    values = [child.text for child in described if child.tag == f"{OURS}model"]
    assert len(values) == 1
    assert identity_in(told(PLAIN["PNG", "RGB"], story(words))) == Identity(of=JOB, position=2)


def test_what_no_machine_made_does_not_say_so() -> None:
    assert b"DigitalSourceType" not in packet(story(source=Source.UNKNOWN))
    composite = packet(story(source=Source.MACHINE_ON_A_PHOTO))
    assert b"/compositeWithTrainedAlgorithmicMedia<" in composite


@pytest.mark.parametrize(("kind", "mode"), KINDS)
def test_a_broken_file_is_left_as_it_is_and_tells_nothing(kind: str, mode: str) -> None:
    whole = told(encoded(kind, mode), story())
    for cut in range(0, min(len(whole), 4_000), 7):
        xmp.extract(whole[:cut])
        xmp.embed(whole[:cut], b"x")
    for place in range(400):
        bent = bytearray(whole)
        bent[place] ^= 0xFF
        xmp.extract(bytes(bent))
        xmp.embed(bytes(bent), b"x")
    assert told(b"GIF89a", story()) == b"GIF89a"
    assert identity_in(b"GIF89a") is None


def test_a_signed_file_is_not_touched() -> None:
    png, jpeg = PLAIN["PNG", "RGB"], PLAIN["JPEG", "RGB"]
    signed = png[:33] + struct.pack(">I", 0) + b"caBX" + b"\0\0\0\0" + png[33:]
    assert told(signed, story()) == signed
    box = b"\xff\xeb" + struct.pack(">H", 18) + b"JP\0\0\0\0\0\0\0\0\0\0jumb"
    signed = jpeg[:2] + box + jpeg[2:]
    assert told(signed, story()) == signed


def test_a_picture_made_to_fit_a_chat_keeps_its_story() -> None:
    out = BytesIO()
    Image.frombytes("RGB", (400, 400), os.urandom(480_000)).save(out, "PNG")
    smaller, _ = fitted(told(out.getvalue(), story()), 60_000)
    assert len(smaller) <= 60_000
    assert identity_in(smaller) == Identity(of=JOB, position=2)
