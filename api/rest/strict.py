"""Bodies in which nobody sets a field that is not theirs to set."""

from functools import cache

from pydantic import BaseModel, ConfigDict, create_model


class Strict(BaseModel):
    """A body; a field that it does not have is refused, by its name."""

    model_config = ConfigDict(extra="forbid")


@cache
def strictly(model: type[BaseModel]) -> type[BaseModel]:
    """The same body, but strict; a language model that calls a tool may say more than it needs."""
    return create_model(model.__name__, __base__=(model, Strict), __doc__=model.__doc__)
