"""`python -m app webhooks replay`: what Freepik called about is looked at once more."""

from datetime import timedelta

from app.beside import beside_the_service
from app.container import Container
from app.process import say, utc_now
from config.settings import Settings
from tools.wording import counted


def replay(settings: Settings, *, hours: int) -> None:
    """Tell kept calls to their jobs, and look again at those that were called; harmless twice."""

    async def work(container: Container) -> None:
        done = await container.callbacks.replay(utc_now() - timedelta(hours=hours))
        say(
            f"Told to their jobs now: {counted(done.told, 'call')}. "
            f"Called in the last {hours} hours: {counted(done.called, 'job')}. "
            "Who is still under way is looked at again within a minute."
        )

    beside_the_service(settings, work)
