"""What people ask for while everything goes wrong: every kind of route, also one upon another."""

import random
from collections.abc import Sequence
from typing import Final

from freepik.catalog import Capability, Role
from freepik.requests import Wish
from jobs.orders import Order
from storage.jobs import JobInput
from storage.tables import ConversationId, JobId, PersonId

_DRAWING: Final = (
    "mystic",
    "seedream-v4",
    "flux-dev",
    "z-image",
    "flux-2-turbo",
    "imagen3",
    "classic-fast",
    "text-to-icon",
    "improve-prompt",
)
_CHANGING: Final = (
    "seedream-v4-edit",
    "flux-kontext-pro",
    "reimagine-flux",
    "remove-background",
    "image-upscaler",
    "image-upscaler-precision-v2",
    "image-relight",
    "image-to-prompt",
)
_CAPABILITIES: Final = {
    "text-to-icon": Capability.ICON,
    "improve-prompt": Capability.IMPROVE_PROMPT,
    "seedream-v4-edit": Capability.EDIT,
    "flux-kontext-pro": Capability.EDIT,
    "reimagine-flux": Capability.VARY,
    "remove-background": Capability.REMOVE_BACKGROUND,
    "image-upscaler": Capability.UPSCALE,
    "image-upscaler-precision-v2": Capability.UPSCALE,
    "image-relight": Capability.RELIGHT,
    "image-to-prompt": Capability.DESCRIBE,
}
_SEVERAL: Final = {"imagen3": 4, "classic-fast": 4}
_WORDLESS: Final = frozenset(
    {Capability.REMOVE_BACKGROUND, Capability.UPSCALE, Capability.DESCRIBE}
)


def order(
    dice: random.Random,
    number: int,
    *,
    person: PersonId,
    chat: ConversationId,
    earlier: Sequence[JobId],
) -> Order:
    """An order of this person; a third of them change what one of the `earlier` jobs draws."""
    changes = bool(earlier) and dice.random() < 1 / 3
    model = dice.choice(_CHANGING if changes else _DRAWING)
    capability = _CAPABILITIES.get(model, Capability.GENERATE)
    words = f"picture {number}: a red fox in the snow"
    source = JobInput(role=Role.IMAGE, job_id=dice.choice(earlier)) if changes else None
    return Order(
        person_id=person,
        conversation_id=chat,
        platform="console",
        chat=str(chat),
        tool=capability,
        capability=capability,
        model=model,
        wish=Wish(
            capability=capability,
            prompt=None if capability in _WORDLESS else words,
            count=dice.randint(1, _SEVERAL.get(model, 1)),
            factor=2 if capability is Capability.UPSCALE else None,
        ),
        inputs=(source,) if source is not None else (),
        prompt=words,
        request_key=f"wish-{number}",
    )
