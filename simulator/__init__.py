"""A look-alike of the Freepik/Magnific image API that runs alone, for tests and for trying out.

It is written from the public documents and refuses what they refuse.
"""

from simulator.app import Simulator, create_simulator
from simulator.settings import (
    ErrorForm,
    RefusalPlace,
    SecretForm,
    SimulatorSettings,
    Wrapping,
)

__all__ = [
    "ErrorForm",
    "RefusalPlace",
    "SecretForm",
    "Simulator",
    "SimulatorSettings",
    "Wrapping",
    "create_simulator",
]
