"""Every table and every kind of file has its place in export, forgetting and retention.

Whoever adds one says here what becomes of it; that it does is shown by tests/contract/
test_forgetting.py and test_retention.py and tests/scenario/privacy, which fill the whole schema.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from storage import forgetting, retention
from storage.own_data import TOLD, UNTOLD
from storage.retention import Ages
from storage.tables import metadata
from tests.house.test_rules import ROOT, sources

FILES = {
    "jobs/keeping.py": "originals and thumbnails: with the last picture that has their bytes",
    "tools/receiving.py": "the same, of what people send",
    "jobs/results.py": "answers that wait to become pictures: noted when their order is emptied",
    "bots/webbot/adapter.py": "what people send on the page, and archives: noted as they come",
    "storage/restore.py": "those of a backup, whose rows come with them",
    "app/doctor.py": "a probe, of nobody",
    "app/health.py": "a probe, of nobody",
}
"""Who puts files into the store, and when they go."""
ON_DISK = {
    "app/simulated.py": "a port number",
    "app/whole_file.py": "a backup or an archive, where the operator asked for it",
    "bots/consolebot/adapter.py": "pictures and archives for who sits at this terminal",
    "agent/understanding/learned/training.py": "weights learned from our own examples",
    "bots/told.py": "digests of what platforms were told about us",
}
"""Who writes files beside the store."""
_PERSON = re.compile(r"person|external_id|^who$|prompt|caption|alt_text|said|body|words")


def test_every_table_is_told_or_said_to_have_nothing_to_tell() -> None:
    told = {one.table.name for one in TOLD}
    assert told | UNTOLD.keys() == metadata.tables.keys()
    assert not told & UNTOLD.keys()
    person = metadata.tables["person"]
    for name in UNTOLD:
        for column in metadata.tables[name].c:
            assert not column.references(person.c.id), (name, column.name)


def test_no_secret_is_told() -> None:
    # By name: a new one has to be put among what is not told.
    for one in TOLD:
        for column in one.columns:
            is_picture = one.table.name == "image" and column.name == "sha256"
            assert is_picture or column.name not in {"sha256", "secret", "token"}, one.table.name


def test_every_table_says_what_forgetting_does_to_it() -> None:
    assert forgetting.HOW.keys() == metadata.tables.keys()
    for name, how in forgetting.HOW.items():
        if how.startswith("deleted") or not (columns := _of_people(name)):
            continue
        # What stays is emptied, or said to be without words.
        assert how.startswith(("emptied", "kept", "names in it", "a fingerprint")), (name, columns)


def test_every_table_says_for_how_long() -> None:
    assert retention.WHEN.keys() == metadata.tables.keys()
    ages = {one.name for one in fields(Ages)}
    assert ages - {"deleted"} == {when for when in retention.WHEN.values() if when in ages}


def test_every_kind_of_file_says_when_it_goes() -> None:
    assert {_name(file) for file in _ours() if _calls(file, "put")} == set(FILES)
    written = {_name(file) for file in _ours() if _calls(file, "write_bytes", "write_text")}
    written |= {
        _name(file) for file in _ours() if re.search(r'open(\(path)?, "[wax]b?"', file.read_text())
    }
    assert written == set(ON_DISK)


def _of_people(table: str) -> list[str]:
    return [column.name for column in metadata.tables[table].c if _PERSON.search(column.name)]


def _ours() -> Iterator[Path]:
    aside = {"simulator", "benchmarks"}
    return (path for path in sources() if path.relative_to(ROOT).parts[0] not in aside)


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _calls(file: Path, *names: str) -> bool:
    """Whether something of these names is called on a store, or on a path."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value)
            if node.func.attr in names and (names != ("put",) or owner.endswith("media")):
                return True
    return False
