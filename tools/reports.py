"""Somebody finds a picture not all right: the administrators are told, and it is noted."""

from jobs.notices import News
from storage import notices, people
from storage.database import Transaction
from storage.images import Image
from storage.rights import AuditEntry, done_in, note
from tools.context import ToolContext
from tools.rights import home_of, places_of
from tools.speech import speak
from tools.wording import quoted

_REPORT = "report"
_RECENT = 50


async def report(ctx: ToolContext, image: Image, reason: str | None) -> str:
    """Tell whoever wants to know about this place, once per person and picture."""
    here = ctx.conversation
    async with ctx.services.db.write() as tx:
        maker = await people.name_of(tx, str(image.person_id))
        await _noted(tx, ctx, f"#{image.number} {image.handle}")
    told = await ctx.services.notices.tell(
        News(
            key=notices.key_of("report", image.id, ctx.person.id),
            title=f"{ctx.person.name} reports #{image.number} · {image.handle}",
            lines=(
                f"It was made for {maker} in {here.platform}:{here.chat}.",
                *([f"They say: {quoted(reason)}"] if reason else []),
                f"There, /delete #{image.number} takes it away and /admin block {maker} its maker.",
            ),
            places=places_of(ctx),
            person_id=ctx.person.id,
            image_id=image.id,
        )
    )
    if told:
        words = "Thank you: #{number} is reported, and the administrators are told."
    else:
        words = "Thank you: #{number} is reported and noted."
    return speak(words, number=image.number)


async def _noted(tx: Transaction, ctx: ToolContext, what: str) -> None:
    """Once: who presses again and again must not push everything else out of sight."""
    place, me = home_of(ctx), ctx.person.id
    recent = await done_in(tx, place, _RECENT)
    if any((one.person_id, one.action, one.detail) == (me, _REPORT, what) for one in recent):
        return
    now = ctx.services.clock()
    entry = AuditEntry(person_id=me, place=place, action=_REPORT, detail=what, created_at=now)
    await note(tx, entry)
