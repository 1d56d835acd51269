"""Names for messages, so that a send that is repeated is recognised as the same."""

import base64
from hashlib import sha256

_BYTES = 16  # 22 characters, below Discord's 25 for a nonce


def nonce_for(*parts: str | None) -> str:
    """The same parts give the same nonce, at most 25 characters of letters, digits, - and _."""
    digest = sha256("\0".join(part or "" for part in parts).encode()).digest()[:_BYTES]
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")
