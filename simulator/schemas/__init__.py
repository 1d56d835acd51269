"""The request bodies, restated from the official OpenAPI document of 2026-06-29."""
