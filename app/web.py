"""The HTTP side of a process; loaded only where HTTP is a part of it, because it is heavy."""

from starlette.types import ASGIApp

from api.app import OperatorRoutes, create_api
from api.metrics import Metrics
from api.telegram import TelegramUpdates
from api.webhooks import FreepikWebhooks
from app.container import Container
from app.health import outside_checks, own_checks
from app.other_programs import OtherPrograms


def web_app(container: Container) -> ASGIApp:
    """The REST API, MCP, webhooks, health and metrics over the parts of this process."""
    metrics, settings = Metrics(), container.settings
    container.engine.watch(metrics.moved)
    media = container.services.media
    operator = OperatorRoutes(
        webhooks=_webhooks(container, metrics),
        checks=own_checks(
            db=container.db, queue=container.queue, media=media, clock=container.clock
        ),
        outside=outside_checks(client=container.client, models=settings.llm.models),
        telegram=_telegram(container, metrics),
        metrics=metrics,
        database=container.db,
        clock=container.clock,
    )
    programs = OtherPrograms(
        services=container.services,
        turns=container.turns,
        queue=container.queue,
        news=container.news,
        rate=container.rate,
        calls=container.calls,
        origins=settings.rest.cors_origins,
    )
    return create_api(
        operator, ids=container.ids, rest=programs.rest(operator), agents=programs.agents
    )


def _webhooks(container: Container, metrics: Metrics) -> FreepikWebhooks:
    secrets = container.settings.freepik.webhook_secret
    return FreepikWebhooks(
        callbacks=container.callbacks,
        secrets=[secret.get_secret_value() for secret in secrets],
        clock=container.clock,
        metrics=metrics,
    )


def _telegram(container: Container, metrics: Metrics) -> TelegramUpdates | None:
    telegram = container.settings.telegram
    if telegram.token is None or telegram.webhook_secret is None or telegram.mode != "webhook":
        return None
    return TelegramUpdates(
        inbox=container.inbox,
        bot_id=telegram.bot_id,
        secret=telegram.webhook_secret.get_secret_value(),
        clock=container.clock,
        metrics=metrics,
    )
