"""Where the tests look for services; the only place of theirs that reads the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

_ENVIRONMENT: Mapping[str, str] = os.environ  # noqa: TID251 - config belongs to the product


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSettings:
    """Addresses of real services, whether a test may skip when one is away, and how many wishes."""

    database_url: str
    redis_url: str
    required: bool
    wishes: int


def service_settings() -> ServiceSettings:
    """What this run was told: DATABASE_TEST_URL, REDIS_TEST_URL, REQUIRE_SERVICES=1, WISHES."""
    return ServiceSettings(
        database_url=_ENVIRONMENT.get(
            "DATABASE_TEST_URL", "postgresql://postgres@127.0.0.1:5432/postgres"
        ),
        redis_url=_ENVIRONMENT.get("REDIS_TEST_URL", "redis://127.0.0.1:6379/9"),
        required=_ENVIRONMENT.get("REQUIRE_SERVICES") == "1",
        wishes=int(_ENVIRONMENT.get("WISHES", "250")),
    )
