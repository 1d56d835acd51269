"""A picture store on loopback that speaks S3, and has bad days."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Bucket:
    """As much of S3 as a store of whole files speaks.

    `broken`: it refuses everything; `full`: nothing new has room; `seconds`: before each answer.
    """

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.broken = False
        self.full = False
        self.seconds = 0.0

    @asynccontextmanager
    async def served(self) -> AsyncIterator[str]:
        """Inside, it answers at this address."""
        server = await asyncio.start_server(self.answer, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        yield f"s3://key:secret@pictures/deep?endpoint=http://127.0.0.1:{port}&region=here"
        server.close()

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                lines = head.decode().split("\r\n")
                method, path, _ = lines[0].split(" ")
                fields = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
                body = await reader.readexactly(int(fields.get("content-length", 0)))
                await asyncio.sleep(self.seconds)
                status, content = self._act(method, path, body)
                writer.write(
                    f'HTTP/1.1 {status}\r\nContent-Length: {len(content)}\r\nETag: "1"\r\n'
                    "Last-Modified: Mon, 02 Mar 2026 12:00:00 GMT\r\n\r\n".encode()
                    + content
                )
                await writer.drain()
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass  # the client, or the test, is done
        finally:
            writer.close()

    def _act(self, method: str, path: str, body: bytes) -> tuple[str, bytes]:
        if self.broken:
            return "403 Forbidden", b"<Error/>"
        if method == "PUT":
            if self.full:
                return "507 Insufficient Storage", b"<Error/>"
            self.objects[path] = body
            return "200 OK", b""
        if method == "POST":  # DeleteObjects
            keys = re.findall("<Key>(.*?)</Key>", body.decode())
            for key in keys:
                self.objects.pop(f"/pictures/{key}", None)
            gone = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in keys)
            return "200 OK", f"<DeleteResult>{gone}</DeleteResult>".encode()
        if path not in self.objects:
            return "404 Not Found", b"<Error><Code>NoSuchKey</Code></Error>"
        return "200 OK", self.objects[path]
