"""What edits and the other operations do to pictures, ours and foreign ones."""

from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat

from simulator import painting
from simulator.painting.carrying import scene_in
from simulator.painting.reading import parse
from simulator.painting.revision import revise
from simulator.painting.scene import Place, Style, Time

SIZE = 96


def fox(prompt: str = "a red fox in the snow", *, size: int = SIZE) -> Image.Image:
    return painting.paint(prompt, width=size, height=size, seed=3)


def photo() -> Image.Image:
    """A picture from elsewhere: a brown block on grass under a pale sky."""
    image = Image.new("RGB", (SIZE, SIZE), (170, 200, 226))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 60, SIZE, SIZE), fill=(90, 140, 70))
    draw.rectangle((33, 38, 63, 82), fill=(120, 60, 30))
    return image


def brightness(image: Image.Image) -> float:
    return ImageStat.Stat(image.convert("L")).mean[0]


def difference(first: Image.Image, second: Image.Image) -> float:
    delta = ImageChops.difference(first.convert("RGB"), second.convert("RGB"))
    return sum(ImageStat.Stat(delta).mean) / 3


def bright_pixels(image: Image.Image) -> int:
    upper = image.convert("L").crop((0, 0, image.width, image.height // 2))
    return sum(upper.histogram()[200:])


def test_a_scene_travels_in_png_and_jpeg() -> None:
    image = fox()
    for data in (painting.to_png_bytes(image), painting.to_jpeg_bytes(image)):
        assert scene_in(Image.open(BytesIO(data))) == scene_in(image) is not None


def test_a_picture_without_a_scene_is_saved_without_one() -> None:
    assert scene_in(Image.open(BytesIO(painting.to_png_bytes(photo())))) is None
    assert scene_in(Image.open(BytesIO(painting.to_jpeg_bytes(photo())))) is None


@pytest.mark.parametrize("start", [fox, photo], ids=["ours", "foreign"])
def test_night_darkens_and_a_moon_brightens_the_upper_half(start: object) -> None:
    image = fox() if start is fox else photo()
    night = painting.edit(image, "make it night", seed=1)
    moonlit = painting.edit(night, "add a moon", seed=1)
    assert brightness(night) < 0.7 * brightness(image)
    assert bright_pixels(moonlit) > bright_pixels(night) + 40


def test_edits_are_deterministic() -> None:
    for image in (fox(), photo()):
        for words in ("add a lighthouse", "oil painting", "zxqv"):
            first, again = (painting.edit(image, words, seed=4) for _ in range(2))
            assert first.tobytes() == again.tobytes()


def test_night_keeps_the_composition() -> None:
    day = fox()
    night = painting.edit(day, "hazlo de noche", seed=9)
    before, after = (painting.remove_background(i).getchannel("A") for i in (day, night))
    assert before.tobytes() == after.tobytes()


EDITS = (
    "make it night",
    "sunset",
    "winter",
    "autumn",
    "rain",
    "fog",
    "add stars",
    "add a rainbow",
    "add birds",
    "make the sky purple",
    "warmer",
    "darker",
    "black and white",
    "watercolor",
    "add a lighthouse",
    "add a hat",
    "put it on a beach",
    "zoom out",
    "turn it into pixel art",
    'add the text "SALE"',
    "make it blue",
    "smile like the mona lisa",
    "",
)


@pytest.mark.parametrize("instruction", EDITS)
def test_every_edit_shows(instruction: str) -> None:
    for image in (fox("a dog in a meadow"), photo()):
        edited = painting.edit(image, instruction, seed=1)
        assert edited.size == image.size
        assert difference(image, edited) > 0.25


SCENE_EDITS: tuple[tuple[str, list[str]], ...] = (
    ("turn the fox into a wolf", ["wolf"]),
    ("remove the fox", []),
    ("add a lighthouse and make it sunset", ["fox", "lighthouse"]),
    ("add two rabbits", ["fox", "rabbit"]),
)


@pytest.mark.parametrize(("instruction", "kinds"), SCENE_EDITS)
def test_instructions_change_the_cast(instruction: str, kinds: list[str]) -> None:
    scene = scene_in(painting.edit(fox(size=64), instruction, seed=1))
    assert scene is not None
    assert [subject.kind for subject in scene.subjects] == kinds


def test_edits_add_up() -> None:
    image = fox(size=64)
    for step in (
        "make it night",
        "add a moon",
        "turn it into an oil painting",
        "put it on a beach",
    ):
        image = Image.open(BytesIO(painting.to_png_bytes(painting.edit(image, step, seed=1))))
    scene = scene_in(image)
    assert scene is not None
    assert (scene.time, scene.style, scene.place) == (Time.NIGHT, Style.OIL, Place.BEACH)


def test_a_pixel_edit_forgets_the_scene_because_it_no_longer_holds() -> None:
    assert scene_in(painting.retouch(fox(size=64), sharpen=20, grain=10)) is None
    assert scene_in(painting.edit(fox(size=64), "zxqv", seed=1)) is None


@pytest.mark.parametrize("image", [fox(), photo()], ids=["ours", "foreign"])
def test_a_removed_background_has_alpha(image: Image.Image) -> None:
    cut = painting.remove_background(image)
    assert cut.mode == "RGBA"
    alpha = cut.getchannel("A").histogram()
    assert alpha[0] > SIZE * SIZE * 0.2
    assert alpha[255] > SIZE * SIZE * 0.03
    assert cut.getchannel("A").getpixel((2, 2)) == 0


@pytest.mark.parametrize("image", [fox(size=48), photo()], ids=["ours", "foreign"])
def test_upscale_has_the_pixels(image: Image.Image) -> None:
    large = painting.upscale(image, factor=4, detail=0.5)
    assert large.size == (image.width * 4, image.height * 4)
    assert difference(large.resize(image.size), image) < 14


def test_variations_keep_the_subject_and_change_the_picture() -> None:
    image = fox()
    for strength in ("subtle", "vivid", "wild"):
        other = painting.vary(image, "", strength=strength, width=96, height=64, seed=8)
        scene = scene_in(other)
        assert scene is not None
        assert [subject.kind for subject in scene.subjects] == ["fox"]
        assert other.size == (96, 64)
        assert difference(other, image.resize((96, 64))) > 2
    assert painting.vary(photo(), "", strength="wild", width=90, height=60, seed=8).size == (90, 60)


def test_expand_keeps_the_old_picture_where_it_was() -> None:
    image = photo()
    wide = painting.expand(image, left=30, right=10, top=0, bottom=20, prompt="", seed=1)
    assert wide.size == (SIZE + 40, SIZE + 20)
    middle = (16, 16, SIZE - 16, SIZE - 16)
    assert difference(wide.crop((30, 0, 30 + SIZE, SIZE)).crop(middle), image.crop(middle)) == 0


def test_inpaint_touches_only_the_black_of_the_mask() -> None:
    image, mask = photo(), Image.new("L", (SIZE, SIZE), 255)
    ImageDraw.Draw(mask).rectangle((30, 34, 66, 86), fill=0)
    painted = painting.inpaint(image, mask, "a red car", seed=1)
    delta = ImageChops.difference(painted, image)
    assert difference(painted.crop((30, 34, 66, 86)), image.crop((30, 34, 66, 86))) > 5
    assert delta.crop((0, 0, SIZE, 34)).getbbox() is None


def test_the_other_operations_change_the_picture_and_keep_its_size() -> None:
    image, model = photo(), fox("the sea at sunset, watercolor")
    results = (
        painting.relight(image, "golden hour", strength=0.8),
        painting.relight(image, "", reference=model, strength=0.8),
        painting.style_transfer(image, model, strength=0.8),
        painting.change_view(image, horizontal=40, vertical=20, zoom=3),
        painting.retouch(image, sharpen=50, grain=30),
    )
    for result in results:
        assert result.size == image.size
        assert difference(result, image) > 0.5
    assert painting.blank(30, 20).getcolors() == [(600, (40, 40, 44))]


@pytest.mark.parametrize("style", ["solid", "outline", "color", "flat", "sticker"])
def test_icons_are_transparent_and_svg_is_well_formed(style: str) -> None:
    icon = painting.icon("a fox", style=style, size=96, seed=1)
    assert (icon.mode, icon.size) == ("RGBA", (96, 96))
    assert icon.getchannel("A").getextrema() == (0, 255)
    svg = painting.icon_svg('"<fox>" & co', style=style, seed=1)
    root = ET.fromstring(svg)  # noqa: S314 - text we wrote a line above
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(root) > 5


def test_describe_says_what_is_there() -> None:
    said = painting.describe(
        painting.edit(fox("two red foxes in the snow, watercolor"), "make it night", seed=1)
    )
    assert all(word in said for word in ("watercolour", "two red foxes", "winter", "night"))
    assert "bright" in painting.describe(Image.new("RGB", (40, 20), (250, 240, 230)))


def test_improve_keeps_every_word_and_adds_some() -> None:
    for prompt in ("a red fox", "zorro en la nieve, acuarela", ""):
        better = painting.improve(prompt, seed=1)
        assert better.startswith(prompt)
        assert len(better.split()) > len(prompt.split()) + 5
        assert better == painting.improve(prompt, seed=1)
    assert painting.improve("a fox", seed=1) != painting.improve("a fox", seed=2)


@pytest.mark.parametrize(
    ("prompt", "instruction"),
    [
        ("a lighthouse in a storm", "there should be a little boat on the water"),
        ("a lighthouse by the sea", "a tiny ship far away"),
        ("a hot air balloon", "add a rainbow"),
    ],
)
def test_what_is_small_or_beyond_the_horizon_is_painted_too(prompt: str, instruction: str) -> None:
    before = fox(prompt)
    assert difference(before, painting.edit(before, instruction, seed=3)) > 0


@pytest.mark.parametrize("words", ["the boat should be yellow", "paint the boat bright yellow"])
def test_a_colour_said_behind_a_thing_is_that_things(words: str) -> None:
    before = parse("a blue boat and a castle by the sea", seed=3)
    after = revise(before, words)
    assert after is not None
    boat, castle = after.subjects
    assert boat.tones == parse("a yellow boat", seed=3).subjects[0].tones
    assert castle.tones == before.subjects[1].tones
