"""`python -m app jobs …` and `webhooks …`, as they are typed; imports wait until one runs."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from config.settings import Settings


def jobs_commands(settings: "Callable[[], Settings]") -> typer.Typer:
    """What ended and reached nobody."""
    group = typer.Typer(help="What ended and reached nobody: show it, try it again.")

    @group.command("dead")
    def dead(
        days: Annotated[int, typer.Option(min=1, help="How far to look back.")] = 7,
    ) -> None:
        """Show orders without a picture, cards and calls given up, and what a retry costs."""
        from app.dead_letters import show

        show(settings(), days=days)

    @group.command("retry")
    def retry(
        ids: Annotated[list[str], typer.Argument(help="As `jobs dead` shows them.")],
        yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    ) -> None:
        """Say what it costs, then try these again, for who asked, on their account."""
        from app.dead_letters import retry as again

        again(settings(), ids, yes=yes)

    return group


def webhook_commands(settings: "Callable[[], Settings]") -> typer.Typer:
    """The calls of Freepik that were kept."""
    group = typer.Typer(help="The calls of Freepik that were kept.")

    @group.callback()
    def keep_the_word() -> None:
        """The calls of Freepik that were kept."""

    @group.command("replay")
    def replay(
        hours: Annotated[int, typer.Option(min=1, help="How far to look back.")] = 24,
    ) -> None:
        """Tell them to their jobs once more; nothing is ordered, drawn or charged by that."""
        from app.replay import replay as again

        again(settings(), hours=hours)

    return group
