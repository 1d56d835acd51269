"""A Discord of our own on loopback: its REST API, its gateway, its files, and people to talk with.

An unmodified discord.py talks to it once `Route.BASE` is `stand_in.api_base` and
`DiscordWebSocket.DEFAULT_GATEWAY` is `stand_in.gateway_url`. What the real Discord would refuse
is refused with its code.
"""

from tests.standins.discord.interactions import Answer, Interaction, Modal
from tests.standins.discord.journal import Request
from tests.standins.discord.people import Choice, Person
from tests.standins.discord.permissions import Permission
from tests.standins.discord.rates import DISCORDS_RATES, QUICK_RATES, Rate, Rates
from tests.standins.discord.server import DiscordStandIn
from tests.standins.discord.sessions import Intent, Pace
from tests.standins.discord.state import Attachment, Button, Channel, Guild, Message, Role, User
from tests.standins.discord.wire import Upload
from tests.standins.wire import Impossible, Missed

__all__ = [
    "DISCORDS_RATES",
    "QUICK_RATES",
    "Answer",
    "Attachment",
    "Button",
    "Channel",
    "Choice",
    "DiscordStandIn",
    "Guild",
    "Impossible",
    "Intent",
    "Interaction",
    "Message",
    "Missed",
    "Modal",
    "Pace",
    "Permission",
    "Person",
    "Rate",
    "Rates",
    "Request",
    "Role",
    "Upload",
    "User",
]
