"""What every tool is handed: who asks, where, and the services of this process."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

import structlog
from pydantic import JsonValue

from jobs.budget import Budget
from jobs.engine import Engine
from jobs.loras import Loras
from jobs.notices import Notices
from jobs.orders import RunPart
from jobs.pricing import Pricing
from jobs.runs import Runs
from storage.conversations import Conversation
from storage.database import Database
from storage.errors import DatabaseUnavailable
from storage.ids import Ids, Random
from storage.media import Media
from storage.people import Person
from storage.retention import Ages
from storage.statements import Work
from storage.tables import ImageId
from tools.blocklist import NOTHING, Blocklist
from tools.enhancing import Enhancer
from tools.languages import Language

log = structlog.get_logger(__name__)

Clock = Callable[[], datetime]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The shared parts of this process; built once, used by every turn.

    Without an `enhancer` prompts are made richer by the rules alone.
    `blocklist` is the operator's file, `settled_words` what the owner settled besides.
    `page` is the address of the web page, where there is one, `replica` a copy of the database for
    reading at leisure.
    """

    db: Database
    engine: Engine
    media: Media
    pricing: Pricing
    budget: Budget
    clock: Clock
    ids: Ids
    random: Random
    runs: Runs
    notices: Notices
    loras: Loras
    blocklist: Blocklist = NOTHING
    settled_words: Blocklist = field(default_factory=Blocklist)
    enhancer: Enhancer | None = None
    ages: Ages = field(default_factory=Ages)
    page: str | None = None
    replica: Database | None = None

    async def survey(self, work: Work[T]) -> T:
        """What `work` finds in the replica; in the database itself without one, or if it is away.

        A replica may be behind, so nothing that is decided by is read here.
        """
        if self.replica is not None:
            try:
                return await self.replica.look(work)
            except DatabaseUnavailable as error:
                log.warning("replica.away", error=str(error))
        return await self.db.look(work)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """What the door knows of who calls, besides the person.

    `roles` are platform role ids; `manages`: the platform says they administer this server or chat;
    `operator`: they sit at the machine this runs on, so nothing is kept from them. `private`:
    nobody else sees what is said here. `overhears`: the platform shows us all that is said here.
    """

    roles: tuple[str, ...] = ()
    manages: bool = False
    operator: bool = False
    private: bool = False
    overhears: bool = True


NOBODY_SPECIAL = Caller()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolContext:
    """One tool call: the rights are those of `person` and `caller`, never those of an argument.

    `replied_to` and `attached` are what the message points at; once a picture was made or shown in
    the same turn (`moved_on`), "it" is that one instead. `request_key` is unique per call and the
    same when the call is repeated: it is what makes an order idempotent. `arguments` are the call's
    own, as they were given; `part` says of which run of a workflow it is a step. In the
    `settled_language` they are spoken to here; None: in that of what is said. `heard_language` is
    what they were answered in who said it in words; None: it was a press or a command.
    """

    person: Person
    conversation: Conversation
    turn_id: str
    request_key: str
    services: Services
    caller: Caller = NOBODY_SPECIAL
    replied_to: ImageId | None = None
    attached: tuple[ImageId, ...] = ()
    moved_on: bool = False
    arguments: Mapping[str, JsonValue] | None = None
    part: RunPart | None = None
    settled_language: Language | None = None
    heard_language: Language | None = None
