import os
from pathlib import Path

import pytest

from config.settings import SettingsError, load_settings, setting_names

EXAMPLE = Path(__file__).parents[3] / ".env.example"


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in setting_names():
        monkeypatch.delenv(name, raising=False)


def problems(env_file: Path, text: str) -> tuple[str, ...]:
    env_file.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load_settings(env_file)
    return caught.value.problems


def test_a_fresh_machine_needs_no_setting() -> None:
    settings = load_settings(None)
    assert settings.freepik.api_key is None
    assert settings.storage.database == "sqlite:///var/orchestrator.db"


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("PORT=1111\nFREEPIK_WEBHOOK_SECRET='one two'\n")
    monkeypatch.setenv("PORT", "2222")
    settings = load_settings(tmp_path / ".env")
    assert settings.server.port == 2222
    assert [s.get_secret_value() for s in settings.freepik.webhook_secret] == ["one", "two"]


def test_every_problem_is_named_in_one_message(tmp_path: Path) -> None:
    found = problems(
        tmp_path / ".env",
        "PORT=99999\nBUDGET_PERSON_DAY=-1\nLLM_MODELS=llama\nFREEPIK_APIKEY=x\nBUDGT_CHAT_DAY=1\n",
    )
    for name in ("PORT", "BUDGET_PERSON_DAY", "LLM_MODELS", "FREEPIK_APIKEY", "BUDGT_CHAT_DAY"):
        assert any(problem.startswith(name) for problem in found), name


def test_a_misspelled_limit_in_the_environment_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BUDGET_PERSON_DAILY", "5")
    with pytest.raises(SettingsError, match="BUDGET_PERSON_DAILY"):
        load_settings(None)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("LLM_MODELS=openai:gpt-5", "OPENAI_API_KEY"),
        ("LLM_MODELS=anthropic:claude", "ANTHROPIC_API_KEY"),
        ("LLM_MODELS=gateway:llama", "OPENAI_BASE_URL"),
        ("FREEPIK_API_KEY=k\nPUBLIC_URL=https://a.example", "FREEPIK_WEBHOOK_SECRET"),
        (
            "FREEPIK_API_KEY=k\nFREEPIK_WEBHOOK_SECRET=s\nPUBLIC_URL=http://a.example",
            "PUBLIC_URL",
        ),
    ],
)
def test_contradictions_stop_the_start(tmp_path: Path, text: str, missing: str) -> None:
    assert [p.partition(":")[0] for p in problems(tmp_path / ".env", text)] == [missing]


def test_zero_is_zero_and_absent_is_no_limit(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BUDGET_PERSON_DAY=0\n")
    budget = load_settings(tmp_path / ".env").budget
    assert budget.person_day == 0
    assert budget.chat_day is None


def test_secrets_do_not_show_in_print(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        "FREEPIK_API_KEY=FPSX-canary\nOPENAI_API_KEY=sk-canary\n"
        "DATABASE_URL=postgresql://me:canary@h/d\nREDIS_URL=redis://:canary@h\n"
    )
    assert "canary" not in repr(load_settings(tmp_path / ".env"))


def test_the_example_documents_every_setting_and_only_those() -> None:
    documented = {
        line.lstrip("#").partition("=")[0]
        for line in EXAMPLE.read_text().splitlines()
        if "=" in line and line.lstrip("#").partition("=")[0].isupper()
    }
    assert documented == setting_names()


_TOKEN = "123456789:AAtokentokentokentokentoken"


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({"TELEGRAM_TOKEN": "no token"}, ["TELEGRAM_TOKEN"]),
        ({"TELEGRAM_TOKEN": _TOKEN, "TELEGRAM_WEBHOOK_SECRET": "short"}, ["TELEGRAM_WEBHOOK"]),
        (
            {"TELEGRAM_TOKEN": _TOKEN, "TELEGRAM_MODE": "webhook"},
            ["PUBLIC_URL", "TELEGRAM_WEBHOOK_SECRET"],
        ),
        ({"TELEGRAM_TOKEN": _TOKEN, "TELEGRAM_MESSAGES_PER_SECOND": "0"}, ["TELEGRAM_MESSAGES"]),
    ],
)
def test_what_telegram_would_refuse_is_refused_at_the_start(
    given: dict[str, str], names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings(None)
    assert len(caught.value.problems) == len(names)
    for name, problem in zip(names, caught.value.problems, strict=True):
        assert problem.startswith(name)
        assert _TOKEN not in problem
    monkeypatch.setenv("TELEGRAM_TOKEN", _TOKEN)
    for name in given.keys() - {"TELEGRAM_TOKEN"}:
        monkeypatch.delenv(name)
    assert load_settings(None).telegram.bot_id == 123456789


def test_names_of_opentelemetry_are_not_ours_and_reach_its_sdk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "7")
    monkeypatch.delenv("OTEL_TRACES_EXPORTER", raising=False)
    (tmp_path / ".env").write_text("OTEL_TRACES_EXPORTER=otlp\nOTEL_BSP_SCHEDULE_DELAY=9\n")
    assert not load_settings(tmp_path / ".env").spans.are_sent
    done = {name: os.environ[name] for name in ("OTEL_TRACES_EXPORTER", "OTEL_BSP_SCHEDULE_DELAY")}  # noqa: TID251 - the environment is what is under test
    assert done == {"OTEL_TRACES_EXPORTER": "otlp", "OTEL_BSP_SCHEDULE_DELAY": "7"}
