"""The command line with a language model behind it, which here is a scripted one on loopback."""

from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.nursery import Nursery, Run
from tests.standins.llm.script import Call, Say
from tests.standins.llm.server import KEY, Llm

pytestmark = pytest.mark.e2e

WISH = "a red fox in the snow"


async def chat(folder: Path, nursery: Nursery, llm: Llm, *, key: str) -> Run:
    return await nursery.run(
        "chat",
        "--data-dir",
        str(folder),
        typed=f"{WISH}\n",
        LLM_MODELS="gateway:scripted",
        OPENAI_BASE_URL=f"{llm.url}/v1",
        OPENAI_API_KEY=key,
    )


def painted(folder: Path) -> Path:
    (picture,) = (folder / "pictures").iterdir()
    with Image.open(picture) as image:
        image.load()
    return picture


async def test_the_words_are_the_models_and_the_picture_is_painted(
    tmp_path: Path, nursery: Nursery, llm: Llm
) -> None:
    words = "Your fox is being drawn now, with a wink."
    llm.plays(Call("generate", {"prompt": f"{WISH}, winking"}), Say(words))

    run = await chat(tmp_path, nursery, llm, key=KEY)

    assert run.code == 0, run.err
    assert words in run.out
    assert painted(tmp_path).name in run.out
    assert [heard.users for heard in llm.heard] == [(WISH,)] * 2


async def test_with_a_wrong_key_it_is_painted_by_the_rules(
    tmp_path: Path, nursery: Nursery, llm: Llm
) -> None:
    run = await chat(tmp_path, nursery, llm, key="sk-wrong")

    assert run.code == 0, run.err
    assert WISH in run.out
    assert painted(tmp_path).name in run.out
    assert llm.refused == ["sk-wrong"]
    log = (tmp_path / "orchestrator.log").read_text()
    assert log.count("model.passed_over") == 1
    assert "sk-wrong" not in log + run.out + run.err
