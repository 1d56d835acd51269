"""Every way into the product, and what each of them asks of who comes through it.

The tables here are held against the product by `test_matrix`: who adds a door, a button or a route
has to say here what it needs.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bots.buttons import Action
from tools.registry import TOOLS
from tools.rights import Right
from tools.tool import Tool

ROOT = Path(__file__).parents[3]

CALLERS: Mapping[str, str] = {
    "agent/toolset.py": "agent",
    "agent/ruled.py": "agent",
    "agent/turns.py": "agent",
    "bots/commands.py": "command",
    "bots/actions.py": "button",
    "bots/proposals.py": "button",
    "api/rest/tools.py": "rest",
    "api/rest/workflows.py": "rest",
    "api/rest/analytics.py": "rest",
    "api/mcp.py": "mcp",
    "bots/webbot/asking.py": "page",
    "bots/webbot/tag_sheet.py": "page",
    "tools/conductor.py": "run",
    # On a service of its own that nobody can reach.
    "app/simulated_stage.py": "run",
}
"""Every module that calls tools, and the door it belongs to."""

BUTTONS: Mapping[Action, Right] = {
    Action.UPSCALE: Right.CREATE,
    Action.VARY: Right.CREATE,
    Action.EDIT: Right.CREATE,
    Action.UNDO: Right.VIEW,
    Action.SHOW: Right.VIEW,
    Action.ORIGINAL: Right.VIEW,
    Action.PROMPT: Right.VIEW,
    Action.DELETE: Right.VIEW,
    Action.RESTORE: Right.VIEW,
    Action.REPORT: Right.VIEW,
    Action.MINE: Right.CREATE,
    Action.YOURS: Right.CREATE,
    Action.REWORD: Right.CREATE,
    Action.APPROVE: Right.CREATE,
    Action.DECLINE: Right.CREATE,
    Action.CANCEL: Right.CREATE,
    Action.RETRY: Right.CREATE,
    Action.AGAIN: Right.CREATE,
    Action.DRAW: Right.CREATE,
    Action.ZIP: Right.CREATE,
}

ROUTES: Mapping[str, Right | None] = {
    "GET /v1/analytics": Right.VIEW,
    "GET /v1/status/{job_id}": Right.VIEW,
    "POST /v1/jobs/{job_id}/approve": Right.CREATE,
    "POST /v1/jobs/{job_id}/cancel": Right.CREATE,
    "GET /v1/images": Right.VIEW,
    "POST /v1/images": Right.VIEW,
    "GET /v1/images/{picture}": Right.VIEW,
    "GET /v1/images/{picture}/file": Right.VIEW,
    "GET /v1/images/{picture}/thumbnail": Right.VIEW,
    "POST /v1/chat": Right.VIEW,
    "GET /v1/workflows": Right.VIEW,
    "POST /v1/workflows": TOOLS["save_workflow"].needs,
    "POST /v1/workflows/{name}/runs": Right.CREATE,
    "GET /v1/runs/{run_id}": Right.VIEW,
    "GET /v1/events": Right.VIEW,
    "GET /v1/keys": Right.VIEW,
    "POST /v1/keys": Right.VIEW,
    "POST /v1/keys/{key_id}/rotate": Right.VIEW,
    "DELETE /v1/keys/{key_id}": Right.VIEW,
    "GET /v1/me/export": Right.VIEW,
    "DELETE /v1/me": Right.VIEW,
    "GET /v1/webhooks": Right.VIEW,
    "POST /v1/webhooks": Right.VIEW,
    "DELETE /v1/webhooks/{webhook_id}": Right.VIEW,
    "GET /v1/webhooks/{webhook_id}/messages": Right.VIEW,
    "POST /v1/webhooks/{webhook_id}/messages/{message_id}/replay": Right.VIEW,
    # Of the process, for whoever watches over it.
    "GET /health": None,
    "GET /health/live": None,
    "GET /health/ready": None,
}
"""What the routes need that are not a tool's own; None: no key at all."""

SPOKEN_ONCE = frozenset({"GET /v1/events"})
"""Answers that never end: only who is refused can be asked about them here."""

BODIES: Mapping[str, dict[str, Any]] = {
    "POST /v1/chat": {"text": "hello"},
    "POST /v1/workflows": {"name": "mine", "picture": "last"},
    "POST /v1/workflows/{name}/runs": {},
    "POST /v1/keys": {"name": "another", "scopes": ["read"]},
    "POST /v1/webhooks": {"url": "https://listens.example/here"},
}


def callers() -> set[str]:
    """The modules outside of the registry that call a tool, read from the source."""
    packages = ("agent", "api", "app", "bots", "jobs", "tools")
    files = [file for package in packages for file in (ROOT / package).rglob("*.py")]
    found = {file.relative_to(ROOT).as_posix() for file in files if _calls_tools(file)}
    return found - {"tools/registry.py"}


def _calls_tools(file: Path) -> bool:
    return any(_takes_call(node) for node in ast.walk(ast.parse(file.read_text("utf-8"))))


def _takes_call(node: ast.AST) -> bool:
    match node:
        case ast.ImportFrom(module="tools.registry", names=names):
            return any(one.name == "call" for one in names)
        case ast.Attribute(value=ast.Name(id="registry"), attr="call"):
            return True
        case _:
            return False


def sample(tool: Tool) -> dict[str, Any]:
    """Arguments that can be read, so that what refuses is the right and not the form."""
    schema = tool.arguments.model_json_schema()
    return {name: _value(schema["properties"][name], schema) for name in schema.get("required", ())}


def _value(of: Mapping[str, Any], schema: Mapping[str, Any]) -> Any:
    match of:
        case {"$ref": str(name)}:
            value = _value(schema["$defs"][name.rpartition("/")[2]], schema)
        case {"anyOf": [first, *_]}:
            value = _value(first, schema)
        case {"enum": [first, *_]} | {"const": first}:
            value = first
        case {"type": "integer" | "number"}:
            value = of.get("minimum", 1)
        case {"type": "array", "items": item}:
            value = [_value(item, schema)] * max(1, of.get("minItems", 1))
        case {"type": "object"}:
            value = {name: _value(of["properties"][name], schema) for name in of["required"]}
        case _:
            value = "last"
    return value


def routes(paths: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The routes of an OpenAPI document, as they are named above."""
    for path, methods in paths.items():
        for method in methods:
            yield f"{method.upper()} {path}"
