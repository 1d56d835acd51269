import pytest

from freepik.catalog import CATALOG, Capability
from tools import choice
from tools.errors import BadArgument


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("mystic", "mystic"),
        ("Mystic", "mystic"),
        ("seedream 4", "seedream-v4"),
        ("Seedream 4.5", "seedream-v4-5"),
        ("seedream-v4-5", "seedream-v4-5"),
        ("HyperFlux", "hyperflux"),
        ("flux 2 pro", "flux-2-pro"),
        ("nano banana pro", "nano-banana-pro"),
        ("a fast one", choice.FAST),
        ("best", "mystic"),
    ],
)
def test_models_are_named_as_people_write(wish: str, name: str) -> None:
    assert choice.named(Capability.GENERATE, wish).name == name


@pytest.mark.parametrize("name", [name for name, one in CATALOG.items() if one.capabilities])
def test_every_model_is_found_by_its_own_name(name: str) -> None:
    one = CATALOG[name]
    for capability in one.capabilities:
        if one in choice.usable(capability):
            assert choice.named(capability, one.name) is one


def test_an_unknown_model_is_answered_with_those_that_can() -> None:
    with pytest.raises(BadArgument, match="I know no model called “dall-e”; there is Mystic, "):
        choice.named(Capability.GENERATE, "dall-e")
    with pytest.raises(BadArgument, match="Mystic cannot edit; for that there is "):
        choice.named(Capability.EDIT, "mystic")


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("a red fox", choice.USUAL),
        ('a sign that says "OPEN"', choice.LETTERING),
        ("a poster for a jazz night", choice.LETTERING),
        ("quick draft of a boat", choice.FAST),
        ("a breakfast table", choice.USUAL),
    ],
)
def test_the_request_chooses_the_model(prompt: str, name: str) -> None:
    _, (first, *_) = choice.fitting(prompt)
    assert first.name == name


def test_the_chosen_models_exist_and_can() -> None:
    for prompt in ("a fox", 'a sign "OPEN"', "a quick draft"):
        _, able = choice.fitting(prompt)
        assert len(able) > 1, "what is left to spend and our record have something to choose from"
        usable = {one.name for one in choice.usable(Capability.GENERATE)}
        assert {one.name for one in able} <= usable
