"""Proof of origin: what is true, what is false, and that nothing else ever comes out."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freepik.answers import Link, TaskStatus
from freepik.errors import UnreadableAnswer
from freepik.webhook import parse, verify

SECRET = "a-secret-of-ours"
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SECONDS = str(int(NOW.timestamp()))
BODY = b'{"task_id":"t-1","status":"COMPLETED","generated":[]}'
DECODABLE = base64.b64encode(b"sixteen byte key").decode()


def signature(key: bytes, body: bytes = BODY, *, id_: str = "d1", at: str = SECONDS) -> str:
    signed = b".".join((id_.encode(), at.encode(), body))
    return base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def headers(signatures: str, *, id_: str = "d1", at: str = SECONDS) -> dict[str, str]:
    return {"webhook-id": id_, "webhook-timestamp": at, "webhook-signature": signatures}


def ago(seconds: float) -> str:
    return str(int((NOW - timedelta(seconds=seconds)).timestamp()))


GOOD = signature(SECRET.encode())
OLD = ago(601)
MILLISECONDS = f"{SECONDS}000"

TRUE: list[tuple[str, tuple[str, ...], Mapping[str, str]]] = [
    ("plain", (SECRET,), headers(f"v1,{GOOD}")),
    ("names in any case", (SECRET,), {k.title(): v for k, v in headers(f"v1,{GOOD}").items()}),
    ("one of several entries", (SECRET,), headers(f"v1,{signature(b'other')} v2,{GOOD} v3,x")),
    ("one of several secrets", ("newer", SECRET), headers(f"v7,{GOOD}")),
    ("base64 secret, raw", (DECODABLE,), headers(f"v1,{signature(DECODABLE.encode())}")),
    ("base64 secret, decoded", (DECODABLE,), headers(f"v1,{signature(b'sixteen byte key')}")),
    (
        "base64 secret without its padding, decoded",
        (DECODABLE.rstrip("="),),
        headers(f"v1,{signature(b'sixteen byte key')}"),
    ),
    ("prefixed, raw", (f"whsec_{SECRET}",), headers(f"v1,{GOOD}")),
    (
        "prefixed, decoded",
        (f"whsec_{DECODABLE}",),
        headers(f"v1,{signature(b'sixteen byte key')}"),
    ),
    ("prefix part of it", ("whsec_ab",), headers(f"v1,{signature(b'whsec_ab')}")),
    (
        "at the edge",
        (SECRET,),
        headers(f"v1,{signature(SECRET.encode(), at=ago(600))}", at=ago(600)),
    ),
    (
        "their clock ahead",
        (SECRET,),
        headers(f"v1,{signature(SECRET.encode(), at=ago(-599))}", at=ago(-599)),
    ),
    (
        "milliseconds",
        (SECRET,),
        headers(f"v1,{signature(SECRET.encode(), at=MILLISECONDS)}", at=MILLISECONDS),
    ),
]

FALSE: list[tuple[str, tuple[str, ...], Mapping[str, str]]] = [
    ("no headers", (SECRET,), {}),
    *(
        (f"no {name}", (SECRET,), {k: v for k, v in headers(f"v1,{GOOD}").items() if k != name})
        for name in headers("")
    ),
    ("no secrets", (), headers(f"v1,{GOOD}")),
    ("empty secret", ("",), headers(f"v1,{signature(b'')}")),
    ("bare prefix", ("whsec_",), headers(f"v1,{signature(b'')} v2,{signature(b'whsec_')}")),
    # A secret that is no base64 must not become the empty key, which anybody can sign with.
    ("the empty key", (SECRET, "----"), headers(f"v1,{signature(b'')}")),
    ("another secret", ("another",), headers(f"v1,{GOOD}")),
    ("another body's", (SECRET,), headers(f"v1,{signature(SECRET.encode(), b'{}')}")),
    ("another delivery's", (SECRET,), headers(f"v1,{GOOD}", id_="d2")),
    ("another moment's", (SECRET,), headers(f"v1,{GOOD}", at=ago(1))),
    ("old", (SECRET,), headers(f"v1,{signature(SECRET.encode(), at=OLD)}", at=OLD)),
    ("far ahead", (SECRET,), headers(f"v1,{GOOD}", at=ago(-601))),
    ("snowman", (SECRET,), headers("v1,☃")),
    ("lone surrogate", (SECRET,), headers("v1,\ud800")),
    ("no version", (SECRET,), headers(GOOD)),
    ("version without number", (SECRET,), headers(f"v,{GOOD}")),
    ("empty entry", (SECRET,), headers("v1,")),
    ("cut short", (SECRET,), headers(f"v1,{GOOD[:-4]}")),
    ("letters for a time", (SECRET,), headers(f"v1,{GOOD}", at="now")),
    ("arabic digits", (SECRET,), headers(f"v1,{GOOD}", at="١٢٣")),
    ("a very long time", (SECRET,), headers(f"v1,{GOOD}", at="9" * 5000)),
    ("negative time", (SECRET,), headers(f"v1,{GOOD}", at=f"-{SECONDS}")),
]


@pytest.mark.parametrize(("secrets", "sent"), [pytest.param(s, h, id=n) for n, s, h in TRUE])
def test_what_is_signed_is_true(secrets: tuple[str, ...], sent: Mapping[str, str]) -> None:
    assert verify(secrets=secrets, headers=sent, body=BODY, now=NOW) is True


@pytest.mark.parametrize(("secrets", "sent"), [pytest.param(s, h, id=n) for n, s, h in FALSE])
def test_anything_else_is_false(secrets: tuple[str, ...], sent: Mapping[str, str]) -> None:
    assert verify(secrets=secrets, headers=sent, body=BODY, now=NOW) is False


def test_the_window_can_be_chosen() -> None:
    at = ago(30)
    sent = headers(f"v1,{signature(SECRET.encode(), at=at)}", at=at)
    narrow = timedelta(seconds=20)
    assert verify(secrets=(SECRET,), headers=sent, body=BODY, now=NOW)
    assert not verify(secrets=(SECRET,), headers=sent, body=BODY, now=NOW, window=narrow)


ANYTHING = st.text(st.characters(), max_size=40) | st.sampled_from(
    [SECONDS, "d1", f"v1,{GOOD}", f"v1,{GOOD[:-1]}A", "v1,☃", "", "v1", ","]
)
NAMES = st.sampled_from(["webhook-id", "webhook-timestamp", "webhook-signature", "WEBHOOK-ID"])


@settings(max_examples=100, deadline=None)
@given(
    secrets=st.lists(st.text(st.characters(), max_size=20), max_size=3),
    sent=st.dictionaries(NAMES, ANYTHING),
    body=st.binary(max_size=60),
)
def test_it_never_raises_and_never_believes_without_the_secret(
    secrets: list[str], sent: dict[str, str], body: bytes
) -> None:
    assert verify(secrets=secrets, headers=sent, body=body, now=NOW) is False


@settings(max_examples=60, deadline=None)
@given(body=st.binary(max_size=200), flip=st.integers(0, 10_000), secret=st.text(min_size=1))
def test_one_changed_bit_is_noticed(body: bytes, flip: int, secret: str) -> None:
    key = secret.encode(errors="backslashreplace")
    sent = headers(f"v1,{signature(key, body)}")
    assert verify(secrets=(secret,), headers=sent, body=body, now=NOW)
    changed = bytearray(body or b"\0")
    changed[flip % len(changed)] ^= 1 << flip % 8
    assert not verify(secrets=(secret,), headers=sent, body=bytes(changed), now=NOW)


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_callback_is_read_bare_and_wrapped(*, wrapped: bool) -> None:
    task = (
        b'{"task_id":"t-1","status":"COMPLETED","generated":["https://cdn-magnific.freepik.com/a"]}'
    )
    answer = parse(b'{"data":%s}' % task if wrapped else task)
    assert answer is not None
    assert (answer.task_id, answer.status) == ("t-1", TaskStatus.COMPLETED)
    assert answer.results == (Link("https://cdn-magnific.freepik.com/a"),)


@pytest.mark.parametrize("body", [b"", b" \r\n"])
def test_an_empty_callback_says_nothing(body: bytes) -> None:
    assert parse(body) is None


@pytest.mark.parametrize(
    "body",
    [
        b"<html>",
        b"[]",
        b"null",
        b"{}",
        b'{"task_id":5}',
        b'{"task_id":"../x"}',
        b"\xff",
        b"[" * 99999,
    ],
)
def test_garbage_is_unreadable(body: bytes) -> None:
    with pytest.raises(UnreadableAnswer):
        parse(body)
