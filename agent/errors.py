"""What can go wrong in the agent; a turn itself never raises for trouble with a language model."""

from pydantic_ai.exceptions import ModelAPIError


class AgentError(Exception):
    """The root."""


class UnknownProvider(AgentError):
    """A model was configured for a provider that this product does not know."""

    def __init__(self, provider: str) -> None:
        super().__init__(
            f"{provider!r} is no provider of language models; "
            "there is openai, openai-chat, anthropic, gateway and rules"
        )
        self.provider = provider


class IncompleteModel(AgentError):
    """A configured model lacks what its provider needs."""

    def __init__(self, provider: str, missing: str) -> None:
        super().__init__(f"a model of {provider} needs {missing}")
        self.provider = provider
        self.missing = missing


class AnswerCutOff(AgentError, ModelAPIError):
    """A model's stream ended before its answer did; the next model is asked."""

    def __init__(self, model: str) -> None:
        super().__init__(model, f"the answer of {model} ended before it was complete")


class ModelRests(AgentError, ModelAPIError):
    """A model failed a moment ago and is not asked again yet; the next one is."""

    def __init__(self, model: str) -> None:
        super().__init__(model, f"{model} rests after a failure")
