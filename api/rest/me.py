"""What is kept about whoever a key acts for."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.responses import Response, StreamingResponse

from api.rest.access import Keeper, RestOf
from storage.archive import Archive
from tools.forget_me import FORGOTTEN, forget

_ZIP: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A zip file: every record as JSON, every picture.",
        "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
    }
}


async def exported(rest: RestOf, by: Keeper) -> Response:
    """All that is kept about the person: messages, orders, receipts, pictures; made as it is read.

    Everything from every chat, so the key needs the scope `manage`.
    """
    services = rest.services
    archive = Archive(
        db=services.db, media=services.media, person_id=by.person.id, now=services.clock()
    )
    headers = {
        "content-disposition": f'attachment; filename="{archive.name}"',
        "cache-control": "no-store",
    }
    return StreamingResponse(archive.stream(), headers=headers, media_type="application/zip")


class Forgotten(BaseModel):
    """What happens from now on."""

    say: str = Field(examples=[FORGOTTEN])


async def forgotten(
    rest: RestOf,
    by: Keeper,
    confirm: Annotated[  # noqa: ARG001 - that it was said is all
        Literal["really"], Query(description="The word “really”, or nothing is done.")
    ],
) -> Forgotten:
    """Forget the person whom the key acts for, as `/forgetme really` does in a chat.

    There is no way back, and their keys end with this answer; `GET /v1/me/export` first, if a copy
    is wanted. What becomes of what is in docs/privacy.md. Needs the scope `manage`.
    """
    await forget(rest.context(by, f"api:{rest.services.ids()}"))
    return Forgotten(say=FORGOTTEN)


def me_router() -> APIRouter:
    """The routes of one's own data."""
    router = APIRouter(prefix="/me", tags=["privacy"])
    router.add_api_route("", forgotten, methods=["DELETE"], name="forget", status_code=202)
    router.add_api_route(
        "/export", exported, name="export", response_class=Response, responses=_ZIP
    )
    return router
