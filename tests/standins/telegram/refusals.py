"""How Telegram says no: a code, a sentence, and for some a number that helps.

https://core.telegram.org/bots/api#making-requests, #responseparameters
"""

from typing import NoReturn

from tests.standins.telegram.wire import Json


class Refusal(Exception):
    """One call that is not served."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


UNAUTHORIZED = Refusal(401, "Unauthorized")
NOT_FOUND = Refusal(404, "Not Found")


def bad(why: str) -> NoReturn:
    raise Refusal(400, f"Bad Request: {why}")


def forbidden(why: str) -> NoReturn:
    raise Refusal(403, f"Forbidden: {why}")


def conflict(why: str) -> NoReturn:
    raise Refusal(409, f"Conflict: {why}")


def too_many(retry_after: int) -> NoReturn:
    why = f"Too Many Requests: retry after {retry_after}"
    raise Refusal(429, why, retry_after=retry_after)


def migrated(to: int) -> NoReturn:
    why = "Bad Request: group chat was upgraded to a supergroup chat"
    raise Refusal(400, why, migrate_to_chat_id=to)


def not_modified() -> NoReturn:
    bad(
        "message is not modified: specified new message content and reply markup are exactly"
        " the same as a current content and reply markup of the message"
    )
