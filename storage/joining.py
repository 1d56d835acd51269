"""Two people turn out to be one: everything of the younger becomes the older's.

The rule, by table (a test fails for a table with people in it that is not among these):
- what belongs to one of them moves over; where both have the same favourite or tag it is one;
- usage and balances are added;
- of grants in the same place a block wins, then the stronger role; of caps the lower one;
- of settings the older's count, the younger's fill the gaps.
The younger's row in `person` stays, empty: what was begun in that name may still be written down.
"""

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import Insert

from storage import rights
from storage.removal import NOBODY
from storage.statements import Clause, Transaction, scalar
from storage.tables import (
    PersonId,
    api_key,
    audit_entry,
    balance,
    favourite,
    grant,
    identity,
    image,
    image_tag,
    job,
    ledger_entry,
    limit,
    link_code,
    notice,
    person,
    proposal,
    setting,
    turn,
    usage,
    web_chat,
    web_link,
    web_session,
    webhook_endpoint,
    workflow,
    workflow_run,
)

OWNED: Final = (
    api_key,
    audit_entry,
    identity,
    image,
    ledger_entry,
    link_code,
    notice,
    proposal,
    turn,
    web_chat,
    web_link,
    web_session,
    webhook_endpoint,
    workflow,
)
"""Tables whose rows change hands as they are."""
KEYED: Final = (job, workflow_run)
"""The same, but a person's request keys are unique: one that both used is told apart."""
ADDED: Final = (usage,)
UNITED: Final = (favourite, image_tag)
BY_NAME: Final = (balance, grant, limit, setting)
"""Tables that name a person in a text."""

_younger: Final = sa.bindparam("younger", type_=sa.Uuid)
_older: Final = sa.bindparam("older", type_=sa.Uuid)
_younger_text: Final = sa.bindparam("younger_text", type_=sa.Text)
_older_text: Final = sa.bindparam("older_text", type_=sa.Text)
_younger_name: Final = sa.bindparam("younger_name", type_=sa.Text)
_older_name: Final = sa.bindparam("older_name", type_=sa.Text)


def _moved(table: sa.Table) -> Clause:
    return sa.update(table).where(table.c.person_id == _younger).values(person_id=_older)


def _told_apart(table: sa.Table) -> Clause:
    other = table.alias()
    both = sa.select(other.c.id).where(
        other.c.person_id == _older, other.c.request_key == table.c.request_key
    )
    return (
        sa.update(table)
        .where(table.c.person_id == _younger, both.exists())
        .values(request_key=table.c.request_key + sa.literal_column("':'") + _younger_text)
    )


def _united(
    table: sa.Table,
    column: sa.Column[Any],
    old: Clause,
    new: Clause,
    *also: sa.ColumnElement[bool],
) -> Insert:
    columns: list[Any] = [new if one is column else one for one in table.c]
    rows = sa.select(*columns).where(column == old, *also)
    return Insert(table).from_select([one.name for one in table.c], rows)


def _sums(insert: Insert, table: sa.Table, names: Sequence[str]) -> Clause:
    return insert.on_conflict_do_update(
        index_elements=list(table.primary_key.columns),
        set_={name: table.c[name] + insert.excluded[name] for name in names},
    )


_usage: Final = _united(usage, usage.c.person_id, _younger, _older)
_favourites: Final = _united(favourite, favourite.c.person_id, _younger, _older)
_tags: Final = _united(image_tag, image_tag.c.person_id, _younger, _older)
_PERSONS: Final[sa.ColumnElement[str]] = sa.literal_column("'person'")
_balances: Final = _united(
    balance, balance.c.scope_id, _younger_text, _older_text, balance.c.scope == _PERSONS
)
_limits: Final = _united(
    limit, limit.c.scope_id, _younger_text, _older_text, limit.c.scope == _PERSONS
)
_settings: Final = _united(setting, setting.c.place, _younger_name, _older_name)
_grants: Final = _united(grant, grant.c.who, _younger_name, _older_name)


def _strength(role: sa.ColumnElement[str]) -> sa.ColumnElement[int]:
    order = ("viewer", "creator", "admin", "owner", "blocked")
    ranks = ((role == sa.literal_column(f"'{one}'"), at) for at, one in enumerate(order))
    return sa.case(*((one, sa.literal_column(str(at))) for one, at in ranks))


_STEPS: Final[tuple[Clause, ...]] = (
    *(_told_apart(table) for table in KEYED),
    *(_moved(table) for table in (*OWNED, *KEYED)),
    _sums(_usage, usage, ("pictures", "size", "credits", "unpriced")),
    sa.delete(usage).where(usage.c.person_id == _younger),
    _favourites.on_conflict_do_nothing(),
    sa.delete(favourite).where(favourite.c.person_id == _younger),
    _tags.on_conflict_do_nothing(),
    sa.delete(image_tag).where(image_tag.c.person_id == _younger),
    _sums(_balances, balance, ("spent", "reserved", "pictures")),
    sa.delete(balance).where(balance.c.scope == _PERSONS, balance.c.scope_id == _younger_text),
    _limits.on_conflict_do_update(
        index_elements=list(limit.primary_key.columns),
        set_={"most": _limits.excluded.most},
        where=_limits.excluded.most < limit.c.most,
    ),
    sa.delete(limit).where(limit.c.scope == _PERSONS, limit.c.scope_id == _younger_text),
    _settings.on_conflict_do_nothing(),
    sa.delete(setting).where(setting.c.place == _younger_name),
    _grants.on_conflict_do_update(
        index_elements=list(grant.primary_key.columns),
        set_={"role": _grants.excluded.role},
        where=_strength(_grants.excluded.role) > _strength(grant.c.role),
    ),
    sa.delete(grant).where(grant.c.who == _younger_name),
    sa.update(person)
    .where(person.c.id == _younger)
    .values(name=NOBODY, language=None, settings={}),
)
_LOCK: Final = (
    sa.select(person.c.id).where(person.c.id.in_([_older, _younger])).order_by(person.c.id)
).with_for_update()
_BUSY: Final = sa.union_all(
    sa.select(job.c.id).where(job.c.person_id == _younger, job.c.finished_at.is_(None)),
    sa.select(workflow_run.c.id).where(
        workflow_run.c.person_id == _younger, workflow_run.c.finished_at.is_(None)
    ),
)


async def is_busy(tx: Transaction, id: PersonId) -> bool:
    """Whether something of this person is still being made, in a process that knows their id."""
    return await scalar(tx, _BUSY, {"younger": id}) is not None


async def join(tx: Transaction, *, older: PersonId, younger: PersonId) -> None:
    """Make everything of the younger the older's, all of it or, if `tx` fails, nothing."""
    values = {
        "older": older,
        "younger": younger,
        "older_text": str(older),
        "younger_text": str(younger),
        "older_name": rights.person(older),
        "younger_name": rights.person(younger),
    }
    await tx.rows(_LOCK, values)
    for step in _STEPS:
        await tx.run(step, values)
