"""Anthropic Messages, as its API reference describes it: POST /v1/messages."""

import json
import re
from collections.abc import Mapping
from itertools import pairwise

from tests.standins.llm.script import (
    Answer,
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
)

_VERSION = re.compile(r"\d{4}-\d{2}-\d{2}")
_KINDS = {400: "invalid_request_error", 401: "authentication_error", 429: "rate_limit_error"}


class Messages:
    path = "/v1/messages"

    def key(self, headers: Mapping[str, str]) -> str | None:
        # The official client sends a bearer token since 2.0, other clients x-api-key.
        _, _, bearer = headers.get("authorization", "").partition("Bearer ")
        dated = _VERSION.fullmatch(headers.get("anthropic-version", ""))
        return (headers.get("x-api-key") or bearer) if dated else None

    def read(self, body: Json) -> Heard:
        expect(body.get("max_tokens", 0) > 0, "no max_tokens")
        messages: list[Json] = body["messages"]
        roles = [message["role"] for message in messages]
        expect(roles[0] == roles[-1] == "user", f"{roles} do not begin and end with the user")
        expect(all(one != other for one, other in pairwise(roles)), f"{roles} do not alternate")
        calls: list[Called] = []
        results: dict[str, str] = {}
        for asked, answered in pairwise([*messages, {"role": "user", "content": ""}]):
            made = [_called(one) for one in _blocks(asked) if one["type"] == "tool_use"]
            given = {
                one["tool_use_id"]: _text(one["content"])
                for one in _blocks(answered)
                if one["type"] == "tool_result"
            }
            checked_order(made, given)
            calls += made
            results |= given
        return Heard(
            model=body["model"],
            streamed=body.get("stream") is True,
            system=_text(body.get("system", "")),
            users=tuple(_text(_blocks(one)) for one in messages if one["role"] == "user"),
            calls=tuple(calls),
            results=results,
            tools=frozenset(
                checked_tool(one["name"], one.get("description"), one["input_schema"])
                for one in body.get("tools", [])
            ),
            body=body,
        )

    def whole(self, answer: Answer) -> Json:
        content = [_block(answer, place, item) for place, item in enumerate(answer.items)]
        return _message(answer) | {"content": content, "stop_reason": _why(answer)}

    def frames(self, answer: Answer) -> Frames:
        body: list[Frame] = [
            _event("message_start", message=_message(answer)),
            _event("ping"),
        ]
        for place, item in enumerate(answer.items):
            if place:
                body.append(_event("content_block_stop", index=place - 1))
            body += _deltas(answer, place, item)
        return Frames(
            body=body,
            last_item_end=[_event("content_block_stop", index=len(answer.items) - 1)],
            end=[
                _event(
                    "message_delta",
                    delta={"stop_reason": _why(answer), "stop_sequence": None},
                    usage={"output_tokens": 30},
                ),
                _event("message_stop"),
            ],
        )

    def error(self, status: int, message: str) -> Json:
        kind = _KINDS.get(status, "api_error")
        return {
            "type": "error",
            "error": {"type": kind, "message": message},
            "request_id": "req_1",
        }


def _deltas(answer: Answer, place: int, item: Item) -> list[Frame]:
    block = _block(answer, place, item)
    if isinstance(item, Say):
        start = _event("content_block_start", index=place, content_block=block | {"text": ""})
        frames: list[Frame] = [
            _delta(place, {"type": "text_delta", "text": piece}) for piece in item.pieces
        ]
        if item.held is not None:
            frames.insert(-1, item.held)
        return [start, *frames]
    arguments = json.dumps(item.arguments)
    half = len(arguments) // 2
    return [
        _event("content_block_start", index=place, content_block=block | {"input": {}}),
        *(
            _delta(place, {"type": "input_json_delta", "partial_json": part})
            for part in ("", arguments[:half], arguments[half:])
        ),
    ]


def _block(answer: Answer, place: int, item: Item) -> Json:
    if isinstance(item, Say):
        return {"type": "text", "text": item.text, "citations": None}
    return {
        "type": "tool_use",
        "id": f"toolu_{answer.model}_{answer.number}_{place}",
        "name": item.tool,
        "input": dict(item.arguments),
    }


def _called(block: Json) -> Called:
    expect(isinstance(block["input"], dict), "the input of a call is no object")
    return Called(id=block["id"], tool=block["name"], arguments=block["input"])


def _blocks(message: Json) -> list[Json]:
    content = message["content"]
    blocks = content if isinstance(content, list) else [{"type": "text", "text": content}]
    if message["role"] == "assistant":
        expect(all(one["text"].strip() for one in blocks if one["type"] == "text"), "empty text")
    return blocks


def _text(content: str | list[Json]) -> str:
    if isinstance(content, str):
        return content
    return "".join(one["text"] for one in content if one["type"] == "text")


def _why(answer: Answer) -> str:
    return "end_turn" if all(isinstance(one, Say) for one in answer.items) else "tool_use"


def _message(answer: Answer) -> Json:
    return {
        "id": f"msg_{answer.number}",
        "type": "message",
        "role": "assistant",
        "model": answer.model,
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "usage": {"input_tokens": 120, "output_tokens": 30},
    }


def _delta(place: int, delta: Json) -> str:
    return _event("content_block_delta", index=place, delta=delta)


def _event(kind: str, **content: object) -> str:
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **content})}\n\n"
