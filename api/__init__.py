"""The HTTP side: webhooks in, health and metrics out."""
