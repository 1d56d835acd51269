"""What forms Discord lets a bot show, and with which fields.

https://discord.com/developers/docs/components/reference
"""

from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from tests.standins.discord.components import (
    CustomId,
    Form,
    OptionForm,
    Part,
    Select,
    TextDisplayForm,
    check_unique,
)
from tests.standins.discord.refusals import Problems
from tests.standins.discord.state import walk


class TextInputForm(Part):
    type: Literal[4]
    custom_id: CustomId
    style: Literal[1, 2]
    label: Annotated[str, Field(max_length=45)] | None = None
    min_length: Annotated[int, Field(ge=0, le=4000)] | None = None
    max_length: Annotated[int, Field(ge=1, le=4000)] | None = None
    required: bool = True
    value: Annotated[str, Field(max_length=4000)] | None = None
    placeholder: Annotated[str, Field(max_length=100)] | None = None


class FileUploadForm(Part):
    type: Literal[19]
    custom_id: CustomId
    min_values: Annotated[int, Field(ge=0, le=10)] = 1
    max_values: Annotated[int, Field(ge=1, le=10)] = 1
    required: bool = True


class RadioGroupForm(Part):
    type: Literal[21]
    custom_id: CustomId
    options: Annotated[list[OptionForm], Field(min_length=2, max_length=10)]
    required: bool = True


class CheckboxGroupForm(Part):
    type: Literal[22]
    custom_id: CustomId
    options: Annotated[list[OptionForm], Field(min_length=1, max_length=10)]
    min_values: Annotated[int, Field(ge=0, le=10)] | None = None
    max_values: Annotated[int, Field(ge=1, le=10)] | None = None
    required: bool = True


class CheckboxForm(Part):
    type: Literal[23]
    custom_id: CustomId
    default: bool = False


FieldForm = (
    TextInputForm | Select | FileUploadForm | RadioGroupForm | CheckboxGroupForm | CheckboxForm
)


class LabelForm(Part):
    type: Literal[18]
    label: Annotated[str, Field(min_length=1, max_length=45)]
    description: Annotated[str, Field(max_length=100)] | None = None
    component: Annotated[FieldForm, Field(discriminator="type")]


class InputRowForm(Part):
    """The old way to put a text input into a modal."""

    type: Literal[1]
    components: Annotated[list[TextInputForm], Field(min_length=1, max_length=1)]


class ModalForm(Form):
    title: Annotated[str, Field(min_length=1, max_length=45)]
    custom_id: CustomId
    components: Annotated[
        list[Annotated[LabelForm | TextDisplayForm | InputRowForm, Field(discriminator="type")]],
        Field(min_length=1, max_length=5),
    ]


def check_modal(form: Any, problems: Problems) -> None:
    """Note everything Discord would refuse in a modal."""
    try:
        ModalForm.model_validate(form)
    except ValidationError as error:
        problems.add_all(error, form, ("data",))
        return
    check_unique(list(walk(form["components"])), problems)
