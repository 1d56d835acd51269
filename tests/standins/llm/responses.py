"""OpenAI Responses, as its API reference describes it: POST /v1/responses."""

import json

from tests.standins.llm.chat_completions import ChatCompletions
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
    parsed,
)


class Responses:
    path = "/v1/responses"
    key = ChatCompletions.key
    error = ChatCompletions.error

    def read(self, body: Json) -> Heard:
        items: list[Json] = body["input"]
        calls = [_called(one) for one in items if one.get("type") == "function_call"]
        results: dict[str, str] = {}
        known: set[str] = set()
        users: list[str] = []
        for item in items:
            match item:
                case {"type": "function_call", "call_id": call_id}:
                    known.add(call_id)
                case {"type": "function_call_output", "call_id": call_id, "output": output}:
                    expect(call_id in known, f"{call_id} is answered before it is asked")
                    expect(call_id not in results, f"{call_id} is answered twice")
                    results[call_id] = output
                case {"role": "user", "content": content}:
                    users.append(_text(content))
                case {"role": "assistant", "content": content}:
                    expect(_text(content), "an assistant message without content")
                case _:
                    expect(None, f"an item {item}")
        checked_order(calls, results)
        return Heard(
            model=body["model"],
            streamed=body.get("stream") is True,
            system=body.get("instructions", ""),
            users=tuple(users),
            calls=tuple(calls),
            results=results,
            tools=frozenset(_tool(one) for one in body.get("tools", [])),
            body=body,
        )

    def whole(self, answer: Answer) -> Json:
        output = [_item(answer, place, one) for place, one in enumerate(answer.items)]
        return _response(answer, "completed", output)

    def frames(self, answer: Answer) -> Frames:
        events: list[Json | Frame] = [
            {"type": "response.created", "response": _response(answer, "in_progress", [])},
            {"type": "response.in_progress", "response": _response(answer, "in_progress", [])},
        ]
        closing: list[Json] = []
        for place, item in enumerate(answer.items):
            events += closing
            events += _opening(answer, place, item)
            closing = _closing(answer, place, item)
        output = [_item(answer, place, one) for place, one in enumerate(answer.items)]
        end = {"type": "response.completed", "response": _response(answer, "completed", output)}
        lines = [
            _event(number, one) if isinstance(one, dict) else one
            for number, one in enumerate([*events, *closing, end])
        ]
        body, ending = len(events), len(events) + len(closing)
        return Frames(body=lines[:body], last_item_end=lines[body:ending], end=lines[ending:])


def _opening(answer: Answer, place: int, item: Item) -> list[Json | Frame]:
    whole = _item(answer, place, item)
    at: Json = {"item_id": whole["id"], "output_index": place}
    if isinstance(item, Say):
        empty = whole | {"content": [], "status": "in_progress"}
        at |= {"content_index": 0}
        part = {"type": "output_text", "text": "", "annotations": [], "logprobs": []}
        deltas: list[Json | Frame] = [
            {"type": "response.output_text.delta", "delta": piece, "logprobs": [], **at}
            for piece in item.pieces
        ]
        if item.held is not None:
            deltas.insert(-1, item.held)
        return [
            {"type": "response.output_item.added", "output_index": place, "item": empty},
            {"type": "response.content_part.added", "part": part, **at},
            *deltas,
        ]
    arguments = whole["arguments"]
    half = len(arguments) // 2
    empty = whole | {"arguments": "", "status": "in_progress"}
    return [
        {"type": "response.output_item.added", "output_index": place, "item": empty},
        *(
            {"type": "response.function_call_arguments.delta", "delta": delta, **at}
            for delta in (arguments[:half], arguments[half:])
        ),
    ]


def _closing(answer: Answer, place: int, item: Item) -> list[Json]:
    whole = _item(answer, place, item)
    at: Json = {"item_id": whole["id"], "output_index": place}
    done: Json = {"type": "response.output_item.done", "output_index": place, "item": whole}
    if isinstance(item, Say):
        at |= {"content_index": 0}
        return [
            {"type": "response.output_text.done", "text": item.text, "logprobs": [], **at},
            {"type": "response.content_part.done", "part": whole["content"][0], **at},
            done,
        ]
    return [
        {
            "type": "response.function_call_arguments.done",
            "arguments": whole["arguments"],
            "name": item.tool,
            **at,
        },
        done,
    ]


def _item(answer: Answer, place: int, item: Item) -> Json:
    ending = f"{answer.model}_{answer.number}_{place}"
    if isinstance(item, Say):
        return {
            "type": "message",
            "id": f"msg_{ending}",
            "role": "assistant",
            "status": "completed",
            "content": [
                {"type": "output_text", "text": item.text, "annotations": [], "logprobs": []}
            ],
        }
    return {
        "type": "function_call",
        "id": f"fc_{ending}",
        "call_id": f"call_{ending}",
        "name": item.tool,
        "arguments": json.dumps(item.arguments),
        "status": "completed",
    }


def _response(answer: Answer, status: str, output: list[Json]) -> Json:
    usage = {
        "input_tokens": 120,
        "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
        "output_tokens": 30,
        "output_tokens_details": {"reasoning_tokens": 0},
        "total_tokens": 150,
    }
    return {
        "id": f"resp_{answer.model}_{answer.number}",
        "object": "response",
        "created_at": 1_772_000_000,
        "status": status,
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "metadata": {},
        "model": answer.model,
        "output": output,
        "parallel_tool_calls": True,
        "temperature": 1.0,
        "tool_choice": "auto",
        "tools": [],
        "top_p": 1.0,
        "usage": usage if status == "completed" else None,
    }


def _called(item: Json) -> Called:
    return Called(id=item["call_id"], tool=item["name"], arguments=parsed(item["arguments"]))


def _tool(tool: Json) -> str:
    expect(tool["type"] == "function", f"a tool of type {tool['type']}")
    return checked_tool(tool["name"], tool.get("description"), tool["parameters"])


def _text(content: str | list[Json]) -> str:
    if isinstance(content, str):
        return content
    return "".join(part["text"] for part in content)


def _event(number: int, content: Json) -> str:
    numbered = content | {"sequence_number": number}
    return f"event: {content['type']}\ndata: {json.dumps(numbered)}\n\n"
