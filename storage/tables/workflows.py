"""Saved workflows and their runs."""

import sqlalchemy as sa

from storage.tables.words import Instant, Json, metadata, partial

workflow = sa.Table(
    "workflow",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    # Whose it is: a chat, or a server and all its chats.
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("scope_id", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("recipe", Json, nullable=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False, index=True),
    sa.Column("created_at", Instant, nullable=False),
    sa.UniqueConstraint("scope", "scope_id", "name"),
)

workflow_run = sa.Table(
    "workflow_run",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    # The steps as they were when it began: a recipe that is changed later changes no run.
    sa.Column("plan", Json, nullable=False),
    # What came of the steps that no job stands behind: pictures made here, or a refusal.
    sa.Column("outcomes", Json, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("credits", sa.Integer),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("conversation_id", sa.ForeignKey("conversation.id"), nullable=False),
    # What the door knew of them when it began: the steps are ordered with these rights.
    sa.Column("caller", Json, nullable=False),
    sa.Column("trace", sa.Text),
    sa.Column("request_key", sa.Text, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("state_since", Instant, nullable=False),
    sa.Column("approve_by", Instant),
    sa.Column("finished_at", Instant),
    sa.UniqueConstraint("person_id", "request_key"),
    sa.Index(None, "conversation_id", "id"),
    partial("ix_workflow_run_open", "finished_at IS NULL", "id"),
)
