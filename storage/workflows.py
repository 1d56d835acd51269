"""Saved workflows, and the runs of them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from pydantic import JsonValue

from storage.rows import Shape
from storage.statements import Transaction
from storage.tables import ConversationId, PersonId, RunId, RunState, workflow
from storage.tables import workflow_run as run_table

Scope = tuple[str, str]
"""Whose a workflow is: ("chat", its id) or ("server", its id)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A workflow people saved in a chat or server; `recipe` as its steps are written down."""

    id: UUID
    scope: str
    scope_id: str
    name: str
    recipe: dict[str, JsonValue]
    person_id: PersonId
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a workflow; open while `finished_at` is None. `credits`: the estimate, if known.

    `outcomes` holds, by call, what came of the calls that no job stands behind; `caller` what the
    door knew of who began it, besides the person.
    """

    id: RunId
    state: RunState
    name: str
    plan: dict[str, Any]
    outcomes: dict[str, Any] = field(default_factory=dict)
    version: int = 0
    credits: int | None
    person_id: PersonId
    conversation_id: ConversationId
    caller: dict[str, Any] = field(default_factory=dict)
    trace: str | None = None
    request_key: str
    created_at: datetime
    state_since: datetime
    approve_by: datetime | None = None
    finished_at: datetime | None = None


_saved: Final = Shape(Saved, workflow)
_runs: Final = Shape(Run, run_table, decode={"state": RunState})
_of_scope: Final = (
    workflow.c.scope == sa.bindparam("scope"),
    workflow.c.scope_id == sa.bindparam("scope_id"),
)
_SAVE: Final = _saved.insertion()
_REPLACE: Final = _SAVE.on_conflict_do_update(
    index_elements=["scope", "scope_id", "name"],
    set_={name: _SAVE.excluded[name] for name in ("recipe", "person_id", "created_at")},
)
_OF_SCOPE: Final = sa.select(*_saved.columns).where(*_of_scope).order_by(workflow.c.name)
_DROP: Final = sa.delete(workflow).where(*_of_scope, workflow.c.name == sa.bindparam("name"))

_all: Final = sa.select(*_runs.columns)
_is_open: Final = run_table.c.finished_at.is_(None)
_BEGIN: Final = _runs.insertion().on_conflict_do_nothing(
    index_elements=["person_id", "request_key"]
)
_GET: Final = _all.where(run_table.c.id == sa.bindparam("id"))
_BY_KEY: Final = _all.where(
    run_table.c.person_id == sa.bindparam("person_id"),
    run_table.c.request_key == sa.bindparam("request_key"),
)
_OF_CHAT: Final = (
    _all.where(run_table.c.conversation_id == sa.bindparam("conversation_id"))
    .order_by(run_table.c.id.desc())
    .limit(sa.bindparam("limit", type_=sa.Integer))
)
_OPEN: Final = sa.select(run_table.c.id).where(_is_open).order_by(run_table.c.id)
_CHANGE: Final = (
    sa.update(run_table)
    .where(run_table.c.id == sa.bindparam("this_id"), run_table.c.version == sa.bindparam("expect"))
    .values(
        version=run_table.c.version + 1,
        state=sa.bindparam("state"),
        outcomes=sa.bindparam("outcomes"),
        state_since=sa.bindparam("state_since"),
        finished_at=sa.bindparam("finished_at"),
    )
)


async def save(tx: Transaction, saved: Saved) -> None:
    """Keep a workflow under its name; an older one of that name in the same scope is replaced."""
    await tx.run(_REPLACE, _saved.write(saved))


async def of_scope(tx: Transaction, scope: Scope) -> list[Saved]:
    """The workflows saved in this chat or server, by name."""
    return _saved.all(await tx.rows(_OF_SCOPE, {"scope": scope[0], "scope_id": scope[1]}))


async def drop(tx: Transaction, scope: Scope, name: str) -> bool:
    """Forget a saved workflow; False when there is none of that name."""
    values = {"scope": scope[0], "scope_id": scope[1], "name": name}
    return await tx.run(_DROP, values) == 1


async def begin(tx: Transaction, run: Run) -> bool:
    """Write a run down; False when the same request began one before."""
    return await tx.run(_BEGIN, _runs.write(run)) == 1


async def get(tx: Transaction, id: RunId) -> Run | None:
    """The run, or None."""
    return _runs.maybe(await tx.rows(_GET, {"id": id}))


async def by_request_key(tx: Transaction, person_id: PersonId, key: str) -> Run | None:
    """The run that this request began, or None."""
    return _runs.maybe(await tx.rows(_BY_KEY, {"person_id": person_id, "request_key": key}))


async def newest(tx: Transaction, conversation_id: ConversationId) -> Run | None:
    """The run that was begun last in this chat, or None."""
    return next(iter(await recent(tx, conversation_id, 1)), None)


async def recent(tx: Transaction, conversation_id: ConversationId, limit: int) -> list[Run]:
    """The runs that were begun last in this chat, newest first."""
    values = {"conversation_id": conversation_id, "limit": limit}
    return _runs.all(await tx.rows(_OF_CHAT, values))


async def open_runs(tx: Transaction) -> list[RunId]:
    """Every run that has not ended, oldest first."""
    return [id_ for (id_,) in await tx.rows(_OPEN, {})]


async def change(tx: Transaction, run: Run, *, expect: int) -> bool:
    """Write state and outcomes, if the run is still at version `expect`."""
    values = {
        "this_id": run.id,
        "expect": expect,
        "state": run.state,
        "outcomes": run.outcomes,
        "state_since": run.state_since,
        "finished_at": run.finished_at,
    }
    return await tx.run(_CHANGE, values) == 1
