"""Every defence that can be taken away is one that the security document tells."""

import re

from tests.house.test_rules import ROOT
from tests.mutation.defences import DEFENCES


def test_every_mutant_is_of_a_defence_that_the_document_tells() -> None:
    document = (ROOT / "docs" / "security.md").read_text()
    shown = set(re.findall(r"`(tests/[\w/]+\.py::\w+)`", document))
    assert len(DEFENCES) >= 12
    assert {one.test for one in DEFENCES} <= shown


def test_every_defence_stands_where_the_mutants_look_for_it() -> None:
    moved = [one.name for one in DEFENCES if (ROOT / one.file).read_text().count(one.old) != 1]
    assert not moved
