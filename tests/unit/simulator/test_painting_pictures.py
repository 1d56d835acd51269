"""What the painter paints: sizes, light, colour, styles, determinism."""

from colorsys import rgb_to_hsv
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from simulator import painting
from simulator.painting.carrying import scene_in
from simulator.painting.figures import figure_named, names
from simulator.painting.painter import render
from simulator.painting.reading import parse
from simulator.painting.scene import Place, Season, Style, Time, Weather, from_json, to_json
from simulator.painting.tile import Lighting, draw_figure
from simulator.painting.vocabulary import SUBJECTS

SIZE = 96


def paint(prompt: str, *, seed: int = 3, style: str | None = None) -> Image.Image:
    return painting.paint(prompt, width=SIZE, height=SIZE, seed=seed, style=style)


def brightness(image: Image.Image) -> float:
    return ImageStat.Stat(image.convert("L")).mean[0]


def difference(first: Image.Image, second: Image.Image) -> float:
    delta = ImageChops.difference(first.convert("RGB"), second.convert("RGB"))
    return sum(ImageStat.Stat(delta).mean) / 3


def subject_hue(prompt: str) -> float:
    painted = render(parse(prompt, seed=5), SIZE, SIZE)
    solid = painted.mask.point([0] * 250 + [255] * 6)
    red, green, blue = ImageStat.Stat(painted.image, solid).mean
    return rgb_to_hsv(red / 255, green / 255, blue / 255)[0]


@pytest.mark.parametrize(("width", "height"), [(64, 64), (160, 90), (90, 160), (33, 71), (1, 1)])
def test_has_the_asked_size(width: int, height: int) -> None:
    image = painting.paint("a fox by a lake", width=width, height=height, seed=1)
    assert image.size == (width, height)
    assert image.mode == "RGB"


def test_same_words_and_seed_give_the_same_pixels_and_another_seed_does_not() -> None:
    first, again, other = (
        paint("a castle at dawn"),
        paint("a castle at dawn"),
        paint("a castle at dawn", seed=4),
    )
    assert first.tobytes() == again.tobytes()
    assert difference(first, other) > 2


def test_night_is_darker_than_day() -> None:
    for subject in ("a fox in the snow", "a city", "a boat on the sea", "a forest"):
        assert brightness(paint(f"{subject} at night")) < 0.7 * brightness(paint(subject))


def test_styles_all_look_different() -> None:
    looks = {style: paint(f"a red fox in a meadow, {style.value}") for style in Style}
    for (one, first), (two, second) in combinations(looks.items(), 2):
        assert difference(first, second) > 1, (one, two)


def test_watercolour_leaves_the_edge_of_the_paper_bare_and_a_photo_does_not() -> None:
    washed, shot = paint("the sea at night, watercolor"), paint("the sea at night, photo")
    corner = (0, SIZE - 3, SIZE, SIZE)
    assert brightness(washed.crop(corner)) > 180
    assert brightness(shot.crop(corner)) < 100


def test_the_style_argument_wins_over_the_default() -> None:
    grey = paint("a red car", style="black-and-white")
    red, green, blue = ImageStat.Stat(grey).mean
    assert max(red, green, blue) - min(red, green, blue) < 2


@pytest.mark.parametrize(
    ("word", "hue"),
    [("red", 0.0), ("orange", 0.07), ("green", 0.36), ("blue", 0.61), ("purple", 0.76)],
)
def test_colour_words_colour_the_subject(word: str, hue: float) -> None:
    away = abs(subject_hue(f"a {word} mug in a studio") - hue)
    assert min(away, 1 - away) < 0.08


def test_a_palette_pulls_the_picture_towards_it() -> None:
    plain = paint("a quiet meadow")
    toned = painting.paint(
        "a quiet meadow",
        width=SIZE,
        height=SIZE,
        seed=3,
        palette=("#ff2200", "#ffaa00", "nonsense"),
    )
    assert ImageStat.Stat(toned).mean[0] > ImageStat.Stat(plain).mean[0] + 10


def test_quoted_words_are_lettered_and_nothing_else_is() -> None:
    said, silent = (
        paint('a plain poster that says "HELLO"'),
        paint("a plain poster that says HELLO"),
    )
    assert parse('a poster that says "HELLO"').lettering == "HELLO"
    assert parse("it's the cat's hat").lettering == ""
    assert difference(said.crop((0, 0, SIZE, SIZE // 2)), silent.crop((0, 0, SIZE, SIZE // 2))) > 5


READINGS = (
    ("two foxes in the snow at night", "fox", 2, Season.WINTER, Time.NIGHT),
    ("un zorro en la nieve de noche", "fox", 1, Season.WINTER, Time.NIGHT),
    ("ein Fuchs im Schnee bei Nacht", "fox", 1, Season.WINTER, Time.NIGHT),
    ("un renard dans la neige, la nuit", "fox", 1, Season.WINTER, Time.NIGHT),
    ("una volpe nella neve di notte", "fox", 1, Season.WINTER, Time.NIGHT),
    ("uma raposa na neve à noite", "fox", 1, Season.WINTER, Time.NIGHT),
    ("три foxes", "fox", 3, Season.SUMMER, Time.DAY),
    ("a deer in the autumn forest at dawn", "deer", 1, Season.AUTUMN, Time.DAWN),
)


@pytest.mark.parametrize(("prompt", "kind", "count", "season", "time"), READINGS)
def test_words_become_a_scene(
    prompt: str, kind: str, count: int, season: Season, time: Time
) -> None:
    scene = parse(prompt)
    assert [(s.kind, s.count) for s in scene.subjects] == [(kind, count)]
    assert (scene.season, scene.time) == (season, time)


PLACES = (
    ("an astronaut riding a horse on the moon", Place.MOON),
    ("three cats on a sofa", Place.ROOM),
    ("mountain lake at sunset", Place.LAKE),
    ("a product shot of a red mug", Place.STUDIO),
    ("portrait of a woman", Place.BOKEH),
    ("a bowl of fruit", Place.TABLE),
    ("neon cyberpunk city with a blue car in the rain", Place.CITY),
    ("the theory of everything", Place.ABSTRACT),
)


@pytest.mark.parametrize(("prompt", "place"), PLACES)
def test_the_place_follows_from_the_words(prompt: str, place: Place) -> None:
    assert parse(prompt).place is place


def test_riders_ride() -> None:
    (rider,) = parse("an astronaut riding a horse on the moon").subjects
    assert (rider.kind, rider.mount) == ("astronaut", "horse")


@given(prompt=st.text(max_size=60))
@settings(max_examples=20, deadline=None)
def test_any_text_paints(prompt: str) -> None:
    image = painting.paint(prompt, width=24, height=18, seed=1)
    assert image.size == (24, 18)


@given(
    words=st.lists(
        st.sampled_from([word for words in SUBJECTS.values() for word in words.split()]), max_size=5
    ),
    setting=st.sampled_from([place.value for place in Place]),
    hour=st.sampled_from([hour.value for hour in Time]),
    weather=st.sampled_from([weather.value for weather in Weather]),
)
@settings(max_examples=20, deadline=None)
def test_any_known_words_paint_and_the_scene_survives_json(
    words: list[str], setting: str, hour: str, weather: str
) -> None:
    prompt = " ".join((*words, setting, hour, weather, "🦊"))
    image = painting.paint(prompt, width=32, height=32, seed=2)
    scene = scene_in(image)
    assert scene == parse(prompt, seed=2)
    assert from_json(to_json(parse(prompt))) == parse(prompt)
    assert painting.describe(image).endswith(".")


@given(
    text=st.text(max_size=80) | st.sampled_from(['{"place":"mars"}', "[]", '{"zoom":"x"}', "{}"])
)
@settings(max_examples=60)
def test_a_foreign_text_chunk_is_never_an_error(text: str) -> None:
    from_json(text)


def test_every_figure_draws_something_solid() -> None:
    for name in names():
        tile = draw_figure(figure_named(name), 40, Lighting())
        assert tile.getchannel("A").getextrema()[1] == 255, name


def test_every_subject_word_has_a_figure() -> None:
    assert set(SUBJECTS) <= set(names())
