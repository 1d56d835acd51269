"""`python -m app …` over and over, each life a fork of this process so that it starts at once.

One line of JSON on standard input is one life: `arguments`, `environment`, what is `typed` (null: a
keyboard that nobody touches) and the files `out` and `err`. A line on standard output is a life's
pid when it begins, and its pid and exit code when it ends; several may live at once.
"""

import gc
import json
import os
import select
import sys
import traceback
from collections.abc import Callable

import agent.enhancing
import agent.turns
import api.app
import app.run
import bots.discordbot.bot
import bots.telegrambot.bot
import storage.migrations.upgrade
from agent.offline import prepare
from app.cli import main

# What every life needs sooner or later, loaded once.
LOADED = (
    agent.enhancing,
    agent.turns,
    api.app,
    app.run,
    bots.discordbot.bot,
    bots.telegrambot.bot,
    storage.migrations.upgrade,
)
Main = Callable[[], None]
GLANCE = 0.02  # seconds between looks for lives that have ended


def live(life: dict[str, object], main: Main) -> int:
    for number, kind in ((1, "out"), (2, "err")):
        os.dup2(os.open(str(life[kind]), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), number)
    environment, arguments, typed = life["environment"], life["arguments"], life["typed"]
    assert isinstance(environment, dict)
    assert isinstance(arguments, list)
    assert isinstance(typed, str | None)
    type_in(typed)
    os.environ.update(environment)  # noqa: TID251 - the environment of a process is under test
    sys.argv = ["app", *arguments]
    code = 3
    try:
        main()
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:  # noqa: BLE001 - the fork must not run on into its parent's code
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def type_in(typed: str | None) -> None:
    """Make this what stands on standard input, which otherwise is our orders."""
    reading, writing = os.pipe()
    os.dup2(reading, 0)
    sys.stdin = os.fdopen(0, closefd=False)
    if typed is not None:
        os.write(writing, typed.encode())
        os.close(writing)


def tell(*numbers: int) -> None:
    sys.stdout.write(" ".join(map(str, numbers)) + "\n")
    sys.stdout.flush()


def begin(order: str, main: Main) -> int:
    pid = os.fork()
    if pid == 0:
        os._exit(live(json.loads(order), main))
    tell(pid)
    return pid


def serve(main: Main = main) -> None:
    """Serve until standard input ends; each life is a call of `main`."""
    gc.freeze()  # what is loaded stays as it is, so that a life need not copy it
    alive: set[int] = set()
    while True:
        if select.select([sys.stdin], [], [], GLANCE if alive else None)[0]:
            order = sys.stdin.readline()
            if not order:
                return
            alive.add(begin(order, main))
        for pid in [*alive]:
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                alive.discard(pid)
                tell(pid, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    prepare()
    serve()
