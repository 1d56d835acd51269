"""What nobody may read in a log, a sentence or a traceback, and the stars that stand there."""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote, unquote, urlsplit

from pydantic import BaseModel, SecretStr

Mask = Callable[[str], str]

_STARS = "***"
_SHORTEST = 6
"""A shorter password of an address is only masked inside addresses: it may be part of any word."""
_SECRET_NAME = re.compile(r"SECRET|TOKEN|PASSW|API_KEY|ACCESS_KEY|HEADERS", re.IGNORECASE)
_PATTERNS = (
    # user:password@ in an address; the user may stay.
    (re.compile(r"(?<=://)([^\s/:@'\"]*):[^\s/@'\"]+(?=@)"), rf"\1:{_STARS}"),
    # ?token=…, &X-Amz-Signature=…, and `t`, the secret of one job in its webhook's address.
    (
        re.compile(
            r"([?&](?:t|[\w.-]*(?:token|key|secret|passw|sig|credential)[\w.-]*)=)[^&\s'\"<>\\]+",
            re.IGNORECASE,
        ),
        rf"\1{_STARS}",
    ),
    (re.compile(r"\b(Bearer|Basic) [^\s'\"\\]+"), rf"\1 {_STARS}"),
    (re.compile(r"\bfpo_\w+"), _STARS),  # our own keys for programs
)


def secrets_of(settings: BaseModel) -> set[str]:
    """Every secret among these settings, those inside addresses too, and in the environment."""
    named = {value for name, value in os.environ.items() if _SECRET_NAME.search(name)}
    return {one for one in {*_held(settings), *named} if len(one) >= _SHORTEST}


def mask_of(secrets: Iterable[str] = ()) -> Mask:
    """A function that hides these secrets, however they are spelled, and what looks like one."""
    spelled = {form for secret in secrets if secret for form in _spellings(secret)}
    known = re.compile("|".join(map(re.escape, sorted(spelled, key=len, reverse=True))) or r"(?!)")

    def mask(text: str) -> str:
        text = known.sub(_STARS, text)
        for pattern, instead in _PATTERNS:
            text = pattern.sub(instead, text)
        return text

    return mask


def _held(value: object) -> Iterator[str]:
    match value:
        case SecretStr():
            yield value.get_secret_value()
        case BaseModel():
            for name in type(value).model_fields:
                yield from _held(getattr(value, name))
        case tuple():
            for one in value:
                yield from _held(one)
        case str() if "://" in value:
            yield from _in_address(value)
        case _:
            pass


def _in_address(address: str) -> Iterator[str]:
    parts = urlsplit(address)
    # A user without a password is a token, as in https://TOKEN@host.
    secret = parts.password or (parts.username if "@" in parts.netloc else None)
    if secret is not None:
        yield unquote(secret)


def _spellings(secret: str) -> Iterator[str]:
    """The secret as it is, in an address, in JSON and as Python shows it."""
    yield from (secret, quote(secret, safe=""))
    yield from (form(secret)[1:-1] for form in (json.dumps, repr, ascii))
