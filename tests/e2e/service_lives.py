"""`python -m app …` over and over, each life a fork of this process so that it starts at once.

One line of JSON on standard input is one life: `arguments`, `environment` and `err`, the file for
what it logs. Its pid is printed when it lives, its exit code when it does not.
"""

import json
import os
import sys
import traceback

import app.run
import bots.discordbot.bot
from app.cli import main

# What every life needs, loaded once.
LOADED = (app.run, bots.discordbot.bot)


def live(life: dict[str, object]) -> int:
    err = os.open(str(life["err"]), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for number in (1, 2):
        os.dup2(err, number)
    environment, arguments = life["environment"], life["arguments"]
    assert isinstance(environment, dict)
    assert isinstance(arguments, list)
    os.environ.update(environment)  # noqa: TID251 - the environment of a process is under test
    sys.argv = ["app", *arguments]
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    except BaseException:  # noqa: BLE001 - the fork must not run on into its parent's code
        traceback.print_exc()
    return 3


def tell(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def serve() -> None:
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            os._exit(live(json.loads(line)))
        tell(pid)
        _, status = os.waitpid(pid, 0)
        tell(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    serve()
