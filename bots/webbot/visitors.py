"""Who sits before the page: signed in by a link that works once, known by a cookie after that."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from bots.ports import Sender
from bots.webbot.adapter import PLATFORM
from bots.webbot.wording import language_for
from storage import people, rights, web_sessions
from storage.database import Database
from storage.ids import Random
from storage.people import Person
from storage.rights import EVERYWHERE, Grant
from storage.tables import PersonId
from storage.web_sessions import WebSession
from tools.languages import Language

LINK_LASTS: Final = timedelta(minutes=10)
SESSION_LASTS: Final = timedelta(days=30)
_NOTED: Final = timedelta(minutes=5)
"""How often it is written down that a session is in use."""
_NAMED: Final = 120
_OWNER: Final = "owner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody who is signed in; `operator`: they sit at the machine this runs on.

    `language` is the one that the page speaks to them.
    """

    person: Person
    session: str
    known_as: str
    operator: bool = False
    language: Language = "en"

    @property
    def sender(self) -> Sender:
        """How the rest of the bot knows them."""
        return Sender(id=self.known_as, name=self.person.name, operator=self.operator)


class Visitors:
    """Signs people in and out."""

    def __init__(
        self,
        *,
        db: Database,
        clock: Callable[[], datetime],
        ids: Callable[[], UUID],
        random: Random,
        operators: bool = False,
    ) -> None:
        """`operators`: whoever reaches the page sits at this machine."""
        self._db = db
        self._clock = clock
        self._ids = ids
        self._random = random
        self._operators = operators

    async def link_for(self, person_id: PersonId) -> str:
        """A secret that signs this person in, once."""
        secret = self._secret()
        async with self._db.write() as tx:
            await web_sessions.add_link(tx, person_id, secret, now=self._clock())
        return secret

    async def owners_link(self) -> str | None:
        """A secret for the first owner; None once somebody owns this everywhere."""
        async with self._db.read() as tx:
            grants = await rights.of_place(tx, EVERYWHERE)
        if any(grant.role == _OWNER for grant in grants):
            return None
        person = await self._known(_OWNER, "Owner")
        return await self.link_for(person.id)

    async def enter(self, secret: str, browser: str) -> str | None:
        """The cookie of a new session for whoever has this link; None where it is worth nothing."""
        now = self._clock()
        async with self._db.write() as tx:
            person_id = await web_sessions.use_link(tx, secret, since=now - LINK_LASTS, now=now)
            if person_id is None:
                return None
            first = await people.find(tx, platform=PLATFORM, external_id=_OWNER)
            if first is not None and first.id == person_id:
                who = rights.person(person_id)
                await rights.give(tx, Grant(place=EVERYWHERE, who=who, role=_OWNER), now=now)
        return await self._begin(person_id, browser)

    async def enter_here(self, name: str, browser: str) -> str:
        """The cookie of a new session for who sits at this machine; no link is asked for."""
        person = await self._known(f"here:{name}", name)
        return await self._begin(person.id, browser)

    async def of(self, cookie: str, accepted: str = "") -> Visitor | None:
        """Who has this cookie, or None; `accepted`: the languages that the browser asks for."""
        now = self._clock()
        async with self._db.read() as tx:
            session = await web_sessions.find(tx, cookie, now)
            person = await people.get(tx, session.person_id) if session is not None else None
            if session is None or person is None:
                return None
            known_as = await people.external_id(tx, person.id, platform=PLATFORM)
        if now - session.seen_at > _NOTED:
            async with self._db.write() as tx:
                await web_sessions.seen(tx, session, now)
        return Visitor(
            person=person,
            session=session.sha256,
            known_as=known_as or str(person.id),
            operator=self._operators,
            language=language_for(person, accepted),
        )

    async def leave(self, visitor: Visitor, session: str | None = None) -> None:
        """Sign this browser of theirs (or another one) out."""
        async with self._db.write() as tx:
            await web_sessions.end(tx, visitor.person.id, session or visitor.session)

    async def sessions(self, visitor: Visitor) -> list[WebSession]:
        """Where they are signed in."""
        async with self._db.read() as tx:
            return await web_sessions.of_person(tx, visitor.person.id, self._clock())

    async def _begin(self, person_id: PersonId, browser: str) -> str:
        secret, now = self._secret(), self._clock()
        session = WebSession(
            sha256=web_sessions.digest(secret),
            person_id=person_id,
            browser=browser[:_NAMED],
            created_at=now,
            seen_at=now,
            expires_at=now + SESSION_LASTS,
        )
        async with self._db.write() as tx:
            await web_sessions.begin(tx, session)
            await people.introduce(
                tx, person_id, platform=PLATFORM, external_id=str(person_id), now=now
            )
        return secret

    async def _known(self, external_id: str, name: str) -> Person:
        async with self._db.write() as tx:
            return await people.identify(
                tx,
                platform=PLATFORM,
                external_id=external_id,
                name=name,
                language=None,
                new_id=self._ids(),
                now=self._clock(),
            )

    def _secret(self) -> str:
        return base64.urlsafe_b64encode(self._random(32)).rstrip(b"=").decode("ascii")
