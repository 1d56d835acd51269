"""The HTTP side of a process; loaded only where HTTP is a part of it, because it is heavy."""

from fastapi import FastAPI

from api.app import create_api
from api.metrics import Metrics
from api.telegram import TelegramUpdates
from api.webhooks import FreepikWebhooks
from app.container import Container
from app.health import outside_checks, own_checks


def web_app(container: Container) -> FastAPI:
    """Webhooks, health and metrics over the parts of this process."""
    metrics, settings = Metrics(), container.settings
    container.engine.watch(metrics.moved)
    media = container.services.media
    return create_api(
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
