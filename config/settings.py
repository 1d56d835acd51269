"""Every setting of the product, read from the environment or a `.env` file.

One small class per part. A name that nobody knows is refused, so a typo cannot switch a limit off;
all problems of a start are reported in one message.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from config.spans import OPENTELEMETRY, SpanSettings, hand_on

Names = Annotated[tuple[str, ...], NoDecode]
Credits = Annotated[int, Field(ge=0)]
Pictures = Annotated[int, Field(ge=0)]

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})  # where simulators and proxies are
_TELEGRAM_TOKEN = re.compile(r"\d{1,19}:[A-Za-z0-9_-]{20,}", re.ASCII)
_TELEGRAM_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}", re.ASCII)  # Telegram takes shorter ones


class SettingsError(Exception):
    """The settings are missing or contradictory; the message names every problem."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class _Part(BaseSettings):
    model_config = SettingsConfigDict(extra="ignore", frozen=True, env_ignore_empty=True)


class FreepikSettings(_Part):
    """How to reach the image API; without a key only demo, chat and simulator start."""

    model_config = SettingsConfigDict(env_prefix="FREEPIK_")
    api_key: SecretStr | None = None
    base_url: str = "https://api.magnific.com"
    key_header: str = "x-magnific-api-key"
    webhook_secret: Annotated[tuple[SecretStr, ...], NoDecode] = ()
    requests_per_minute: int = Field(default=50, ge=1)
    post_seconds: int = Field(default=90, ge=1)
    callback_seconds: int = Field(default=120, ge=1)

    @field_validator("webhook_secret", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return value.replace(",", " ").split() if isinstance(value, str) else value

    @field_validator("base_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        return _absolute_url(value)


class LlmSettings(_Part):
    """The language models in the order they are tried; the built-in rules always come last."""

    models: Names = Field(default=(), validation_alias="LLM_MODELS")
    openai_api_key: SecretStr | None = None
    openai_base_url: str | None = Field(default=None, repr=False)
    anthropic_api_key: SecretStr | None = None
    anthropic_base_url: str | None = Field(default=None, repr=False)

    @field_validator("models", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return value.replace(",", " ").split() if isinstance(value, str) else value

    @field_validator("models")
    @classmethod
    def _known_providers(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for spec in value:
            provider, _, name = spec.partition(":")
            if provider not in {"openai", "anthropic", "gateway"} or not name:
                message = f"{spec!r} is not openai:…, anthropic:… or gateway:… with a model name"
                raise ValueError(message)
        return value


class ServerSettings(_Part):
    """Where we listen, and how the outside world reaches us."""

    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    public_url: str | None = None

    @property
    def page(self) -> str:
        """Where people find the web page, if there is one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.public_url or f'http://{host}:{self.port}'}/web/"

    @field_validator("public_url")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        return None if value is None else _absolute_url(value)


class ModerationSettings(_Part):
    """What is not drawn: the operator's list of words."""

    model_config = SettingsConfigDict(env_prefix="MODERATION_")
    blocklist: Path | None = None


class RestSettings(_Part):
    """Other programs: how often a key may ask, from which pages, and whom we call ourselves."""

    model_config = SettingsConfigDict(env_prefix="API_")
    requests_per_minute: int = Field(default=300, ge=1)
    cors_origins: Names = ()
    trusted_proxies: Names = ()
    webhooks_private: bool = False

    @field_validator("cors_origins", "trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return value.replace(",", " ").split() if isinstance(value, str) else value


class WebSettings(_Part):
    """The web page; it needs the extra `web`."""

    model_config = SettingsConfigDict(env_prefix="WEB_")
    enabled: bool = False


class StorageSettings(_Part):
    """Where rows, pictures and shared counters live."""

    data_dir: Path = Path("var")
    # Addresses may hold a password.
    database_url: str | None = Field(default=None, repr=False)
    analytics_database_url: str | None = Field(
        default=None, repr=False, pattern=r"^postgres(ql)?(\+asyncpg)?://"
    )
    database_connections: int = Field(default=30, ge=6)
    redis_url: str | None = Field(default=None, repr=False)
    media_url: str | None = Field(default=None, repr=False)

    @property
    def database(self) -> str:
        """The database address; SQLite under the data directory unless one is named."""
        return self.database_url or f"sqlite:///{self.data_dir / 'orchestrator.db'}"

    @property
    def media(self) -> str:
        """The picture store's address; a folder under the data directory unless one is named."""
        return self.media_url or str(self.data_dir / "media")


class BudgetSettings(_Part):
    """Limits in credits, and in pictures. Zero means zero; one that is not set does not exist."""

    model_config = SettingsConfigDict(env_prefix="BUDGET_")
    person_day: Credits | None = None
    person_month: Credits | None = None
    person_total: Credits | None = None
    chat_day: Credits | None = None
    chat_month: Credits | None = None
    chat_total: Credits | None = None
    server_day: Credits | None = None
    server_month: Credits | None = None
    server_total: Credits | None = None
    guests_day: Credits | None = None
    guests_month: Credits | None = None
    guests_total: Credits | None = None
    overall_day: Credits | None = None
    overall_month: Credits | None = None
    overall_total: Credits | None = None
    person_day_pictures: Pictures | None = None
    person_month_pictures: Pictures | None = None
    person_total_pictures: Pictures | None = None
    chat_day_pictures: Pictures | None = None
    chat_month_pictures: Pictures | None = None
    chat_total_pictures: Pictures | None = None
    server_day_pictures: Pictures | None = None
    server_month_pictures: Pictures | None = None
    server_total_pictures: Pictures | None = None
    guests_day_pictures: Pictures | None = None
    guests_month_pictures: Pictures | None = None
    guests_total_pictures: Pictures | None = None
    overall_day_pictures: Pictures | None = None
    overall_month_pictures: Pictures | None = None
    overall_total_pictures: Pictures | None = None
    approve_above: Credits | None = Field(default=None, validation_alias="APPROVE_ABOVE")
    approve_within_minutes: int = Field(default=60, ge=1, validation_alias="APPROVE_WITHIN_MINUTES")
    prices_file: Path | None = Field(default=None, validation_alias="PRICES_FILE")
    price_when_unknown: int = Field(default=100, ge=1, validation_alias="PRICE_WHEN_UNKNOWN")


class FairnessSettings(_Part):
    """What one person may have going on at once."""

    model_config = SettingsConfigDict(env_prefix="PERSON_")
    running_jobs: int = Field(default=3, ge=1)
    open_jobs: int = Field(default=50, ge=1)


class RetentionSettings(_Part):
    """After how many days what goes; 0 keeps it."""

    model_config = SettingsConfigDict(env_prefix="RETENTION_")
    pictures_days: int = Field(default=0, ge=0)
    deleted_days: int = Field(default=30, ge=0)
    messages_days: int = Field(default=0, ge=0)
    events_days: int = Field(default=30, ge=0)
    audit_days: int = Field(default=0, ge=0)
    codes_days: int = Field(default=1, ge=0)


class DiscordSettings(_Part):
    """The bot on Discord; without a token there is none."""

    model_config = SettingsConfigDict(env_prefix="DISCORD_")
    token: SecretStr | None = None
    guilds: Annotated[tuple[int, ...], NoDecode] = ()
    message_content: bool = False
    api_base: str | None = None
    gateway_url: str | None = None
    requests_per_second: int = Field(default=50, ge=1)

    @field_validator("guilds", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return value.replace(",", " ").split() if isinstance(value, str) else value

    @field_validator("api_base")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        return None if value is None else _absolute_url(value)

    @field_validator("gateway_url")
    @classmethod
    def _socket_address(cls, value: str | None) -> str | None:
        if value is not None and urlsplit(value).scheme not in {"ws", "wss"}:
            message = "must be a gateway address such as wss://gateway.discord.gg"
            raise ValueError(message)
        return value


class TelegramSettings(_Part):
    """The bot on Telegram; without a token there is none."""

    model_config = SettingsConfigDict(env_prefix="TELEGRAM_")
    token: SecretStr | None = None
    mode: Literal["polling", "webhook"] = "polling"
    webhook_secret: SecretStr | None = None
    api_base: str = "https://api.telegram.org"
    messages_per_second: int = Field(default=30, ge=1)
    answer_all_in: Annotated[tuple[int, ...], NoDecode] = ()

    @field_validator("answer_all_in", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return value.replace(",", " ").split() if isinstance(value, str) else value

    @field_validator("token")
    @classmethod
    def _shape(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _TELEGRAM_TOKEN.fullmatch(value.get_secret_value()):
            message = "must look like 123456789:letters, as @BotFather gives it"
            raise ValueError(message)
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _safe(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _TELEGRAM_SECRET.fullmatch(value.get_secret_value()):
            message = "must be 16 to 256 letters, digits, _ and -"
            raise ValueError(message)
        return value

    @field_validator("api_base")
    @classmethod
    def _web_address(cls, value: str) -> str:
        return _absolute_url(value)

    @property
    def bot_id(self) -> int:
        """The bot's number, which its token begins with; 0 without one."""
        return int(self.token.get_secret_value().partition(":")[0]) if self.token else 0


class LogSettings(_Part):
    """How much is logged, and in which form."""

    model_config = SettingsConfigDict(env_prefix="LOG_")
    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["console", "json"] = "console"


class Settings(BaseModel):
    """All settings of one process."""

    model_config = ConfigDict(frozen=True)
    freepik: FreepikSettings
    llm: LlmSettings
    server: ServerSettings
    rest: RestSettings
    web: WebSettings
    storage: StorageSettings
    budget: BudgetSettings
    fairness: FairnessSettings
    moderation: ModerationSettings
    retention: RetentionSettings
    discord: DiscordSettings
    telegram: TelegramSettings
    log: LogSettings
    spans: SpanSettings


_OUR_PREFIXES = (
    "FREEPIK_",
    "LLM_",
    "API_",
    "WEB_",
    "BUDGET_",
    "APPROVE_",
    "PERSON_",
    "MODERATION_",
    "RETENTION_",
    "DISCORD_",
    "TELEGRAM_",
    "LOG_",
    "PRICE_",
    "PRICES_",
)


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Read the settings; the environment wins over the file.

    Raises:
        SettingsError: a value is illegal, a name is unknown, or settings contradict each other.
    """
    problems = _unknown_names(env_file)
    hand_on(env_file)
    parts: dict[str, Any] = {}
    for name, field in Settings.model_fields.items():
        part: Any = field.annotation
        try:
            parts[name] = part(_env_file=env_file)
        except ValidationError as error:
            problems += _sentences(part, error)
    if not problems:
        settings = Settings(**parts)
        problems = _contradictions(settings)
        if not problems:
            return settings
    raise SettingsError(problems)


def default_settings() -> Settings:
    """The settings of a machine on which nothing is set."""
    parts: dict[str, Any] = {
        name: field.annotation for name, field in Settings.model_fields.items()
    }
    return Settings.model_construct(**{n: part.model_construct() for n, part in parts.items()})


def setting_names() -> frozenset[str]:
    """The names of all settings, as they are spelled in the environment."""
    parts: list[Any] = [field.annotation for field in Settings.model_fields.values()]
    return frozenset(_env_name(part, name) for part in parts for name in part.model_fields)


def _env_name(part: Any, field_name: str) -> str:
    alias = part.model_fields[field_name].validation_alias
    prefix = part.model_config.get("env_prefix", "")
    return alias if isinstance(alias, str) else f"{prefix}{field_name}".upper()


def _unknown_names(env_file: Path | None) -> list[str]:
    known = setting_names()
    in_file = dotenv_values(env_file) if env_file is not None else {}
    strangers = {
        name for name in in_file if name not in known and not name.startswith(OPENTELEMETRY)
    }
    strangers |= {
        name for name in os.environ if name.startswith(_OUR_PREFIXES) and name not in known
    }
    return [f"{name}: there is no such setting (see .env.example)" for name in sorted(strangers)]


def _sentences(part: Any, error: ValidationError) -> list[str]:
    sentences = []
    for problem in error.errors(include_url=False, include_input=False):
        place = str(problem["loc"][0])
        name = _env_name(part, place) if place in part.model_fields else place
        sentences.append(f"{name}: {problem['msg'].removeprefix('Value error, ')}")
    return sentences


def _contradictions(settings: Settings) -> list[str]:
    problems = []
    providers = {spec.partition(":")[0] for spec in settings.llm.models}
    if "openai" in providers and settings.llm.openai_api_key is None:
        problems.append("OPENAI_API_KEY: needed, because LLM_MODELS names an openai: model")
    if "anthropic" in providers and settings.llm.anthropic_api_key is None:
        problems.append("ANTHROPIC_API_KEY: needed, because LLM_MODELS names an anthropic: model")
    if "gateway" in providers and settings.llm.openai_base_url is None:
        problems.append("OPENAI_BASE_URL: needed, because LLM_MODELS names a gateway: model")
    if settings.freepik.api_key and settings.server.public_url:
        if not settings.freepik.webhook_secret:
            problems.append(
                "FREEPIK_WEBHOOK_SECRET: needed, because PUBLIC_URL asks for webhooks "
                "(copy it from the API keys page of your organisation)"
            )
        url = urlsplit(settings.server.public_url)
        if url.scheme != "https" and url.hostname not in _LOOPBACK:
            problems.append("PUBLIC_URL: must start with https:// (or leave it out: we poll)")
    return problems + _telegram_contradictions(settings)


def _telegram_contradictions(settings: Settings) -> list[str]:
    telegram = settings.telegram
    if telegram.token is None or telegram.mode == "polling":
        return []
    problems = []
    if settings.server.public_url is None:
        problems.append("PUBLIC_URL: needed, because TELEGRAM_MODE=webhook has Telegram call us")
    if telegram.webhook_secret is None:
        problems.append(
            "TELEGRAM_WEBHOOK_SECRET: needed, because TELEGRAM_MODE=webhook has Telegram call us "
            "(any long word of yours: openssl rand -hex 32)"
        )
    return problems


def _absolute_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        message = "must be a web address such as https://example.org"
        raise ValueError(message)
    return value.rstrip("/")
