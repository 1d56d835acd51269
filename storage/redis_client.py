"""A client for Redis that gives up at once."""

from redis import __version__ as redis_version
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.driver_info import DriverInfo


def connect(url: str, *, seconds: float) -> Redis:
    """A client whose every call takes at most this long, and is not repeated."""
    return Redis.from_url(
        url,
        socket_timeout=seconds,
        socket_connect_timeout=seconds,
        retry=Retry(NoBackoff(), 0),
        # Else each connection asks the file system for the version of redis-py.
        driver_info=DriverInfo(lib_version=redis_version),
    )
