"""`make mutants`: takes each defence away in a copy of the sources, and runs the test it has."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.mutation.defences import DEFENCES, Defence

_ROOT = Path(__file__).parents[2]
_FAILED = 1  # pytest's exit code when tests ran and some failed


def main() -> int:
    """Print what became of each; returns 0 when every test failed as it must."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only defences with one of these words in them")
    words = parser.parse_args().names
    chosen = [one for one in DEFENCES if not words or any(word in one.name for word in words)]
    with tempfile.TemporaryDirectory(prefix="mutants") as name:
        copy = Path(name) / "copy"
        _copy_to(copy)
        if _run(copy, sorted({one.test for one in chosen})) != 0:
            _say("These tests fail with every defence in place; mend that first.")
            return 1
        survived = [one for one in chosen if not _caught(copy, one)]
    _say(f"{len(chosen) - len(survived)} of {len(chosen)} defences are held by their test.")
    return 1 if survived else 0


def _copy_to(copy: Path) -> None:
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    files = subprocess.run(listed, cwd=_ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    for file in filter(None, files.stdout.split("\0")):
        source = _ROOT / file
        if source.is_file():
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, copy / file)


def _caught(copy: Path, defence: Defence) -> bool:
    path = copy / defence.file
    whole = path.read_text()
    if whole.count(defence.old) != 1:
        _say(f"MOVED     {defence.name}: look at {defence.file}")
        return False
    path.write_text(whole.replace(defence.old, defence.new))
    try:
        caught = _run(copy, [defence.test]) == _FAILED
    finally:
        path.write_text(whole)
    _say(f"{'caught  ' if caught else 'SURVIVED'}  {defence.name}  ({defence.test})")
    return caught


def _run(copy: Path, tests: Sequence[str]) -> int:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    # A file may change twice within a second, and what was compiled of it would be believed.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}  # noqa: TID251 - handed on as it is
    run = subprocess.run(command, cwd=copy, env=environment, capture_output=True, check=False)  # noqa: S603 - our own words
    return run.returncode


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - it is a command


if __name__ == "__main__":
    sys.exit(main())
