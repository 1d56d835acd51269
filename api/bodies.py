"""Reading what strangers send, up to a limit."""

from starlette.requests import ClientDisconnect, Request


async def bounded_body(request: Request, limit: int) -> bytes | None:
    """The body; None when it is longer than `limit` bytes or the sender has gone."""
    chunks = bytearray()
    try:
        async for chunk in request.stream():
            chunks += chunk
            if len(chunks) > limit:
                return None
    except ClientDisconnect:
        return None
    return bytes(chunks)
