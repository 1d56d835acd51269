"""OpenAI Chat Completions, as its API reference describes it: POST /v1/chat/completions."""

import json
from collections.abc import Mapping, Sequence
from itertools import takewhile

from tests.standins.llm.script import (
    Answer,
    Call,
    Called,
    Frame,
    Frames,
    Heard,
    Item,
    Json,
    Say,
    checked_order,
    checked_tool,
    expect,
    parsed,
)

USAGE: Json = {"prompt_tokens": 120, "completion_tokens": 30, "total_tokens": 150}


class ChatCompletions:
    path = "/v1/chat/completions"

    def key(self, headers: Mapping[str, str]) -> str | None:
        scheme, _, key = headers.get("authorization", "").partition(" ")
        return key if scheme == "Bearer" else None

    def read(self, body: Json) -> Heard:
        messages: list[Json] = body["messages"]
        system = [
            text(one["content"]) for one in messages if one["role"] in {"system", "developer"}
        ]
        expect(messages[0]["role"] in {"system", "developer"}, "no instructions first")
        expect(messages[-1]["role"] in {"user", "tool"}, "nothing to answer")
        calls: list[Called] = []
        results: dict[str, str] = {}
        for place, message in enumerate(messages):
            made = [_called(one) for one in message.get("tool_calls") or []]
            if message["role"] == "assistant":
                expect(made or text(message.get("content")), "an assistant message without content")
            following = takewhile(lambda one: one["role"] == "tool", messages[place + 1 :])
            answers = {one["tool_call_id"]: text(one["content"]) for one in following}
            if made:
                checked_order(made, answers)
                calls += made
                results |= answers
        expect(
            sum(one["role"] == "tool" for one in messages) == len(results),
            "a tool message that answers no call before it",
        )
        return Heard(
            model=body["model"],
            streamed=body.get("stream") is True,
            system="\n".join(system),
            users=tuple(text(one["content"]) for one in messages if one["role"] == "user"),
            calls=tuple(calls),
            results=results,
            tools=frozenset(_tool(one) for one in body.get("tools", [])),
            body=body,
        )

    def whole(self, answer: Answer) -> Json:
        said = "".join(one.text for one in answer.items if isinstance(one, Say))
        calls = [
            _call(answer, place, one)
            for place, one in enumerate(answer.items)
            if isinstance(one, Call)
        ]
        message: Json = {"role": "assistant", "content": said or None, "refusal": None}
        choice: Json = {
            "index": 0,
            "message": message | ({"tool_calls": calls} if calls else {}),
            "finish_reason": "tool_calls" if calls else "stop",
            "logprobs": None,
        }
        return _head(answer, "chat.completion") | {"choices": [choice], "usage": USAGE}

    def frames(self, answer: Answer) -> Frames:
        body: list[Frame] = [_chunk(answer, {"role": "assistant", "content": ""})]
        calls = [one for one in answer.items if isinstance(one, Call)]
        for place, item in enumerate(answer.items):
            body += _deltas(answer, place, item, calls)
        usage = _head(answer, "chat.completion.chunk") | {"choices": [], "usage": USAGE}
        return Frames(
            body=body,
            last_item_end=[],
            end=[
                _chunk(answer, {}, finish="tool_calls" if calls else "stop"),
                _data(usage),
                "data: [DONE]\n\n",
            ],
        )

    def error(self, status: int, message: str) -> Json:
        kind = {401: "invalid_request_error", 429: "rate_limit_error"}.get(status, "server_error")
        code = {401: "invalid_api_key", 429: "rate_limit_exceeded"}.get(status)
        return {"error": {"message": message, "type": kind, "param": None, "code": code}}


def text(content: str | list[Json] | None) -> str:
    """The words of a message, whether plain or in parts."""
    if isinstance(content, list):
        return "".join(part["text"] for part in content)
    return content or ""


def _deltas(answer: Answer, place: int, item: Item, calls: Sequence[Call]) -> list[Frame]:
    if isinstance(item, Say):
        frames: list[Frame] = [_chunk(answer, {"content": piece}) for piece in item.pieces]
        return [*frames[:-1], item.held, frames[-1]] if item.held is not None else frames
    index = calls.index(item)
    call = _call(answer, place, item)
    arguments = call["function"]["arguments"]
    call["function"] = call["function"] | {"arguments": ""}
    half = len(arguments) // 2
    return [
        _chunk(answer, {"tool_calls": [{"index": index, **call}]}),
        *(
            _chunk(answer, {"tool_calls": [{"index": index, "function": {"arguments": part}}]})
            for part in (arguments[:half], arguments[half:])
        ),
    ]


def _call(answer: Answer, place: int, item: Call) -> Json:
    return {
        "id": f"call_{answer.model}_{answer.number}_{place}",
        "type": "function",
        "function": {"name": item.tool, "arguments": json.dumps(item.arguments)},
    }


def _called(call: Json) -> Called:
    expect(call["type"] == "function", f"a call of type {call['type']}")
    function = call["function"]
    return Called(id=call["id"], tool=function["name"], arguments=parsed(function["arguments"]))


def _tool(tool: Json) -> str:
    expect(tool["type"] == "function", f"a tool of type {tool['type']}")
    function = tool["function"]
    return checked_tool(function["name"], function.get("description"), function["parameters"])


def _head(answer: Answer, kind: str) -> Json:
    return {
        "id": f"chatcmpl-{answer.number}",
        "object": kind,
        "created": 1_772_000_000,
        "model": answer.model,
    }


def _chunk(answer: Answer, delta: Json, *, finish: str | None = None) -> str:
    choice: Json = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
    return _data(_head(answer, "chat.completion.chunk") | {"choices": [choice]})


def _data(content: Json) -> str:
    return f"data: {json.dumps(content)}\n\n"
