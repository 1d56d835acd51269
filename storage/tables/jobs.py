"""Orders, from the wish to the end."""

import sqlalchemy as sa

from storage.tables.words import TERMINAL_STATES, Instant, Json, metadata, partial

_FINISHED = ", ".join(f"'{state}'" for state in sorted(TERMINAL_STATES))

job = sa.Table(
    "job",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("tool", sa.Text, nullable=False),
    sa.Column("capability", sa.Text, nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    # Why it is this model: a word of ours (tools/choice.py); null where there was no choice.
    sa.Column("why", sa.Text),
    # What it was said in (a tag of ours), and is told in; null where nothing was said.
    sa.Column("language", sa.Text),
    sa.Column("wish", Json, nullable=False),
    sa.Column("inputs", Json, nullable=False),
    sa.Column("prompt", sa.Text, nullable=False),
    sa.Column("person_id", sa.ForeignKey("person.id"), nullable=False),
    sa.Column("conversation_id", sa.ForeignKey("conversation.id"), nullable=False),
    sa.Column("turn_id", sa.Text),
    # What it is found under in logs and traces (storage/tracing.py).
    sa.Column("trace", sa.Text),
    # The run of a workflow it belongs to, and which call of which step it is.
    sa.Column("run_id", sa.Uuid),
    sa.Column("step", sa.Text),
    sa.Column("arguments", Json),
    sa.Column("parent_id", sa.Uuid),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Column("request_key", sa.Text, nullable=False),
    sa.Column("token", sa.Text, nullable=False),
    sa.Column("waits_for", sa.Uuid),
    sa.Column("task_id", sa.Text),
    sa.Column("credits", sa.Integer),
    sa.Column("counted", sa.Integer, nullable=False),
    sa.Column("priority", sa.Integer, nullable=False),
    sa.Column("failure", sa.Text),
    sa.Column("detail", sa.Text),
    sa.Column("adjustments", Json, nullable=False),
    sa.Column("looks", sa.Integer, nullable=False),
    sa.Column("stumbles", sa.Integer, nullable=False),
    sa.Column("results", Json, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("state_since", Instant, nullable=False),
    sa.Column("submitted_at", Instant),
    sa.Column("next_look_at", Instant),
    sa.Column("approve_by", Instant),
    sa.Column("finished_at", Instant),
    sa.UniqueConstraint("person_id", "request_key"),
    sa.CheckConstraint(
        f"(finished_at IS NOT NULL) = (state IN ({_FINISHED}))", name="finished_is_stamped"
    ),
    sa.Index(None, "conversation_id", "number"),
    sa.Index(None, "person_id", "state_since", "id"),
    partial("ix_job_finished", "finished_at IS NOT NULL", "model", "state", "finished_at"),
    partial("ix_job_open", "finished_at IS NULL", "id"),
    partial("ix_job_open_state", "finished_at IS NULL", "state", "priority", "id"),
    partial("ix_job_open_person", "finished_at IS NULL", "person_id", "id"),
    partial("ix_job_open_conversation", "finished_at IS NULL", "conversation_id", "number"),
    partial("ix_job_open_look", "finished_at IS NULL", "next_look_at"),
    partial("ix_job_task", "task_id IS NOT NULL", "model", "task_id"),
    partial("ix_job_run", "run_id IS NOT NULL", "run_id", "id"),
    partial("ix_job_turn", "turn_id IS NOT NULL", "turn_id"),
    partial("ix_job_waits", "waits_for IS NOT NULL", "waits_for"),
)
