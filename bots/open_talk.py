"""Whether a chat has settled that what is said to nobody is said to the bot."""

from bots.ports import ChatRef
from storage import rights
from storage.database import Database
from tools.rights import places_around


async def settled(db: Database, ref: ChatRef) -> bool | None:
    """What the nearest place says; None where nobody has settled it.

    Asked anew for each message, so that it counts at once in every process.
    """
    async with db.read() as tx:
        found = await rights.value_near(tx, places_around(ref), "open_talk")
    return found if isinstance(found, bool) else None
