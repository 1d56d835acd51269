"""The light of a scene: sky colours, ambient tint, haze, where the sun stands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from simulator.painting.colours import RGB, WHITE, luminance, mix, multiply, saturate, scale
from simulator.painting.scene import Place, Scene, Season, Style, Time, Weather
from simulator.painting.tile import Lighting

_Factors = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """Colours of the air; `night` runs 0 to 1, `sun_height` is a share of the sky's height."""

    top: RGB
    middle: RGB
    low: RGB
    ambient: _Factors
    haze: RGB
    sun: RGB
    night: float
    sun_height: float

    def on(self, colour: RGB, distance: float = 0.0) -> RGB:
        """Show a surface in this light, fading into the haze with distance 0 to 1."""
        return mix(multiply(colour, self.ambient), self.haze, distance)

    def lighting(self, *, distance: float = 0.0, flat: bool = False) -> Lighting:
        """Describe this light to the figure painter."""
        strength = 0.5 if self.sun_height < LOW_SUN else 0.25
        return Lighting(
            ambient=self.ambient,
            rim=self.sun,
            rim_strength=strength,
            night=self.night,
            haze=self.haze,
            distance=distance,
            flat=flat,
        )


LOW_SUN = 0.5
_LIGHTS: Mapping[Time, Light] = {
    Time.DAWN: Light(
        top=(96, 122, 182),
        middle=(222, 168, 186),
        low=(255, 218, 180),
        ambient=(0.92, 0.82, 0.86),
        haze=(238, 202, 198),
        sun=(255, 232, 196),
        night=0.12,
        sun_height=0.24,
    ),
    Time.DAY: Light(
        top=(48, 116, 196),
        middle=(128, 184, 230),
        low=(216, 236, 246),
        ambient=(1.0, 1.0, 1.0),
        haze=(196, 220, 238),
        sun=(255, 250, 232),
        night=0.0,
        sun_height=0.8,
    ),
    Time.GOLDEN: Light(
        top=(98, 140, 190),
        middle=(240, 198, 138),
        low=(255, 224, 158),
        ambient=(1.06, 0.9, 0.68),
        haze=(252, 214, 156),
        sun=(255, 226, 150),
        night=0.05,
        sun_height=0.3,
    ),
    Time.SUNSET: Light(
        top=(46, 42, 100),
        middle=(204, 84, 98),
        low=(255, 176, 88),
        ambient=(0.82, 0.6, 0.58),
        haze=(228, 130, 108),
        sun=(255, 196, 104),
        night=0.35,
        sun_height=0.13,
    ),
    Time.NIGHT: Light(
        top=(7, 11, 34),
        middle=(18, 32, 78),
        low=(50, 74, 124),
        ambient=(0.3, 0.38, 0.6),
        haze=(42, 62, 108),
        sun=(206, 222, 255),
        night=1.0,
        sun_height=0.72,
    ),
}
_GREYS: Mapping[Weather, tuple[RGB, float, float]] = {
    Weather.CLEAR: (WHITE, 0.0, 1.0),
    Weather.CLOUDY: ((150, 162, 174), 0.55, 0.92),
    Weather.RAIN: ((116, 130, 142), 0.68, 0.8),
    Weather.STORM: ((58, 66, 80), 0.82, 0.62),
    Weather.SNOW: ((198, 208, 222), 0.6, 1.0),
    Weather.FOG: ((206, 210, 212), 0.7, 0.95),
}


def light_of(scene: Scene) -> Light:
    """Work out the light from time, weather, style and an asked-for sky colour."""
    light = _LIGHTS[scene.time]
    grey, share, ambient = _GREYS[scene.weather]
    if scene.weather is not Weather.CLEAR:
        light = _greyed(light, grey, share, ambient)
    if scene.weather is Weather.STORM:
        light = replace(light, night=max(light.night, 0.6))
    if scene.style is Style.NEON:
        light = replace(
            light,
            top=(16, 6, 46),
            middle=(74, 20, 118),
            low=(232, 62, 154),
            haze=(112, 38, 132),
            ambient=(0.46, 0.36, 0.66),
            sun=(255, 90, 200),
            night=1.0,
        )
    if scene.place in {Place.SPACE, Place.MOON}:
        light = replace(light, ambient=(0.92, 0.94, 1.0))
    if scene.sky:
        light = _coloured(light, scene.sky)
    if scene.season is Season.AUTUMN and light.night < 1:
        light = replace(light, haze=mix(light.haze, (236, 196, 140), 0.3))
    return light


def _greyed(light: Light, grey: RGB, share: float, ambient: float) -> Light:
    own = scale(grey, 1.0 - 0.78 * light.night)
    dull = saturate(own, 1.0)
    return replace(
        light,
        top=mix(light.top, scale(dull, 0.8), share),
        middle=mix(light.middle, dull, share),
        low=mix(light.low, scale(dull, 1.1), share * 0.85),
        haze=mix(light.haze, scale(dull, 1.04), share),
        ambient=(
            _toward(light.ambient[0], ambient),
            _toward(light.ambient[1], ambient),
            _toward(light.ambient[2], ambient * 1.03),
        ),
    )


def _toward(own: float, factor: float) -> float:
    return own * factor


def _coloured(light: Light, colour: RGB) -> Light:
    dark = 1.0 - 0.62 * light.night
    base = scale(colour, dark)
    bright = luminance(base) / 255
    return replace(
        light,
        top=scale(base, 0.62 + 0.2 * bright),
        middle=base,
        low=mix(base, WHITE, 0.42 * dark),
        haze=mix(mix(base, WHITE, 0.35 * dark), light.haze, 0.35),
    )
