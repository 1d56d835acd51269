"""The rules of the house that no linter knows."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from importlib import import_module
from itertools import chain, pairwise
from pathlib import Path

import pytest

from tools.registry import TOOLS

ROOT = Path(__file__).parents[2]
PACKAGES = (
    "agent",
    "api",
    "app",
    "benchmarks",
    "bots",
    "config",
    "freepik",
    "jobs",
    "prompts",
    "simulator",
    "storage",
    "tools",
)
FILE_LINES = 450
FUNCTION_LINES = 60
# Long for another reason than doing much: one table, written as one expression.
LONG_TABLES = frozenset({"agent/understanding/vocabulary/core_table.py:vocabulary"})
FORBIDDEN_NAMES = re.compile(r"(^|_)(utils?|helpers?|managers?|misc|common)(_|\.|$)", re.IGNORECASE)
# Spelled in pieces so that this file does not contain what it forbids.
FORBIDDEN_TEXT = re.compile(
    "|".join(["py" + r"pi\.org", "python" + "hosted", r"registry\." + "npm", "deb" + r"ian\.org"])
)


def tracked(*patterns: str) -> list[Path]:
    listing = subprocess.run(  # noqa: S603 - our own arguments, no shell
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],  # noqa: S607 - git from PATH
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for name in listing.stdout.splitlines() if (path := ROOT / name).is_file()]


def sources() -> list[Path]:
    return [path for path in tracked("*.py") if path.relative_to(ROOT).parts[0] in PACKAGES]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_files_stay_readable() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in sources()
        if (count := len(path.read_text().splitlines())) > FILE_LINES
    }
    assert not long


def test_functions_stay_readable() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{function.name}"
        for path in sources()
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno + 1 > FUNCTION_LINES
    }
    assert long == LONG_TABLES


def test_names_say_what_a_thing_is() -> None:
    assert not [path for path in sources() if FORBIDDEN_NAMES.search(path.name)]


def test_broad_handlers_give_their_reason() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.match(r"\s*except (Base)?Exception\b", line) and "#" not in line
    ]
    assert not bare


def test_every_exemption_gives_its_reason() -> None:
    marker = re.compile(
        r"#\s*(noqa: [A-Z0-9, ]+|type: ignore\[[a-z-, ]+\]|"
        r"(?:fmt|ruff|mypy|pragma|nosec)\b:? ?[a-z-]*)(?P<reason>.*)$"
    )
    silent = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked("*.py")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if (found := marker.search(line)) and len(found["reason"].strip(" -#")) < 8
    ]
    assert not silent


def test_every_skip_and_everything_silenced_gives_its_reason() -> None:
    silencing = re.compile(r"mark\.filterwarnings\(|simplefilter\(|suppress_health_check=")
    skipping = re.compile(
        r"^\s*(?:@|\w+ = )?pytest\.(?:mark\.(?:skip|skipif|xfail)|importorskip)\b"
    )
    silent = []
    for path in tracked("tests/*.py"):
        lines = path.read_text().splitlines()
        for before, line in pairwise(["", *lines]):
            skips = skipping.match(line) and "reason=" not in line
            said = before.lstrip().startswith("#") or re.search(r"  # .{8}", line)
            silences = silencing.search(line) and not said
            if (skips or silences) and path != Path(__file__):
                silent.append(f"{path.relative_to(ROOT)}: {line.strip()}")
    assert not silent


def test_nothing_of_this_machine_is_in_the_repository() -> None:
    here = str(ROOT.parent) + "/"
    guilty = []
    for path in tracked():
        if path.suffix in {".png", ".jpg", ".webp", ".ico"}:
            continue
        text = path.read_text(errors="replace")
        # A clone may lie anywhere, also in a short folder such as /tmp, which tests may name.
        if FORBIDDEN_TEXT.search(text) or (len(here) > len("/tmp/") and here in text):  # noqa: S108 - its length, no file is made
            guilty.append(str(path.relative_to(ROOT)))
    assert not guilty


def test_every_dependency_is_used() -> None:
    modules = {
        "pydantic-ai-slim": "pydantic_ai",
        "pillow": "PIL",
        "prometheus-client": "prometheus_client",
        "pydantic-settings": "pydantic_settings",
        "sse-starlette": "sse_starlette",
        "aiosqlite": r"sqlite\+aiosqlite",
        "asyncpg": r"postgresql\+asyncpg",
        "markdown-it-py": "markdown_it",
        "opentelemetry-api": "opentelemetry",
        "opentelemetry-sdk": r"opentelemetry\.sdk",
        "opentelemetry-exporter-otlp-proto-http": r"opentelemetry\.exporter\.otlp\.proto\.http",
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    text = "\n".join(path.read_text() for path in sources())
    unused = []
    extras = chain.from_iterable(project["optional-dependencies"].values())
    for requirement in [*project["dependencies"], *extras]:
        name = re.split(r"[\[<>=~! ]", requirement)[0]
        if not re.search(rf"\b{modules.get(name, name)}\b", text):
            unused.append(name)
    assert not unused


@pytest.mark.parametrize("package", PACKAGES)
def test_no_installed_package_shadows_ours(package: str) -> None:
    file = import_module(package).__file__
    assert file is not None
    assert Path(file).is_relative_to(ROOT)


@pytest.mark.parametrize("tool", sorted(TOOLS))
def test_every_tool_has_a_scenario(tool: str) -> None:
    scenarios = "\n".join(path.read_text() for path in tracked("tests/scenario/**/*.py"))
    assert re.search(rf"\b{tool}\b", scenarios)


def test_locks_name_no_index_and_pin_every_hash() -> None:
    for name in (
        "requirements.lock",
        "requirements-dev.lock",
        "requirements-uv.lock",
        "requirements-web.lock",
        "requirements-otel.lock",
    ):
        text = (ROOT / name).read_text()
        assert "index" not in text.split("==")[0]
        pins = re.findall(r"^[a-z0-9][^\s]*==", text, re.MULTILINE)
        assert pins
        blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
        assert all("--hash=sha256:" in block for block in blocks)
