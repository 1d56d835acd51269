"""All routes by path; a new model is a row in `generating` or `editing` and a body in `schemas`."""

from collections.abc import Mapping

from simulator.editing import CUTOUT, EDITING, WORDS
from simulator.generating import GENERATING
from simulator.route import Route

ROUTES: Mapping[str, Route] = {
    route.path: route for route in (*GENERATING, *EDITING, *WORDS, CUTOUT)
}
"""All POST routes that cost credits, by path."""

STORES = frozenset(route.store for route in ROUTES.values() if route.store)
"""The prefixes under which tasks can be read and listed."""

ICON_RENDER = "/v1/ai/text-to-icon/{task_id}/render/{format}"
"""Delivers a finished icon as a file, at no further price."""
