"""What the README says is true: its commands exist, and each promise names a test that exists."""

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from app.cli import cli

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "CONTRIBUTING.md"]


def shell_lines(document: Path) -> list[str]:
    blocks = re.findall(r"```(?:sh|bash|console)\n(.*?)```", document.read_text(), re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


def test_every_make_target_in_the_documents_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {
        target
        for document in DOCUMENTS
        for line in shell_lines(document)
        for target in re.findall(r"\bmake ([a-z]+)", line)
    }
    assert named
    assert named <= targets


def test_every_subcommand_in_the_documents_exists() -> None:
    command = get_command(cli)
    known = set(getattr(command, "commands", {}))
    named = set()
    for document in DOCUMENTS:
        for line in shell_lines(document):
            words = shlex.split(line, comments=True)
            for position, word in enumerate(words[:-1]):
                if word == "app" and words[position - 1] == "-m":
                    named.add(words[position + 1])
                if word.endswith("freepik-orchestrator"):
                    named.add(words[position + 1])
    assert {name for name in named if not name.startswith("-")} <= known


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_into_the_repository_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text())
    broken = [link for link in links if not (document.parent / link).exists()]
    assert not broken


def test_every_promise_names_its_test() -> None:
    promises = [
        line
        for line in (ROOT / "README.md").read_text().splitlines()
        if re.match(r"\|\s*\*\*", line)
    ]
    assert promises
    for line in promises:
        assert re.search(r"\]\((tests|benchmarks)/[^)]+\)", line), line


def test_every_test_that_a_document_names_exists() -> None:
    named = {
        (path, name)
        for document in DOCUMENTS
        for path, name in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", document.read_text())
    }
    assert named
    gone = [
        f"{path}::{name}"
        for path, name in named
        if not re.search(rf"^(?:async )?def {name}\(", (ROOT / path).read_text(), re.MULTILINE)
    ]
    assert not gone
