"""Ports for what listens later, or again and again."""

import itertools
import os

from app.servers import PortInUse, listen

# Systems take the ports of outgoing connections, and port 0, from 32768 on (Linux) or higher.
_FIRST, _AFTER_LAST = 12_000, 32_000
# Test processes beside each other begin apart: a hundred ports for each process number.
_candidates = itertools.count(os.getpid() * 100)


def port_for_later() -> int:
    """A port that nobody has yet, and that the system gives nobody while a test goes on."""
    span = _AFTER_LAST - _FIRST
    return next(filter(_is_free, (_FIRST + candidate % span for candidate in _candidates)))


def _is_free(port: int) -> bool:
    try:
        listen("127.0.0.1", port).close()
    except PortInUse:
        return False
    return True
