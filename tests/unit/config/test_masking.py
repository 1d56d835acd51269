from pathlib import Path

import pytest

from config.masking import mask_of, secrets_of
from config.settings import load_settings

SAID = 'p"ss/wörd%canary'


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("postgresql://me:hush@h/d is away", "postgresql://me:***@h/d is away"),
        ("(redis://:hush@h:6379/1)", "(redis://:***@h:6379/1)"),
        ("GET /webhooks/freepik/1?t=hush HTTP/1.1", "GET /webhooks/freepik/1?t=*** HTTP/1.1"),
        ("'https://h/p.png?token=hush&w=3'", "'https://h/p.png?token=***&w=3'"),
        ("https://h/?X-Amz-Signature=hush", "https://h/?X-Amz-Signature=***"),
        ("{'authorization': 'Bearer hush'}", "{'authorization': 'Bearer ***'}"),
        ("the key fpo_12ab_hush", "the key ***"),
        ("https://h/a?page=2&size=9 at 12:30@noon", "https://h/a?page=2&size=9 at 12:30@noon"),
    ],
)
def test_what_looks_like_a_secret_is_masked_wherever_it_comes_from(text: str, masked: str) -> None:
    assert mask_of()(text) == masked


def test_the_secrets_of_the_settings_are_found_inside_addresses_and_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "aws-canary")
    (tmp_path / ".env").write_text(
        "DATABASE_URL=postgresql://me:db%2Fcanary@h/d\nREDIS_URL=redis://u:redis-canary@h\n"
        "OPENAI_BASE_URL=https://llm-canary@h/v1\nFREEPIK_API_KEY=key-canary\n"
        "FREEPIK_WEBHOOK_SECRET=first-canary second-canary\n"
    )
    found = secrets_of(load_settings(tmp_path / ".env"))
    canaries = {"db/canary", "redis-canary", "llm-canary", "key-canary", "aws-canary"}
    assert {*canaries, "first-canary", "second-canary"} <= found


@pytest.mark.parametrize("spell", [str, repr, ascii], ids=["plain", "shown", "escaped"])
def test_a_secret_is_known_in_every_spelling(spell: type[str]) -> None:
    assert "canary" not in mask_of([SAID])(f"refused: {spell(SAID)}")
