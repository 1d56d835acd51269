"""The canvas that the layer painters share: pixels, light, seeded randomness."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from PIL import Image, ImageDraw

from simulator.painting.colours import RGB
from simulator.painting.light import Light
from simulator.painting.scene import Scene
from simulator.painting.texture import Stops, vertical

_SUPERSAMPLE = 2


@dataclass(slots=True, kw_only=True)
class Canvas:
    """A picture being painted. `horizon` and `ground` are heights in pixels from the top.

    `ground` is where subjects stand; `mask` collects the subjects' own shapes.
    """

    scene: Scene
    light: Light
    image: Image.Image
    mask: Image.Image
    horizon: float = 0.0
    ground: float = 0.0
    reflecting: bool = False
    glints: list[tuple[float, float, float, RGB]] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.image.width

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.image.height

    @property
    def unit(self) -> float:
        """One hundredth of the shorter side, the measure for strokes and blurs."""
        return min(self.image.size) / 100

    def rng(self, layer: str) -> Random:
        """Give each layer its own randomness, so that changing one leaves the others alone."""
        return Random(f"{self.scene.seed}:{layer}")

    def polygon(self, points: Sequence[tuple[float, float]]) -> Image.Image:
        """Make a smooth-edged mask of a shape."""
        large = Image.new("L", (self.width * _SUPERSAMPLE, self.height * _SUPERSAMPLE))
        outline = [(x * _SUPERSAMPLE, y * _SUPERSAMPLE) for x, y in points]
        ImageDraw.Draw(large).polygon(outline, fill=255)
        return large.reduce(_SUPERSAMPLE)

    def fill(self, mask: Image.Image, stops: Stops, top: float, bottom: float) -> None:
        """Paint a vertical gradient between two heights through a mask."""
        high, low = max(0, int(top)), min(self.height, max(int(bottom), int(top) + 1))
        if low <= high:
            return
        band = vertical((self.width, low - high), stops)
        self.image.paste(band, (0, high), mask.crop((0, high, self.width, low)))

    def layer(self) -> tuple[Image.Image, ImageDraw.ImageDraw]:
        """Open a supersampled mask to draw many small strokes on; finish with `settle`."""
        large = Image.new("L", (self.width * _SUPERSAMPLE, self.height * _SUPERSAMPLE))
        return large, ImageDraw.Draw(large)

    def settle(self, large: Image.Image, colour: RGB) -> None:
        """Reduce a stroke layer and lay its colour on the picture."""
        found = large.getbbox()
        if found is None:
            return
        many = _SUPERSAMPLE
        left, top = found[0] // many, found[1] // many
        right, bottom = (
            min(self.width, found[2] // many + 1),
            min(self.height, found[3] // many + 1),
        )
        part = large.crop((left * many, top * many, right * many, bottom * many)).reduce(many)
        self.image.paste(colour, (left, top, right, bottom), part)
