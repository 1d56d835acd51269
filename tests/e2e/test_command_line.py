"""The commands as a newcomer types them."""

import asyncio
import json
import signal
import urllib.request
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.conftest import Freepik, Processes
from tests.e2e.nursery import Nursery
from tests.ports import port_for_later

pytestmark = pytest.mark.e2e


async def test_a_wish_through_a_pipe(tmp_path: Path, processes: Processes) -> None:
    run = await processes.run(
        "-m", "app", "chat", "--data-dir", str(tmp_path), typed="a red fox in the snow\n"
    )
    assert run.code == 0, run.err
    assert "simulator" in run.out
    assert "\x1b" not in run.out
    (picture,) = (tmp_path / "pictures").iterdir()
    assert str(picture.name) in run.out
    with Image.open(picture) as image:
        assert min(image.size) >= 512


async def test_a_chat_loads_only_what_it_uses(
    tmp_path: Path, nursery: Nursery, processes: Processes
) -> None:
    command = ("chat", "--data-dir", str(tmp_path))
    await nursery.run(*command)  # it makes the database, which takes alembic
    again = await processes.run("-X", "importtime", "-m", "app", *command)
    assert again.code == 0
    loaded = {line.rpartition("|")[2].strip() for line in again.err.splitlines()}
    assert "storage.database" in loaded
    unused = {
        "alembic",
        "sqlalchemy.orm",
        "redis",
        "anthropic",
        "openai",
        "discord",
        "rich.markdown",
        "mcp",
        "sse_starlette",
        "standardwebhooks",
        "api.rest.app",
    }
    assert not unused & loaded


async def test_the_demo_ends_with_a_contact_sheet(tmp_path: Path, nursery: Nursery) -> None:
    run = await nursery.run("demo", "--data-dir", str(tmp_path))
    assert run.code == 0, run.out + run.err
    names = sorted(path.name for path in (tmp_path / "pictures").iterdir())
    assert "contact-sheet.png" in names
    assert len(names) >= 4
    assert all(name in run.out for name in names)
    for name in names:
        with Image.open(tmp_path / "pictures" / name) as image:
            image.load()


async def test_a_second_process_on_the_same_folder_is_refused_with_a_sentence(
    tmp_path: Path, nursery: Nursery
) -> None:
    await nursery.begin("chat", "--data-dir", str(tmp_path))
    async with asyncio.timeout(45):
        while not (tmp_path / "lock").exists():
            await asyncio.sleep(0.02)
    second = await nursery.run("chat", "--data-dir", str(tmp_path))
    assert second.code == 2
    assert "Cannot start" in second.err
    assert "Traceback" not in second.err


async def test_the_service_wants_a_key_and_says_what_to_do(
    tmp_path: Path, nursery: Nursery
) -> None:
    run = await nursery.run("run", DATA_DIR=str(tmp_path))
    assert run.code == 2
    assert "FREEPIK_API_KEY" in run.err
    assert "make chat" in run.err


async def test_a_refused_key_stops_the_start(
    tmp_path: Path, freepik: Freepik, nursery: Nursery
) -> None:
    run = await nursery.run(
        "worker",
        DATA_DIR=str(tmp_path),
        FREEPIK_BASE_URL=freepik.base_url,
        FREEPIK_API_KEY="wrong",
    )
    assert run.code == 2
    assert "refuses FREEPIK_API_KEY" in run.err
    assert "Traceback" not in run.err


async def test_bad_settings_are_all_named(nursery: Nursery) -> None:
    run = await nursery.run("run", PORT="banana", LLM_MODELS="llama")
    assert run.code == 2
    assert "PORT" in run.err
    assert "LLM_MODELS" in run.err


async def test_the_service_answers_health_and_stops_on_sigterm(
    tmp_path: Path, freepik: Freepik, processes: Processes
) -> None:
    port = port_for_later()
    process = await processes.start(
        "-m",
        "app",
        "run",
        DATA_DIR=str(tmp_path),
        PORT=str(port),
        FREEPIK_BASE_URL=freepik.base_url,
        FREEPIK_API_KEY="simulator-key",
    )
    report = json.loads(await _fetched(f"http://127.0.0.1:{port}/health"))
    assert report["status"] == "ok"
    metrics = await _fetched(f"http://127.0.0.1:{port}/metrics")
    assert "orchestrator_jobs" in metrics
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(45):
        assert await process.wait() == 0


async def test_the_http_side_alone_serves_the_page_too(
    tmp_path: Path, freepik: Freepik, nursery: Nursery
) -> None:
    pytest.importorskip("nicegui", reason="the extra for the page is not installed")
    port = port_for_later()
    service = await nursery.begin(
        "api",
        DATA_DIR=str(tmp_path),
        PORT=str(port),
        FREEPIK_BASE_URL=freepik.base_url,
        FREEPIK_API_KEY="simulator-key",
        WEB_ENABLED="true",
    )
    assert "Sign in" in await _fetched(f"http://127.0.0.1:{port}/web/")
    assert await _fetched(f"http://127.0.0.1:{port}/health/live")
    await service.end()


async def _fetched(url: str) -> str:
    def fetch() -> str:
        with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310 - our own loopback address
            body: bytes = answer.read()
        return body.decode()

    async with asyncio.timeout(45):
        while True:
            try:
                return await asyncio.to_thread(fetch)
            except OSError:
                await asyncio.sleep(0.1)


WITHOUT_THE_EXTRA = """
import sys
import app.run
from app.cli import main
assert not [name for name in sys.modules if name.startswith("opentelemetry.sdk")], "loaded unasked"
sys.modules["opentelemetry.sdk"] = None
sys.argv = ["app", "run"]
main()
"""


async def test_traces_cost_nothing_unasked_and_say_what_they_need(processes: Processes) -> None:
    run = await processes.run(
        "-c", WITHOUT_THE_EXTRA, OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:9"
    )
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("Cannot start: OTEL_EXPORTER_OTLP_ENDPOINT needs the extra otel")


async def test_a_few_capabilities_from_a_sentence_in_a_process(
    tmp_path: Path, processes: Processes
) -> None:
    """Every one has its sentence in tests/scenario/console/test_every_capability.py."""
    photo = tmp_path / "photo.png"
    await asyncio.to_thread(Image.linear_gradient("L").resize((300, 300)).save, photo)
    # What the service answers at once: nobody waits for a painter.
    said = (f"@{photo}", "remove the background of #1", "is #1 made by ai?")
    run = await processes.run(
        "-m", "app", "chat", "--data-dir", str(tmp_path), typed="".join(f"{one}\n" for one in said)
    )
    assert run.code == 0, run.err
    assert "not made by AI" in run.out
    (cut_out,) = (tmp_path / "pictures").iterdir()
    with Image.open(cut_out) as image:
        assert image.mode == "RGBA"
