"""How Discord says no: a status, a code of its own, and for bad forms a tree of what is wrong."""

from typing import Any, NamedTuple

from pydantic import ValidationError

from tests.standins.discord.wire import Json

Path = tuple[str | int, ...]


class Verdict(NamedTuple):
    """One of Discord's documented answers to a request it does not serve."""

    status: int
    code: int
    message: str


UNAUTHORIZED = Verdict(401, 0, "401: Unauthorized")
NO_SUCH_ROUTE = Verdict(404, 0, "404: Not Found")
NO_SUCH_METHOD = Verdict(405, 0, "405: Method Not Allowed")
UNKNOWN_CHANNEL = Verdict(404, 10003, "Unknown Channel")
UNKNOWN_GUILD = Verdict(404, 10004, "Unknown Guild")
UNKNOWN_MESSAGE = Verdict(404, 10008, "Unknown Message")
UNKNOWN_USER = Verdict(404, 10013, "Unknown User")
UNKNOWN_EMOJI = Verdict(400, 10014, "Unknown Emoji")
UNKNOWN_WEBHOOK = Verdict(404, 10015, "Unknown Webhook")
UNKNOWN_INTERACTION = Verdict(404, 10062, "Unknown interaction")
UNKNOWN_COMMAND = Verdict(404, 10063, "Unknown application command")
ENTITY_TOO_LARGE = Verdict(413, 40005, "Request entity too large")
ALREADY_ANSWERED = Verdict(400, 40060, "Interaction has already been acknowledged.")
TOO_MANY_FOLLOW_UPS = Verdict(
    400, 40094, "This interaction has reached the maximum number of follow up messages"
)
MISSING_ACCESS = Verdict(403, 50001, "Missing Access")
NOT_ON_A_DM = Verdict(403, 50003, "Cannot execute action on a DM channel")
NOT_THE_AUTHOR = Verdict(403, 50005, "Cannot edit a message authored by another user")
EMPTY_MESSAGE = Verdict(400, 50006, "Cannot send an empty message")
CANNOT_DM = Verdict(403, 50007, "Cannot send messages to this user")
NOT_A_TEXT_CHANNEL = Verdict(400, 50008, "Cannot send messages in a non-text channel")
MISSING_PERMISSIONS = Verdict(403, 50013, "Missing Permissions")
TOKEN_EXPIRED = Verdict(401, 50027, "Invalid Webhook Token")
INVALID_RECIPIENT = Verdict(400, 50033, "Invalid Recipient(s)")
INVALID_FORM = Verdict(400, 50035, "Invalid Form Body")
BROKEN_JSON = Verdict(400, 50109, "The request body contains invalid JSON.")
THREAD_ARCHIVED = Verdict(400, 50083, "Thread is archived")
NO_HISTORY = Verdict(403, 160002, "You cannot reply without permission to read message history")
THREAD_EXISTS = Verdict(400, 160004, "A thread has already been created for this message")

UNION_CODE = "UNION_TYPE_CHOICES"
# What pydantic calls a fault, and what Discord calls it.
_CODES = {
    "string_too_long": "BASE_TYPE_MAX_LENGTH",
    "string_too_short": "BASE_TYPE_BAD_LENGTH",
    "too_long": "BASE_TYPE_BAD_LENGTH",
    "too_short": "BASE_TYPE_BAD_LENGTH",
    "missing": "BASE_TYPE_REQUIRED",
    "literal_error": "BASE_TYPE_CHOICES",
    "union_tag_invalid": UNION_CODE,
    "union_tag_not_found": UNION_CODE,
    "string_pattern_mismatch": "STRING_TYPE_REGEX",
    "less_than_equal": "NUMBER_TYPE_MAX",
    "greater_than_equal": "NUMBER_TYPE_MIN",
}


class Refusal(Exception):
    """Ends a request with one of Discord's verdicts."""

    def __init__(self, verdict: Verdict, errors: Json | None = None) -> None:
        super().__init__(f"{verdict.status} {verdict.code} {verdict.message}")
        self.verdict = verdict
        self.errors = errors

    def body(self) -> Json:
        answer: Json = {"message": self.verdict.message, "code": self.verdict.code}
        return answer | ({"errors": self.errors} if self.errors else {})


class Problems:
    """Collects what is wrong with a form and refuses it as a whole, as Discord does."""

    def __init__(self) -> None:
        self._errors: Json = {}

    def add(self, path: Path, code: str, message: str) -> None:
        node = self._errors
        for step in path:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def add_all(self, error: ValidationError, form: Any, prefix: Path = ()) -> None:
        for fault in error.errors(include_url=False, include_context=False):
            code = _CODES.get(fault["type"])
            code = code or (fault["type"] if fault["type"].isupper() else "BASE_TYPE_INVALID")
            place = prefix + _places(fault["loc"], form)
            self.add((*place, "type") if code == UNION_CODE else place, code, fault["msg"])

    def refuse_if_any(self) -> None:
        if self._errors:
            raise Refusal(INVALID_FORM, self._errors)


def refused(path: Path, code: str, message: str) -> Refusal:
    """A form with one thing wrong."""
    problems = Problems()
    problems.add(path, code, message)
    return Refusal(INVALID_FORM, problems._errors)


def _places(location: Path, form: Any) -> Path:
    """The location without the union tags that pydantic puts between the keys of the form."""
    steps: list[str | int] = []
    node = form
    for position, step in enumerate(location):
        if _leads_on(node, step):
            node = node[step]
        elif position < len(location) - 1 or not isinstance(step, str) or step.isdigit():
            continue
        steps.append(step)
    return tuple(steps)


def _leads_on(node: Any, step: str | int) -> bool:
    if isinstance(node, list):
        return isinstance(step, int) and step < len(node)
    return isinstance(node, dict) and step in node
