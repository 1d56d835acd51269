"""What is known of a language model before it is loaded."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSpec:
    """One model: the provider is `openai` (Responses), `openai-chat`, `anthropic` or `gateway`.

    `timeout` is in seconds: until a stream is open, repeats included, and between its parts.
    """

    provider: str
    name: str
    api_key: str | None = field(default=None, repr=False)
    base_url: str | None = None
    timeout: float = 40.0
