"""The address that was judged is the one that is called, whatever a name answers the next time."""

from collections.abc import Sequence

import httpx
import pytest

from api.outgoing import NotCallable
from app.calling import Calls

PUBLIC, OURS = "93.184.216.34", "127.0.0.1"


class Resolver:
    """A name whose owner changes what it means from one question to the next."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = [list(answer) for answer in answers]

    async def __call__(self, _name: str, _port: int | None) -> list[str]:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def calls(resolver: Resolver, seen: list[httpx.Request], *, status: int = 200) -> Calls:
    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(status, headers={"location": f"http://{OURS}/"})

    return Calls(http=httpx.AsyncClient(transport=httpx.MockTransport(answer)), lookup=resolver)


async def test_a_name_that_turns_to_our_network_is_called_where_it_was_judged() -> None:
    seen: list[httpx.Request] = []
    rebinding = calls(Resolver([PUBLIC], [OURS]), seen)
    assert await rebinding.post("https://shop.example/hook", headers={}, body="{}") == 200
    assert seen[0].url.host == PUBLIC
    assert seen[0].headers["host"] == "shop.example"
    assert seen[0].extensions["sni_hostname"] == "shop.example"
    # The next call asks again, and is refused.
    with pytest.raises(NotCallable, match="private"):
        await rebinding.post("https://shop.example/hook", headers={}, body="{}")
    assert len(seen) == 1


@pytest.mark.parametrize(
    "answer", [[OURS], [PUBLIC, OURS], ["10.0.0.1"], ["::1"], ["fe80::1"], ["169.254.169.254"]]
)
async def test_one_private_address_among_many_is_enough(answer: list[str]) -> None:
    seen: list[httpx.Request] = []
    with pytest.raises(NotCallable):
        await calls(Resolver(answer), seen).post("https://a.example/", headers={}, body="{}")
    assert seen == []


async def test_no_redirect_is_followed() -> None:
    seen: list[httpx.Request] = []
    there = calls(Resolver([PUBLIC]), seen, status=307)
    assert await there.post("https://a.example/", headers={}, body="{}") == 307
    assert len(seen) == 1
