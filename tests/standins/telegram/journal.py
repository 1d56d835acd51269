"""The log of every call, for tests that count, order or time what a bot sent."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.standins.telegram.wire import Json, Upload


@dataclass(slots=True, kw_only=True, eq=False)
class Request:
    """One call as it came, and how it ended.

    `status` is None while it runs, and stays None when the connection was broken on purpose.
    """

    at: datetime
    method: str
    form: Json = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)
    status: int | None = None
    description: str = ""
    result: Any = None

    @property
    def chat(self) -> str:
        return str(self.form.get("chat_id", ""))


class Journal(list[Request]):
    """Every call in the order of arrival; long polls too."""

    def of(self, method: str, *, chat: int | None = None) -> list[Request]:
        """Those of the methods that match the expression in full, perhaps of one chat."""
        return [
            one
            for one in self
            if re.fullmatch(method, one.method) and (chat is None or one.chat == str(chat))
        ]

    def refused(self) -> list[Request]:
        """Those that were answered, but with no."""
        return [one for one in self if one.status is not None and one.status != 200]
