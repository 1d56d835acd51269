"""The catalogue holds together: every capability has somebody, every default is legal."""

import pytest

from freepik.catalog import CATALOG, Capability, Endpoint, Form, endpoint, for_capability
from freepik.catalog.fields import Choice, Flag, Kind, Many, Real, Record, Text, Whole
from freepik.errors import UnknownModel
from freepik.requests import ratio_value

ROWS = tuple(CATALOG.values())


def test_routes_are_unique_and_only_tasks_are_polled() -> None:
    assert len({row.route for row in ROWS}) == len(ROWS) == len(CATALOG)
    for row in ROWS:
        assert row.route.startswith("/v1/ai/")
        assert (row.status_route is None) == (row.sync or row.unpolled)
        assert row.list_route == row.status_route


def test_tiers_of_the_skin_enhancer_share_their_status_route() -> None:
    tiers = for_capability(Capability.RETOUCH)
    assert {row.status_route for row in tiers} == {"/v1/ai/skin-enhancer"}
    assert len(tiers) == 3


@pytest.mark.parametrize("capability", Capability)
def test_every_capability_has_its_best_endpoint_first(capability: Capability) -> None:
    able = for_capability(capability)
    assert able
    assert all(capability in row.capabilities for row in able)
    assert {row.name for row in able} == {r.name for r in ROWS if capability in r.capabilities}


@pytest.mark.parametrize(
    ("capability", "first"),
    [
        (Capability.GENERATE, "mystic"),
        (Capability.EDIT, "gemini-2-5-flash-image-preview"),
        (Capability.VARY, "reimagine-flux"),
        (Capability.UPSCALE, "image-upscaler"),
        (Capability.STYLE_TRANSFER, "image-style-transfer"),
        (Capability.EXPAND, "image-expand-seedream-v4-5"),
        (Capability.RETOUCH, "skin-enhancer-faithful"),
    ],
)
def test_first_choices(capability: Capability, first: str) -> None:
    assert for_capability(capability)[0].name == first


def test_synchronous_routes_are_exactly_the_documented_ones() -> None:
    assert {row.name for row in ROWS if row.sync} == {
        "classic-fast",
        "reimagine-flux",
        "remove-background",
        "classifier-image",
    }
    assert [row.name for row in ROWS if row.as_form] == ["remove-background"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_row_is_consistent(row: Endpoint) -> None:
    assert row.capabilities
    assert row.label
    assert row.good_at
    assert 0 < row.typical_seconds < row.deadline_seconds <= 1800
    assert all(ratio_value(ratio) > 0 for ratio in row.ratios)
    own = {place.names[0] for place in row.inputs}
    assert set(row.options_with) <= set(row.options)
    assert set(row.options_with.values()) <= own
    assert row.mode_field is None or isinstance(row.options[row.mode_field], Choice)
    assert bool(row.styles) == bool(row.style_path)
    assert not own & set(row.options), "pictures are handed in as pictures, never as options"
    for kind in row.options.values():
        assert_default_legal(kind)
    for place in row.inputs:
        assert place.roles
        assert place.most >= len(place.names)
        assert place.form in Form
    if row.answers_in_words:
        assert not row.ratios


def assert_default_legal(kind: Kind) -> None:
    match kind:
        case Choice():
            assert len(set(kind.values)) == len(kind.values)
            assert kind.default is None or kind.default in kind.values
        case Whole() | Real():
            assert kind.low < kind.high
            assert kind.default is None or kind.low <= kind.default <= kind.high
        case Many():
            assert 0 <= kind.least <= kind.most
            assert_default_legal(kind.item)
        case Record():
            assert set(kind.required) <= set(kind.fields)
            for inner in kind.fields.values():
                assert_default_legal(inner)
        case Flag() | Text():
            pass


def test_an_unknown_model_is_answered_with_the_known_ones() -> None:
    assert endpoint("mystic").label == "Mystic"
    with pytest.raises(UnknownModel, match=r"no \"mystik\".*mystic"):
        endpoint("mystik")


def test_pixel_sizes_stay_in_range_and_near_their_ratio() -> None:
    for name, low, high in (("flux-2-pro", 256, 1440), ("flux-2-turbo", 512, 2048)):
        for shape in endpoint(name).shapes:
            size = shape.body.get("image_size", shape.body)
            assert isinstance(size, dict)
            width, height = size["width"], size["height"]
            assert isinstance(width, int)
            assert isinstance(height, int)
            assert low <= min(width, height) <= max(width, height) <= high
            assert width % 16 == height % 16 == 0
            assert width / height == pytest.approx(ratio_value(shape.ratio), rel=0.03)
