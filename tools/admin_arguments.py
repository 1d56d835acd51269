"""What /admin is told: one list of arguments for all that it does."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

Action = Literal[
    "grant",
    "revoke",
    "block",
    "unblock",
    "roles",
    "limit",
    "budget",
    "alerts",
    "key",
    "price",
    "prices",
    "words",
    "audit",
]
MOST = 1_000_000_000
LONGEST_LIST = 100_000


class AdminArguments(BaseModel):
    """What to do, to whom, and how much of it."""

    action: Annotated[Action, Field(description="What to do.")]
    who: Annotated[
        str | None,
        Field(
            max_length=100,
            description=(
                'A mention, a name, an id such as discord:1234, "everybody"; for limit also '
                '"server", "overall" …'
            ),
        ),
    ] = None
    role: Annotated[
        Literal["viewer", "creator", "admin"] | None, Field(description="For grant.")
    ] = None
    credits: Annotated[
        int | None,
        Field(ge=0, le=MOST, description="For limit, where 0 means none; for price, of a picture."),
    ] = None
    pictures: Annotated[
        int | None, Field(ge=0, le=MOST, description="For limit; 0 means none.")
    ] = None
    period: Annotated[Literal["day", "month", "total"], Field(description="For limit.")] = "day"
    change: Annotated[
        Literal["create", "list", "revoke", "on", "off"] | None,
        Field(description="For key: create, list or revoke. For alerts: on or off."),
    ] = None
    name: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=80,
            description="For key: what it is for, or how it begins. For price: the model.",
        ),
    ] = None
    text: Annotated[
        str | None,
        Field(
            max_length=LONGEST_LIST,
            description="For words: what is not drawn, one entry a line; “none” ends the list.",
        ),
    ] = None
    place: Annotated[
        Literal["here", "everywhere"],
        Field(description="everywhere: for all chats at once, which only the owner can say."),
    ] = "here"
    days: Annotated[
        int | None, Field(ge=1, le=3650, description="For key create: how long it holds.")
    ] = None
