"""What Discord takes in a message: lengths, counts, sizes, and what excludes what.

https://discord.com/developers/docs/resources/message
"""

from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from tests.standins.discord.components import Form, check_components
from tests.standins.discord.message_payloads import ATTACHMENT
from tests.standins.discord.refusals import (
    ENTITY_TOO_LARGE,
    UNKNOWN_MESSAGE,
    Problems,
    Refusal,
    refused,
)
from tests.standins.discord.state import Message, MessageFlag
from tests.standins.discord.wire import Json, Upload

MOST_EMBED_TEXT = 6000
MOST_FILES = 10
FLAGS_OF_A_BOT = (
    MessageFlag.SUPPRESS_EMBEDS | MessageFlag.SUPPRESS_NOTIFICATIONS | MessageFlag.COMPONENTS_V2
)
V2_CODE = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"

Snowflake = Annotated[str, Field(pattern=r"^\d{1,20}$")] | int


class EmbedFieldForm(Form):
    name: Annotated[str, Field(min_length=1, max_length=256)]
    value: Annotated[str, Field(min_length=1, max_length=1024)]
    inline: bool = False


class FooterForm(Form):
    text: Annotated[str, Field(max_length=2048)] = ""


class AuthorForm(Form):
    name: Annotated[str, Field(max_length=256)] = ""


class PictureForm(Form):
    url: Annotated[str, Field(max_length=2048, pattern=r"^(https?|attachment)://.")]


class EmbedForm(Form):
    title: Annotated[str, Field(max_length=256)] | None = None
    description: Annotated[str, Field(max_length=4096)] | None = None
    fields: Annotated[list[EmbedFieldForm], Field(max_length=25)] = Field(default_factory=list)
    footer: FooterForm | None = None
    author: AuthorForm | None = None
    image: PictureForm | None = None
    thumbnail: PictureForm | None = None
    url: Annotated[str, Field(max_length=2048, pattern=r"^https?://.")] | None = None
    color: Annotated[int, Field(ge=0, le=0xFFFFFF)] | None = None

    def text_size(self) -> int:
        pieces = [self.title or "", self.description or ""]
        pieces += [self.footer.text if self.footer else "", self.author.name if self.author else ""]
        pieces += [piece for one in self.fields for piece in (one.name, one.value)]
        return sum(map(len, pieces))


class AttachmentForm(Form):
    id: Snowflake
    filename: Annotated[str, Field(min_length=1, max_length=260)] | None = None
    description: Annotated[str, Field(max_length=1024)] | None = None


class ReferenceForm(Form):
    type: Literal[0] = 0
    message_id: Snowflake
    channel_id: Snowflake | None = None
    guild_id: Snowflake | None = None
    fail_if_not_exists: bool = True


class MentionsForm(Form):
    parse: list[Literal["users", "roles", "everyone"]] = Field(default_factory=list)
    users: Annotated[list[Snowflake], Field(max_length=100)] = Field(default_factory=list)
    roles: Annotated[list[Snowflake], Field(max_length=100)] = Field(default_factory=list)
    replied_user: bool = False


class MessageForm(Form):
    """A message as it is sent or edited; a field that is absent leaves things as they are."""

    content: Annotated[str, Field(max_length=2000)] | None = None
    embeds: Annotated[list[EmbedForm], Field(max_length=10)] | None = None
    components: list[Json] | None = None
    flags: Annotated[int, Field(ge=0)] | None = None
    nonce: Annotated[str, Field(max_length=25)] | int | None = None
    enforce_nonce: bool = False
    tts: bool = False
    message_reference: ReferenceForm | None = None
    allowed_mentions: MentionsForm | None = None
    attachments: Annotated[list[AttachmentForm], Field(max_length=MOST_FILES)] | None = None
    sticker_ids: list[Snowflake] | None = None
    poll: Json | None = None

    def gives(self, name: str) -> bool:
        return name in self.model_fields_set

    @property
    def message_flags(self) -> MessageFlag:
        return MessageFlag(self.flags or 0)


def read_form(
    raw: Json, *, allowed_flags: MessageFlag, before: Message | None = None
) -> MessageForm:
    """The form, checked for everything that can be told without its files."""
    problems = Problems()
    try:
        form = MessageForm.model_validate(raw)
    except ValidationError as error:
        problems.add_all(error, raw)
        problems.refuse_if_any()
        raise
    if form.message_flags & ~allowed_flags:
        problems.add(("flags",), "FLAGS_INVALID", "These flags cannot be set here.")
    if sum(one.text_size() for one in form.embeds or ()) > MOST_EMBED_TEXT:
        message = f"Embed size exceeds maximum size of {MOST_EMBED_TEXT}"
        problems.add(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", message)
    is_v2 = becomes_v2(form, before)
    if is_v2:
        _check_v2(form, before, problems)
    check_components(raw.get("components") or [], is_v2=is_v2, problems=problems)
    problems.refuse_if_any()
    return form


def becomes_v2(form: MessageForm, before: Message | None) -> bool:
    """Once a message is of the second kind it stays so."""
    asked = MessageFlag.COMPONENTS_V2 in form.message_flags
    return asked or (before is not None and before.is_v2)


def _check_v2(form: MessageForm, before: Message | None, problems: Problems) -> None:
    left_over = before if before and not before.is_v2 else None
    content = form.content if form.gives("content") else left_over and left_over.content
    embeds = form.embeds if form.gives("embeds") else left_over and left_over.embeds
    used = {
        "content": bool(content),
        "embeds": bool(embeds),
        "poll": bool(form.poll),
        "sticker_ids": bool(form.sticker_ids),
    }
    for name, is_used in used.items():
        if is_used:
            message = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            problems.add((name,), V2_CODE, message)


def check_sizes(files: list[Upload], limit: int) -> None:
    """Refuse files that are larger than this place allows, or too many."""
    if any(len(one.data) > limit for one in files):
        raise Refusal(ENTITY_TOO_LARGE)
    if len(files) > MOST_FILES:
        raise refused(("attachments",), "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.")


def check_references(parts: list[Json], filenames: set[str], where: str) -> None:
    """Refuse an `attachment://name` that names no file of this message."""
    problems = Problems()

    def look(node: Any, path: tuple[str | int, ...]) -> None:
        if isinstance(node, list):
            for place, one in enumerate(node):
                look(one, (*path, place))
        if not isinstance(node, dict):
            return
        url = node.get("url")
        if isinstance(url, str) and url.startswith(ATTACHMENT):
            name = url.removeprefix(ATTACHMENT)
            if name not in filenames:
                message = f"The referenced attachment '{name}' was not found."
                problems.add(
                    (*path, "url"), "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", message
                )
        for key, value in node.items():
            look(value, (*path, key))

    look(parts, (where,))
    problems.refuse_if_any()


def unknown_reference() -> Refusal:
    """A reply to a message that is not there."""
    return refused(
        ("message_reference",), "REPLIES_UNKNOWN_MESSAGE", UNKNOWN_MESSAGE.message.capitalize()
    )
