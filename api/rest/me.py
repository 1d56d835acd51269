"""What is kept about whoever a key acts for."""

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response, StreamingResponse

from api.rest.access import Keeper, RestOf
from storage.archive import Archive

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


def me_router() -> APIRouter:
    """The routes of one's own data."""
    router = APIRouter(prefix="/me", tags=["privacy"])
    router.add_api_route(
        "/export", exported, name="export", response_class=Response, responses=_ZIP
    )
    return router
