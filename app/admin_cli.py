"""`python -m app admin …`, as it is typed; every command imports what it needs when it runs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from config.settings import Settings

Platform = Annotated[str, typer.Argument(help="discord, telegram, console, api, …")]
PlatformId = Annotated[str, typer.Argument(help="Who: their id on that platform.")]
Place = Annotated[
    str, typer.Option(help="everywhere, server:discord:ID or chat:telegram:ID.", show_default=True)
]
EVERYWHERE = "everywhere"


def administering(settings: "Callable[[], Settings]") -> typer.Typer:
    """The commands, over the settings that are read when one of them runs."""
    admin = typer.Typer(help="Roles, blocks, limits and what was done, from the machine itself.")
    _roles(admin, settings)
    _blocks(admin, settings)
    _limits(admin, settings)
    _privacy(admin, settings)
    return admin


def _roles(admin: typer.Typer, settings: "Callable[[], Settings]") -> None:
    @admin.command("owner")
    def owner(platform: Platform, id: PlatformId) -> None:
        """Make somebody the owner: they may do everything, everywhere."""
        from app.administration import give

        give(settings(), f"{platform}:{id}", role="owner", place=EVERYWHERE)

    @admin.command("grant")
    def grant(
        platform: Platform,
        id: PlatformId,
        role: Annotated[str, typer.Argument(help="viewer, creator, admin, owner or blocked.")],
        place: Place = EVERYWHERE,
    ) -> None:
        """Give somebody a role; the id “everybody” is the default of the place."""
        from app.administration import give

        give(settings(), f"{platform}:{id}", role=role, place=place)

    @admin.command("revoke")
    def revoke(platform: Platform, id: PlatformId, place: Place = EVERYWHERE) -> None:
        """Take somebody's role back."""
        from app.administration import take

        take(settings(), f"{platform}:{id}", place=place)

    @admin.command("roles")
    def roles(place: Place = EVERYWHERE) -> None:
        """Who has which role in a place."""
        from app.administration import roles as told

        told(settings(), place)

    @admin.command("audit")
    def audit(place: Place = EVERYWHERE) -> None:
        """What administrators did in a place, newest first."""
        from app.administration import audit as told

        told(settings(), place)


def _blocks(admin: typer.Typer, settings: "Callable[[], Settings]") -> None:
    @admin.command("block")
    def block(platform: Platform, id: PlatformId, place: Place = EVERYWHERE) -> None:
        """Neither read nor serve somebody any more."""
        from app.administration import give

        give(settings(), f"{platform}:{id}", role="blocked", place=place)

    @admin.command("unblock")
    def unblock(platform: Platform, id: PlatformId, place: Place = EVERYWHERE) -> None:
        """Read and serve them again."""
        from app.administration import take

        take(settings(), f"{platform}:{id}", place=place, only="blocked")


def _limits(admin: typer.Typer, settings: "Callable[[], Settings]") -> None:
    @admin.command("limit")
    def limit(
        whose: Annotated[str, typer.Argument(help="person, chat, server, key, guests or overall.")],
        id: Annotated[
            str | None,
            typer.Argument(help="Which one: discord:1234 for a person; a key's id or prefix."),
        ] = None,
        credits: Annotated[int | None, typer.Option(min=0, help="0 means none.")] = None,
        pictures: Annotated[int | None, typer.Option(min=0, help="0 means none.")] = None,
        period: Annotated[str, typer.Option(help="day, month or total.")] = "day",
    ) -> None:
        """Bound what may be spent; without --credits and --pictures take the limit away."""
        from app.limiting import Wanted, limit

        wanted = Wanted(whose=whose, id=id, credits=credits, pictures=pictures, period=period)
        limit(settings(), wanted)


def _privacy(admin: typer.Typer, settings: "Callable[[], Settings]") -> None:
    @admin.command("export-person")
    def export_person(
        platform: Platform,
        id: PlatformId,
        file: Annotated[
            Path | None, typer.Option("--to", help="Where the zip file goes.", show_default=False)
        ] = None,
    ) -> None:
        """Write all that is kept about somebody into a zip file, for them."""
        from app.privacy import export

        export(settings(), platform=platform, id=id, file=file)

    @admin.command("forget-person")
    def forget_person(
        platform: Platform,
        id: PlatformId,
        yes: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False,
    ) -> None:
        """Remove somebody and all that is theirs (docs/privacy.md tells the rules)."""
        from app.privacy import forget

        forget(settings(), platform=platform, id=id, yes=yes)
