"""A Telegram of our own on loopback: its Bot API, its files, and people to talk with.

An unmodified python-telegram-bot talks to it with `base_url` set to `stand_in.api_base` and
`base_file_url` to `stand_in.file_base`. What the real Telegram would refuse is refused in its
words.
"""

from tests.standins.telegram.journal import Request
from tests.standins.telegram.people import Person
from tests.standins.telegram.queries import Asked, Pressed, Result
from tests.standins.telegram.rates import (
    NO_RATES,
    TELEGRAMS_RATES,
    Lane,
    Rate,
    Rates,
    Violation,
)
from tests.standins.telegram.refusals import Refusal
from tests.standins.telegram.server import BOT_TOKEN, BOT_USERNAME, TelegramStandIn
from tests.standins.telegram.state import Button, Chat, Message, Right, Standing, Topic, User
from tests.standins.telegram.updates import Update
from tests.standins.telegram.wire import Upload
from tests.standins.wire import Impossible, Missed

__all__ = [
    "BOT_TOKEN",
    "BOT_USERNAME",
    "NO_RATES",
    "TELEGRAMS_RATES",
    "Asked",
    "Button",
    "Chat",
    "Impossible",
    "Lane",
    "Message",
    "Missed",
    "Person",
    "Pressed",
    "Rate",
    "Rates",
    "Refusal",
    "Request",
    "Result",
    "Right",
    "Standing",
    "TelegramStandIn",
    "Topic",
    "Update",
    "Upload",
    "User",
    "Violation",
]
