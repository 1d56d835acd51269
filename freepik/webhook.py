"""Proof of origin and reading of the service's callbacks (docs.freepik.com/webhooks).

Signed content is `<webhook-id>.<webhook-timestamp>.<raw body>`, HMAC-SHA256, standard base64. The
documents disagree about the key: prose and three samples use the secret's own bytes, one sample
base64-decodes it first. Both are tried.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from freepik.answers import Answer, load_json, read_answer
from freepik.errors import UnreadableAnswer

WINDOW = timedelta(minutes=10)

_DIGITS = re.compile(r"[0-9]{1,18}", re.ASCII)
_ENTRY = re.compile(rb"v[0-9]{1,9},(.+)", re.ASCII | re.DOTALL)
_MILLISECONDS_FROM = 10**11  # as seconds this is the year 5138; the unit is documented nowhere


def verify(
    *,
    secrets: Sequence[str],
    headers: Mapping[str, str],
    body: bytes,
    now: datetime,
    window: timedelta = WINDOW,
) -> bool:
    """Whether one of the secrets signed this body within the window; malformed input is False.

    Several secrets serve rotation; an empty secret is no secret and proves nothing.
    """
    lowered = {name.lower(): value for name, value in headers.items()}
    delivery = lowered.get("webhook-id", "")
    timestamp = lowered.get("webhook-timestamp", "")
    if not delivery or not _fresh(timestamp, now=now, window=window):
        return False
    signed = b".".join((_bytes(delivery), _bytes(timestamp), body))
    claims = tuple(_claims(lowered.get("webhook-signature", "")))
    matched = False
    for key in _keys(secrets):
        # Not hmac.digest: it lets go of the interpreter's lock, and gets it back late.
        expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
        for claim in claims:
            # No early exit: the time taken tells nothing about which key or entry matched.
            matched |= hmac.compare_digest(expected, claim)
    return matched


def parse(body: bytes) -> Answer | None:
    """The task a callback speaks of, bare or wrapped in `data`; None for an empty body.

    Raises UnreadableAnswer for anything else. Its links are a hint: read the task again before
    trusting them.
    """
    if not body.strip():
        return None
    answer = read_answer(load_json(body))
    if answer.task_id is None:
        message = "the callback names no task"
        raise UnreadableAnswer(message)
    return answer


def _fresh(timestamp: str, *, now: datetime, window: timedelta) -> bool:
    if not _DIGITS.fullmatch(timestamp):
        return False
    seconds = float(timestamp)
    if seconds >= _MILLISECONDS_FROM:
        seconds /= 1000
    return abs(now.timestamp() - seconds) <= window.total_seconds()


def _claims(header: str) -> Iterator[bytes]:
    for entry in _bytes(header).split():
        if found := _ENTRY.fullmatch(entry):
            yield found[1]


def _keys(secrets: Sequence[str]) -> Iterator[bytes]:
    for secret in secrets:
        bare = secret.removeprefix("whsec_")
        candidates = {_bytes(secret), _bytes(bare), _decoded(bare)} if bare else set()
        yield from candidates - {b""}


def _decoded(secret: str) -> bytes:
    try:
        return base64.b64decode(_bytes(secret) + b"=" * (-len(secret) % 4), validate=True)
    except binascii.Error:
        return b""


def _bytes(text: str) -> bytes:
    # Outsiders' text: a lone surrogate must end as a wrong signature, not as an exception.
    return text.encode(errors="backslashreplace")
