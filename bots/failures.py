"""The failure dictionary: for each way a job can end badly, what a person should be told."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jobs.states import FailureCode, Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why there is no picture, what the person can do, and whether the same wish may work again."""

    cause: str
    advice: str
    retry: bool


FAILURES: Mapping[FailureCode, Failure] = MappingProxyType(
    {
        FailureCode.REJECTED: Failure(
            cause="Freepik did not accept the settings of this wish",
            advice="Say it differently, or ask for another model",
            retry=False,
        ),
        FailureCode.REFUSED: Failure(
            cause="Freepik's content rules do not allow this picture",
            advice="Leave out what may read as violent, sexual or a real person, and ask again",
            retry=False,
        ),
        FailureCode.AUTH: Failure(
            cause="Freepik does not accept this bot's key",
            advice="Only the operator can mend that; the wish is kept for another try",
            retry=True,
        ),
        FailureCode.NO_CREDITS: Failure(
            cause="this bot's Freepik account has no credits left",
            advice="The operator has to top it up; then try again",
            retry=True,
        ),
        FailureCode.FORBIDDEN: Failure(
            cause="this bot's Freepik account may not use that model",
            advice="Ask for another model",
            retry=False,
        ),
        FailureCode.PROVIDER_FAILED: Failure(
            cause="Freepik began to draw and failed",
            advice="A second try often works",
            retry=True,
        ),
        FailureCode.EMPTY_RESULT: Failure(
            cause="Freepik said it was done and sent no picture",
            advice="A second try often works",
            retry=True,
        ),
        FailureCode.TIMED_OUT: Failure(
            cause="Freepik did not finish in time",
            advice="If the picture still comes, it is shown here; otherwise try again",
            retry=True,
        ),
        FailureCode.OUTCOME_UNKNOWN: Failure(
            cause="the connection broke while the wish was handed to Freepik",
            advice="It is never sent twice unasked: press “try again” if you still want it",
            retry=True,
        ),
        FailureCode.UNKNOWN_TO_PROVIDER: Failure(
            cause="Freepik no longer knows this task",
            advice="Try again",
            retry=True,
        ),
        FailureCode.BAD_PICTURE: Failure(
            cause="what Freepik sent is not a picture that can be opened",
            advice="A second try often works",
            retry=True,
        ),
        FailureCode.INPUT_MISSING: Failure(
            cause="a picture it needs is no longer there",
            advice="Choose another picture, or send it again",
            retry=False,
        ),
        FailureCode.INPUT_FAILED: Failure(
            cause="the picture it was waiting for did not come",
            advice="Get that one first, then ask again",
            retry=False,
        ),
        FailureCode.NOT_APPROVED: Failure(
            cause="nobody approved the price",
            advice="Ask again if you still want it",
            retry=True,
        ),
        FailureCode.CANCELLED: Failure(
            cause="it was cancelled",
            advice="Ask again if you still want it",
            retry=True,
        ),
        FailureCode.INTERNAL: Failure(
            cause="something went wrong on this bot's side",
            advice="Try again; the operator finds the details in the log",
            retry=True,
        ),
    }
)

WAITING: Mapping[Waiting, str] = MappingProxyType(
    {
        Waiting.UNREACHABLE: "Freepik cannot be reached right now. Your wish is kept and "
        "goes out by itself when it can.",
        Waiting.NOT_ALLOWED: "Freepik refuses this bot's key or account at the moment. Your wish "
        "is kept until the operator has mended it.",
        Waiting.STORE: "The picture is ready at Freepik; this bot's storage cannot take it yet. "
        "It is fetched as soon as there is room.",
    }
)
"""The reasons for waiting that a person is told; the others are ordinary queueing."""
