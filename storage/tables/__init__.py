"""The nouns of the product, as tables, and the words their columns use.

Ids sort by time, times are aware UTC, and each query that grows has its index beside its table.
A job is open exactly while `finished_at` is null: partial indexes hang on that, and a check
constraint keeps state and stamp together.
"""

from storage.tables.access import api_key, kept_answer, webhook_endpoint, webhook_message
from storage.tables.analytics import tally
from storage.tables.conversations import conversation, turn
from storage.tables.deliveries import delivery, inbox_event, sent_message
from storage.tables.images import favourite, image, image_tag
from storage.tables.jobs import job
from storage.tables.links import link_code
from storage.tables.money import balance, ledger_entry, limit, usage
from storage.tables.notices import alert_place, notice
from storage.tables.people import identity, person
from storage.tables.privacy import carried_balance, unneeded_file
from storage.tables.proposals import proposal
from storage.tables.rights import audit_entry, grant, setting
from storage.tables.web import web_chat, web_link, web_message, web_session
from storage.tables.words import (
    OPEN_STATES,
    TERMINAL_STATES,
    ApiKeyId,
    ConversationId,
    DeliveryId,
    EndpointId,
    ImageId,
    Instant,
    JobId,
    JobState,
    Json,
    MessageId,
    PersonId,
    RunId,
    RunState,
    Serial,
    metadata,
)
from storage.tables.workflows import workflow, workflow_run

__all__ = [
    "OPEN_STATES",
    "TERMINAL_STATES",
    "ApiKeyId",
    "ConversationId",
    "DeliveryId",
    "EndpointId",
    "ImageId",
    "Instant",
    "JobId",
    "JobState",
    "Json",
    "MessageId",
    "PersonId",
    "RunId",
    "RunState",
    "Serial",
    "alert_place",
    "api_key",
    "audit_entry",
    "balance",
    "carried_balance",
    "conversation",
    "delivery",
    "favourite",
    "grant",
    "identity",
    "image",
    "image_tag",
    "inbox_event",
    "job",
    "kept_answer",
    "ledger_entry",
    "limit",
    "link_code",
    "metadata",
    "notice",
    "person",
    "proposal",
    "sent_message",
    "setting",
    "tally",
    "turn",
    "unneeded_file",
    "usage",
    "web_chat",
    "web_link",
    "web_message",
    "web_session",
    "webhook_endpoint",
    "webhook_message",
    "workflow",
    "workflow_run",
]
