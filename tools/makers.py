"""The tools whose calls come to pictures of a picture or of words: what a step can be."""

from collections.abc import Mapping
from types import MappingProxyType

from tools import (
    change_view,
    classify,
    compare,
    contact_sheet,
    convert,
    crop,
    describe,
    edit,
    expand,
    generate,
    icon,
    overlay,
    relight,
    remove_background,
    resize,
    retouch,
    style_transfer,
    suggest_prompt,
    upscale,
    vary,
)
from tools.tool import Tool

ORDERED = (
    generate.TOOL,
    edit.TOOL,
    vary.TOOL,
    upscale.TOOL,
    remove_background.TOOL,
    relight.TOOL,
    style_transfer.TOOL,
    expand.TOOL,
    change_view.TOOL,
    retouch.TOOL,
    describe.TOOL,
    classify.TOOL,
    icon.TOOL,
    suggest_prompt.TOOL,
)
"""Done by the provider, for its price."""
CRAFTED = (
    crop.TOOL,
    resize.TOOL,
    convert.TOOL,
    overlay.TOOL,
    compare.TOOL,
    contact_sheet.TOOL,
)
"""Done here, for nothing."""
MAKERS: Mapping[str, Tool] = MappingProxyType({one.name: one for one in (*ORDERED, *CRAFTED)})
