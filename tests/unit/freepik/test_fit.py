"""Whatever is wished for, the nearest legal thing comes out, and every change is said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from freepik.bodies import Placed, body
from freepik.catalog import CATALOG, Capability, Endpoint, endpoint
from freepik.catalog.fields import Choice, Flag, Kind, Many, Real, Record, Text, Whole
from freepik.errors import BadRequest
from freepik.requests import Fitted, Size, Wish, fit, ratio_value, wish_from_json, wish_to_json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def near(kind: Kind) -> st.SearchStrategy[JsonValue]:
    """Values in, around and beside what a kind allows."""
    values: st.SearchStrategy[JsonValue]
    match kind:
        case Choice():
            values = st.sampled_from([*kind.values, kind.values[0].upper()])
        case Whole():
            values = st.integers(kind.low - 9, kind.high + 9)
        case Real():
            values = st.floats(kind.low - 1, kind.high + 1)
        case Flag():
            values = st.booleans()
        case Text():
            values = st.sampled_from(["#A0B1C2", "en", "12345678"])
        case Many():
            values = st.lists(near(kind.item), min_size=kind.least, max_size=kind.most + 1)
        case Record():
            must = {name: near(kind.fields[name]) for name in kind.required}
            may = {name: near(inner) for name, inner in kind.fields.items() if name not in must}
            values = st.fixed_dictionaries(must, optional=may)
    return values


@st.composite
def wishes(draw: st.DrawFn, row: Endpoint) -> Wish:
    options: dict[str, JsonValue] = draw(
        st.fixed_dictionaries({}, optional={name: near(k) for name, k in row.options.items()})
    )
    if row.four_sides:
        options["left"] = 64
    options |= draw(st.dictionaries(st.text(max_size=6), JSON, max_size=1))
    ratios = st.sampled_from(["16:9", "9x16", "7:3", "2.39:1", "1/1", "99:1"])
    words = st.text(max_size=30) | st.sampled_from(["flat", "Digital Art", "word " * 900])
    return Wish(
        capability=draw(st.sampled_from(sorted(row.capabilities))),
        prompt=draw(st.sampled_from(["a red fox", "lorem " * 900]) | st.text(max_size=20)),
        ratio=draw(st.none() | ratios),
        count=draw(st.integers(-2, 12)),
        seed=draw(st.none() | st.integers()),
        negative=draw(st.none() | words),
        style=draw(st.none() | words),
        resolution=draw(st.none() | st.sampled_from(["1k", "2K", "4k"])),
        factor=draw(st.none() | st.integers(-1, 40)),
        mode=draw(st.none() | st.sampled_from(["creative", "wild", "fluid", "nonsense"])),
        options=options,
    )


WISHES = {name: st.tuples(st.just(row), wishes(row)) for name, row in CATALOG.items()}
ASKED = st.sampled_from(sorted(CATALOG)).flatmap(WISHES.__getitem__)
SIZES = st.none() | st.builds(Size, width=st.integers(1, 9000), height=st.integers(1, 9000))


def legal(kind: Kind, value: JsonValue) -> bool:
    match kind:
        case Whole() | Real():
            of_type = type(value) is int or (isinstance(kind, Real) and isinstance(value, float))
            return of_type and isinstance(value, int | float) and kind.low <= value <= kind.high
        case Many() | Record():
            return legal_inside(kind, value)
        case Choice():
            return value in kind.values
        case Flag():
            return isinstance(value, bool)
        case Text():
            return isinstance(value, str)


def legal_inside(kind: Many | Record, value: JsonValue) -> bool:
    if isinstance(kind, Many):
        return (
            isinstance(value, list)
            and kind.least <= len(value) <= kind.most
            and all(legal(kind.item, item) for item in value)
        )
    return (
        isinstance(value, dict)
        and set(kind.required) <= set(value) <= set(kind.fields)
        and all(legal(kind.fields[name], item) for name, item in value.items())
    )


def fitted_or_none(row: Endpoint, wish: Wish, size: Size | None) -> Fitted | None:
    try:
        return fit(row, wish, size=size)
    except BadRequest:
        return None


@settings(max_examples=150, deadline=None)
@given(asked=ASKED, size=SIZES)
def test_a_body_only_holds_documented_fields_with_legal_values(
    asked: tuple[Endpoint, Wish], size: Size | None
) -> None:
    row, wish = asked
    fitted = fitted_or_none(row, wish, size)
    if fitted is None:
        return
    fields = body(row, fitted.wish)

    shapes = {name for shape in row.shapes for name in shape.body}
    spelled = shapes | {name for fragment in row.resolutions.values() for name in fragment}
    named = {"prompt": row.prompt, "negative_prompt": row.negative_least, "seed": row.seed}
    words = {name for name, has in named.items() if has is not None}
    numbers = {"scale_factor"} if row.factors else set()
    numbers |= {"num_images"} if row.max_pictures > 1 else set()
    assert set(fields) <= {*row.options, *spelled, *words, *numbers, *row.style_path[:1]}

    assert all(legal(kind, fields[name]) for name, kind in row.options.items() if name in fields)
    if row.prompt and (prompt := fields.get("prompt")) is not None:
        assert isinstance(prompt, str)
        assert len(prompt) <= (row.prompt.most or len(prompt))
        assert len(prompt) >= row.prompt.least or not row.prompt.required
    if row.seed and "seed" in fields:
        assert legal(row.seed, fields["seed"])
    assert 1 <= fitted.wish.count <= row.max_pictures
    assert "scale_factor" not in fields or fields["scale_factor"] in row.factors.values()
    assert fitted.wish.ratio is None or shapes & set(fields)

    again = fit(row, fitted.wish)
    assert (again.wish, again.adjustments) == (fitted.wish, ()), "a fitted wish fits as it is"
    assert wish_from_json(wish_to_json(fitted.wish)) == fitted.wish


def test_a_legal_wish_is_not_adjusted() -> None:
    wish = Wish(capability=Capability.GENERATE, prompt="a fox", ratio="16:9", resolution="4k")
    assert fit(endpoint("mystic"), wish).adjustments == ()


def ask(name: str, **wished: object) -> Wish:
    row = endpoint(name)
    words = {"prompt": "a fox"} if row.prompt else {}
    return wish_from_json({"capability": min(row.capabilities), **words, **wished})


ADJUSTED: list[tuple[str, dict[str, object], str, str, str]] = [
    ("seedream-v4", {"ratio": "21:9"}, "ratio", "21:9", "16:9"),
    ("seedream-v4", {"ratio": "10:11"}, "ratio", "10:11", "1:1"),
    ("mystic", {"mode": "fluid", "ratio": "20:9"}, "ratio", "20:9", "16:9"),
    ("mystic", {"seed": 7}, "seed", "7", "left out"),
    ("classic-fast", {"count": 8}, "count", "8", "4"),
    ("mystic", {"count": 3}, "count", "3", "1"),
    ("seedream-v4", {"seed": 2**31 + 4}, "seed", str(2**31 + 4), "4"),
    ("flux-dev", {"seed": 0}, "seed", "0", str(2**32 - 1)),
    ("flux-2-klein", {"resolution": "4k"}, "resolution", "4k", "2k"),
    ("z-image", {"resolution": "2k"}, "resolution", "2k", "left out"),
    ("image-upscaler", {"factor": 3}, "factor", "3", "2"),
    ("image-upscaler", {"factor": 32}, "factor", "32", "16"),
    ("image-upscaler", {"mode": "faithful"}, "mode", "faithful", "creative"),
    ("image-upscaler", {"options": {"creativity": 40}}, "creativity", "40", "10"),
    ("image-upscaler-precision", {"factor": 4}, "factor", "4", "left out"),
    ("image-upscaler-precision", {"style": "comic"}, "style", "comic", "left out"),
    ("image-relight", {"ratio": "1:1"}, "ratio", "1:1", "left out"),
    ("mystic", {"options": {"guidance": 3}}, "guidance", "3", "left out"),
    (
        "image-change-camera",
        {"options": {"horizontal_angle": -45}},
        "horizontal_angle",
        "-45",
        "315",
    ),
    (
        "imagen4-fast",
        {"seed": 5, "options": {"enhance_prompt": True}},
        "enhance_prompt",
        "True",
        "left out",
    ),
]


@pytest.mark.parametrize(("name", "wished", "field", "asked", "used"), ADJUSTED)
def test_the_nearest_is_used_and_said(
    name: str, wished: dict[str, object], field: str, asked: str, used: str
) -> None:
    (change,) = fit(endpoint(name), ask(name, **wished)).adjustments
    assert (change.field, change.asked, change.used) == (field, asked, used)
    assert change.reason


WORDS: list[tuple[str, dict[str, object], dict[str, JsonValue]]] = [
    ("classic-fast", {"negative": "people"}, {"prompt": "a fox", "negative_prompt": "people"}),
    ("classic-fast", {"negative": "ax"}, {"prompt": "a fox, without ax"}),
    ("mystic", {"negative": "people"}, {"prompt": "a fox, without people"}),
    (
        "classic-fast",
        {"style": "Digital Art"},
        {"prompt": "a fox", "styling": {"style": "digital-art"}},
    ),
    ("flux-dev", {"style": "noir"}, {"prompt": "a fox, noir style"}),
    ("flux-dev", {"style": "art"}, {"prompt": "a fox, art style"}),
    ("text-to-icon", {"style": "flat"}, {"prompt": "a fox", "style": "flat"}),
    (
        "gemini-2-5-flash-image-preview",
        {"ratio": "16:9"},
        {"prompt": "a fox, in 16:9 aspect ratio"},
    ),
    ("improve-prompt", {"prompt": None}, {"prompt": "", "type": "image"}),
    ("mystic", {"mode": "Super Real"}, {"prompt": "a fox", "model": "super_real"}),
    ("reimagine-flux", {"mode": "wild"}, {"prompt": "a fox", "imagination": "wild"}),
    (
        "image-upscaler",
        {"factor": 4, "mode": "creative"},
        {"prompt": "a fox", "scale_factor": "4x"},
    ),
    ("image-upscaler-precision-v2", {"factor": 4}, {"scale_factor": 4}),
    ("image-upscaler-precision-v2", {}, {"scale_factor": 2}),
    ("runway", {}, {"prompt": "a fox", "ratio": "1080:1080"}),
    ("runway", {"ratio": "16:9", "resolution": "1k"}, {"prompt": "a fox", "ratio": "1280:720"}),
    ("flux-2-pro", {"ratio": "16:9"}, {"prompt": "a fox", "width": 1360, "height": 768}),
    (
        "flux-2-turbo",
        {"ratio": "1:1", "resolution": "2k"},
        {"prompt": "a fox", "image_size": {"width": 2048, "height": 2048}},
    ),
    ("z-image", {"ratio": "9:16"}, {"prompt": "a fox", "image_size": "portrait_9_16"}),
    ("nano-banana-pro", {"ratio": "21:9"}, {"prompt": "a fox", "aspect_ratio": "21:9"}),
    (
        "classic-fast",
        {"ratio": "5:4", "count": 4},
        {"prompt": "a fox", "image": {"size": "social_5_4"}, "num_images": 4},
    ),
    (
        "image-expand-flux-pro",
        {"options": {"left": 300}},
        {"prompt": "a fox", "left": 300, "right": 0, "top": 0, "bottom": 0},
    ),
]


@pytest.mark.parametrize(("name", "wished", "fields"), WORDS)
def test_what_goes_into_the_body(
    name: str, wished: dict[str, object], fields: dict[str, JsonValue]
) -> None:
    if name == "gemini-2-5-flash-image-preview":
        wished |= {"capability": "generate"}
    assert body(endpoint(name), fit(endpoint(name), ask(name, **wished)).wish) == fields


@pytest.mark.parametrize(
    ("wished", "prompt"),
    [
        ({"style": "watercolour"}, "a fox, Watercolor"),
        ({"style": "watercolor style"}, "a watercolour fox"),
        ({"style": "digital art"}, "a fox as digital art"),
        ({"negative": "people"}, "a beach without people"),
        ({"negative": "people"}, "a beach, no people"),
    ],
)
def test_what_the_prompt_says_already_is_neither_added_nor_reported(
    wished: dict[str, object], prompt: str
) -> None:
    fitted = fit(endpoint("mystic"), ask("mystic", prompt=prompt, **wished))
    assert fitted.adjustments == ()
    assert (fitted.wish.prompt, fitted.wish.style, fitted.wish.negative) == (prompt, None, None)


@pytest.mark.parametrize("prompt", ["cartography of a town", "a digital clock, art"])
def test_a_part_of_a_word_does_not_say_a_style(prompt: str) -> None:
    fitted = fit(endpoint("mystic"), ask("mystic", prompt=prompt, style="digital art"))
    assert fitted.wish.prompt == f"{prompt}, digital art style"
    (change,) = fitted.adjustments
    assert (change.field, change.used) == ("style", "in the prompt")


NONSENSE: list[tuple[str, dict[str, object], str, str]] = [
    ("mystic", {"ratio": "banana"}, "ratio", "16:9"),
    ("mystic", {"ratio": "0:9"}, "ratio", "16:9"),
    ("mystic", {"resolution": "8k"}, "resolution", "1k, 2k, 4k"),
    ("seedream-v4", {"prompt": "  "}, "prompt", "at least 1"),
    ("classic-fast", {"prompt": "ax"}, "prompt", "at least 3"),
    ("mystic", {"options": {"model": "best"}}, "model", "realism"),
    ("mystic", {"options": {"creative_detailing": "lots"}}, "creative_detailing", "0 to 100"),
    ("mystic", {"options": {"creative_detailing": True}}, "creative_detailing", "0 to 100"),
    (
        "flux-dev",
        {"options": {"styling": {"colors": [{"color": "red", "weight": 1}]}}},
        "styling.colors.0.color",
        "#RRGGBB",
    ),
    ("image-expand-ideogram", {}, "sides", "0 to 2048"),
    ("mystic", {"capability": "upscale"}, "model", "image-upscaler"),
    (
        "ideogram-image-edit",
        {"options": {"color_palette": {"name": "EMBER", "members": [{"color_hex": "#fff"}]}}},
        "color_palette",
        "only one",
    ),
]


@pytest.mark.parametrize(("name", "wished", "field", "says"), NONSENSE)
def test_nonsense_is_told_what_is_possible(
    name: str, wished: dict[str, object], field: str, says: str
) -> None:
    with pytest.raises(BadRequest) as caught:
        fit(endpoint(name), ask(name, **wished))
    (problem,) = caught.value.problems
    assert problem.field == field
    assert says in problem.reason


def test_loras_that_a_model_would_silently_ignore_are_left_out_and_said() -> None:
    styling = {"styles": [{"name": "ink"}], "colors": [{"color": "#AABBCC", "weight": 1}]}
    wish = ask("mystic", mode="zen", options={"styling": styling})
    assert fit(endpoint("mystic"), wish).wish.options["styling"] == styling
    ignoring = fit(endpoint("mystic"), ask("mystic", mode="fluid", options={"styling": styling}))
    assert ignoring.wish.options["styling"] == {"colors": styling["colors"]}
    assert [change.field for change in ignoring.adjustments] == ["styling.styles"]


@pytest.mark.parametrize(
    ("width", "height", "asked", "used"),
    [(1000, 1000, 4, 4), (1000, 1000, 8, 4), (2000, 2000, 16, 2), (2515, 2514, 2, 2)],
)
def test_the_creative_upscaler_stays_under_its_cap(
    width: int, height: int, asked: int, used: int
) -> None:
    row = endpoint("image-upscaler")
    fitted = fit(row, ask(row.name, factor=asked), size=Size(width=width, height=height))
    assert fitted.wish.factor == used
    assert bool(fitted.adjustments) == (asked != used)


def test_a_picture_too_large_to_upscale_is_refused_before_paying() -> None:
    wish = ask("image-upscaler", factor=2)
    with pytest.raises(BadRequest, match=r"25\.3 million"):
        fit(endpoint("image-upscaler"), wish, size=Size(width=2600, height=2600))
    precise = endpoint("image-upscaler-precision-v2")
    assert fit(precise, ask(precise.name), size=Size(width=2600, height=2600)).adjustments == ()


def test_an_edit_keeps_the_shape_of_its_picture_unless_told_otherwise() -> None:
    row, size = endpoint("seedream-v4-5-edit"), Size(width=1920, height=1080)
    kept = fit(row, ask(row.name, capability="edit"), size=size)
    assert (kept.wish.ratio, kept.adjustments) == ("16:9", ())
    assert fit(row, ask(row.name, capability="edit", ratio="1:1"), size=size).wish.ratio == "1:1"
    reimagine = endpoint("reimagine-flux")
    assert fit(reimagine, ask(reimagine.name), size=size).wish.ratio is None


def test_an_expansion_to_a_ratio_becomes_sides() -> None:
    row = endpoint("image-expand-seedream-v4-5")
    fitted = fit(row, ask(row.name, ratio="16:9"), size=Size(width=901, height=900))
    sides = {side: fitted.wish.options[side] for side in ("left", "right", "top", "bottom")}
    assert sides == {"left": 349, "right": 350, "top": 0, "bottom": 0}
    assert ratio_value("16:9") == pytest.approx((901 + 699) / 900, rel=0.001)


def test_too_small_a_picture_is_refused() -> None:
    row = endpoint("seedream-v4-5-edit")
    with pytest.raises(BadRequest, match="256"):
        fit(row, ask(row.name, capability="edit"), size=Size(width=255, height=900))


def test_a_long_prompt_gives_way_to_the_words_added() -> None:
    row = endpoint("runway")
    fitted = fit(row, ask("runway", prompt="fox " * 400, negative="people"))
    assert fitted.wish.prompt is not None
    assert len(fitted.wish.prompt) <= 1000
    assert fitted.wish.prompt.endswith(", without people")
    assert {change.field for change in fitted.adjustments} == {"prompt", "negative"}


@given(value=JSON)
def test_a_wish_from_anywhere_is_a_wish_or_a_bad_request(value: JsonValue) -> None:
    with pytest.raises(BadRequest):
        wish_from_json(value)


def test_settings_of_a_picture_are_sent_only_beside_it() -> None:
    wish = ask("mystic", options={"adherence": 80, "creative_detailing": 10})
    nothing: tuple[Placed, ...] = ()
    assert "adherence" not in body(endpoint("mystic"), wish, nothing)
    assert body(endpoint("mystic"), wish, nothing)["creative_detailing"] == 10
