"""All figures by name, parsed once on first use."""

from collections.abc import Mapping
from functools import cache

from simulator.painting.animals import ANIMALS
from simulator.painting.buildings import BUILDINGS
from simulator.painting.food import FOOD
from simulator.painting.objects import OBJECTS
from simulator.painting.people import PEOPLE
from simulator.painting.plants import PLANTS
from simulator.painting.shapes import Figure, figure
from simulator.painting.vehicles import VEHICLES
from simulator.painting.wildlife import WILDLIFE

_HAT = """
box 0 0 120 84
size 0.14
tones main=#3a3a44 accent=#b8332e
oval main- : 60 70 58 12
blob main : 26 68 28 40 30 14 44 8 60 10 76 8 90 14 92 40 94 68 60 74
box accent 2 : 26 52 94 66
"""
_SANTA = """
box 0 0 110 90
size 0.14
tones main=#cf2f34 pale=#fbf7f0
blob main : 14 74 20 44 40 18 66 4 92 22 104 48 92 44 82 38 90 60 94 74 54 80
oval pale : 102 52 10 10
box pale 9 : 6 66 102 86
"""
_NOTATION: Mapping[str, str] = {
    **ANIMALS,
    **WILDLIFE,
    **PEOPLE,
    **OBJECTS,
    **FOOD,
    **VEHICLES,
    **BUILDINGS,
    **PLANTS,
    "hat": _HAT,
    "santa": _SANTA,
}


@cache
def figure_named(name: str) -> Figure:
    """Look a figure up; raises KeyError for a name that is not in the tables."""
    return figure(_NOTATION[name])


def known(name: str) -> bool:
    """Whether there is such a figure."""
    return name in _NOTATION


def names() -> tuple[str, ...]:
    """List every figure."""
    return tuple(_NOTATION)
