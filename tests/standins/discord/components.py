"""What components Discord takes: in messages of the first and of the second kind.

https://discord.com/developers/docs/components/reference
"""

from typing import Annotated, Any, Literal, NoReturn, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from tests.standins.discord.refusals import Problems
from tests.standins.discord.state import walk
from tests.standins.discord.wire import Json

MOST_COMPONENTS = 40
MOST_TEXT = 4000
MOST_ROWS = 5

CustomId = Annotated[str, Field(min_length=1, max_length=100)]


def wrong(code: str, message: str) -> NoReturn:
    """Refuse a part of a form with a code of Discord's."""
    raise PydanticCustomError(code, message)


class Form(BaseModel):
    """Something sent to Discord; fields it does not know are ignored, as there."""

    model_config = ConfigDict(extra="ignore")


class Part(Form):
    """A component; a field that is null counts as left out."""

    id: Annotated[int, Field(ge=0, lt=1 << 31)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, given: Any) -> Any:
        if isinstance(given, dict):
            return {key: value for key, value in given.items() if value is not None}
        return given


class ButtonForm(Part):
    type: Literal[2]
    style: Literal[1, 2, 3, 4, 5, 6]
    label: Annotated[str, Field(max_length=80)] | None = None
    emoji: Json | None = None
    custom_id: CustomId | None = None
    url: Annotated[str, Field(max_length=512, pattern=r"^(https?|discord)://")] | None = None
    sku_id: str | None = None
    disabled: bool = False

    @model_validator(mode="after")
    def _is_of_one_kind(self) -> Self:
        wanted = {5: "url", 6: "sku_id"}.get(self.style, "custom_id")
        for name in ("custom_id", "url", "sku_id"):
            if (getattr(self, name) is None) is (name == wanted):
                code = "BUTTON_COMPONENT_INVALID"
                wrong(code, "A button of this style needs only its target")
        if self.style != 6 and not self.label and not self.emoji:
            wrong("BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button needs a label or an emoji")
        return self


class OptionForm(Form):
    label: Annotated[str, Field(min_length=1, max_length=100)]
    value: Annotated[str, Field(min_length=1, max_length=100)]
    description: Annotated[str, Field(max_length=100)] | None = None
    default: bool = False


class _Choosing(Part):
    custom_id: CustomId
    placeholder: Annotated[str, Field(max_length=150)] | None = None
    min_values: Annotated[int, Field(ge=0, le=25)] = 1
    max_values: Annotated[int, Field(ge=1, le=25)] = 1
    disabled: bool = False
    required: bool = True

    @model_validator(mode="after")
    def _least_is_not_above_most(self) -> Self:
        if self.min_values > self.max_values:
            wrong("SELECT_COMPONENT_MIN_ABOVE_MAX", "min_values is too high")
        return self


class StringSelectForm(_Choosing):
    type: Literal[3]
    options: Annotated[list[OptionForm], Field(min_length=1, max_length=25)]

    @model_validator(mode="after")
    def _options_fit(self) -> Self:
        values = [one.value for one in self.options]
        if len(set(values)) < len(values):
            wrong("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is used")
        if self.max_values > len(values):
            wrong("SELECT_COMPONENT_MAX_VALUES_OVER_LENGTH", "max_values exceeds the options")
        return self


class EntitySelectForm(_Choosing):
    type: Literal[5, 6, 7, 8]


Select = StringSelectForm | EntitySelectForm


class ActionRowForm(Part):
    type: Literal[1]
    components: Annotated[
        list[Annotated[ButtonForm | Select, Field(discriminator="type")]],
        Field(min_length=1, max_length=5),
    ]

    @model_validator(mode="after")
    def _holds_buttons_or_one_select(self) -> Self:
        selects = [one for one in self.components if one.type != 2]
        if selects and len(self.components) > 1:
            wrong(
                "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The width of all components must be at most 5"
            )
        return self


class MediaForm(Form):
    url: Annotated[str, Field(max_length=2048, pattern=r"^(https?|attachment)://.")]


class TextDisplayForm(Part):
    type: Literal[10]
    content: Annotated[str, Field(min_length=1, max_length=MOST_TEXT)]


class ThumbnailForm(Part):
    type: Literal[11]
    media: MediaForm
    description: Annotated[str, Field(max_length=1024)] | None = None
    spoiler: bool = False


class SectionForm(Part):
    type: Literal[9]
    components: Annotated[list[TextDisplayForm], Field(min_length=1, max_length=3)]
    accessory: Annotated[ButtonForm | ThumbnailForm, Field(discriminator="type")]


class GalleryItemForm(Form):
    media: MediaForm
    description: Annotated[str, Field(max_length=1024)] | None = None
    spoiler: bool = False


class GalleryForm(Part):
    type: Literal[12]
    items: Annotated[list[GalleryItemForm], Field(min_length=1, max_length=10)]


class LocalFile(Form):
    url: Annotated[str, Field(pattern=r"^attachment://.")]


class FileForm(Part):
    type: Literal[13]
    file: LocalFile
    spoiler: bool = False


class SeparatorForm(Part):
    type: Literal[14]
    divider: bool = True
    spacing: Literal[1, 2] = 1


Inner = ActionRowForm | SectionForm | TextDisplayForm | GalleryForm | FileForm | SeparatorForm


class ContainerForm(Part):
    type: Literal[17]
    accent_color: Annotated[int, Field(ge=0, le=0xFFFFFF)] | None = None
    spoiler: bool = False
    components: Annotated[list[Annotated[Inner, Field(discriminator="type")]], Field(min_length=1)]


_ROWS: TypeAdapter[Any] = TypeAdapter(Annotated[list[ActionRowForm], Field(max_length=MOST_ROWS)])
_LAYOUT: TypeAdapter[Any] = TypeAdapter(
    list[Annotated[Inner | ContainerForm, Field(discriminator="type")]]
)


def check_components(parts: Any, *, is_v2: bool, problems: Problems) -> None:
    """Note everything Discord would refuse in the components of a message."""
    try:
        (_LAYOUT if is_v2 else _ROWS).validate_python(parts)
    except ValidationError as error:
        problems.add_all(error, parts, ("components",))
        return
    every = list(walk(parts))
    if len(every) > MOST_COMPONENTS:
        problems.add(
            ("components",),
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            f"The maximum number of total components is {MOST_COMPONENTS}.",
        )
    if sum(len(one["content"]) for one in every if one["type"] == 10) > MOST_TEXT:
        problems.add(
            ("components",),
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"The total size of displayable text exceeds {MOST_TEXT}.",
        )
    check_unique(every, problems)


def check_unique(every: list[Json], problems: Problems) -> None:
    """Note ids that are used twice."""
    rules = (
        ("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"),
        ("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"),
    )
    for field, code, message in rules:
        given = [one[field] for one in every if one.get(field)]
        if len(set(given)) < len(given):
            problems.add(("components",), code, message)


def with_ids(parts: list[Json]) -> list[Json]:
    """The components with an id on each that came without one, counted up from 1."""
    taken = {part.get("id") for part in walk(parts)}
    free = (number for number in range(1, 1 << 31) if number not in taken)

    def fill(part: Json) -> Json:
        full = part | {"id": part.get("id") or next(free)}
        if "components" in part:
            full["components"] = [fill(one) for one in part["components"]]
        for key in ("accessory", "component"):
            if part.get(key):
                full[key] = fill(part[key])
        return full

    return [fill(part) for part in parts]
