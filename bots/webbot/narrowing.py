"""How the gallery is narrowed, as it stands in the address of the page: it can be kept there.

An address says what is wanted and gives no right: whose pictures they are is who is signed in.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Self, get_args
from urllib.parse import urlencode
from uuid import UUID

from bots.webbot.door import PREFIX
from storage.gallery import Form, Wanted
from storage.image_tags import tag_of
from storage.tables import ConversationId, PersonId

_LONGEST: Final = 200
_DAY: Final = timedelta(days=1)
_FORMS: Final[Mapping[str, Form]] = {form: form for form in get_args(Form)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """Text as it was typed or followed; what cannot be read narrows nothing."""

    q: str = ""
    tag: str = ""
    model: str = ""
    shape: str = ""
    since: str = ""
    until: str = ""
    chat: str = ""
    liked: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        """From the query of an address."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value[:_LONGEST] for name, value in query.items() if name in known})

    @property
    def address(self) -> str:
        """Where the page is that is narrowed so."""
        given = {name: value for name, value in asdict(self).items() if value}
        return f"{PREFIX}/gallery" + (f"?{urlencode(given)}" if given else "")

    @property
    def place(self) -> ConversationId | None:
        """The chat; of one that cannot be read an id that nothing has."""
        if not self.chat:
            return None
        try:
            return ConversationId(UUID(self.chat))
        except ValueError:
            return ConversationId(UUID(int=0))

    def wanted(self, person_id: PersonId) -> Wanted:
        """The same for the pictures of one person."""
        tag = tag_of(self.tag) or None
        until = _midnight(self.until)
        return Wanted(
            person_id=person_id,
            conversation_id=self.place,
            liked_by=person_id if self.liked else None,
            tagged_by=person_id if tag else None,
            tag=tag,
            words=self.q,
            model=self.model or None,
            form=_FORMS.get(self.shape),
            since=_midnight(self.since),
            until=until + _DAY if until else None,
        )


def _midnight(day: str) -> datetime | None:
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return None
    # The day after must be one, too.
    return datetime.combine(found, time(), UTC) if found < date.max else None
