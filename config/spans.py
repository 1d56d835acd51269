"""OpenTelemetry's own settings, as far as we have to know of them; its SDK reads all of them."""

import os
from pathlib import Path

from dotenv import dotenv_values
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

OPENTELEMETRY = "OTEL_"


class SpanSettings(BaseSettings):
    """Where spans are sent, and what is in them."""

    model_config = SettingsConfigDict(
        env_prefix=OPENTELEMETRY, extra="ignore", frozen=True, env_ignore_empty=True
    )
    sdk_disabled: bool = False
    exporter_otlp_endpoint: str | None = Field(default=None, repr=False)
    exporter_otlp_headers: SecretStr | None = None
    service_name: str = "freepik-orchestrator"
    traces_sampler: str | None = None
    traces_sampler_arg: str | None = None
    with_words: bool = Field(
        default=False, validation_alias="OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"
    )

    @property
    def are_sent(self) -> bool:
        """Whether spans are recorded at all."""
        return self.exporter_otlp_endpoint is not None and not self.sdk_disabled


def hand_on(env_file: Path | None) -> None:
    """Give OpenTelemetry's SDK, which reads the environment alone, what stands in the file."""
    for name, value in (dotenv_values(env_file) if env_file is not None else {}).items():
        if name.startswith(OPENTELEMETRY) and value:
            os.environ.setdefault(name, value)
