# syntax=docker/dockerfile:1
FROM python:3.12-slim AS build
WORKDIR /app
COPY requirements-web.lock .
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --requirement requirements-web.lock
COPY . .
RUN /venv/bin/python -m compileall -q agent api app bots config freepik jobs prompts simulator storage tools

FROM python:3.12-slim
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DATA_DIR=/data HOST=0.0.0.0 LOG_FORMAT=json
RUN useradd --system --uid 10001 --home-dir /data --create-home orchestrator
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
USER orchestrator
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s \
  CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f\"http://127.0.0.1:{os.environ.get('PORT', '8080')}/health/live\", timeout=2)"]
ENTRYPOINT ["python", "-m", "app"]
CMD ["run"]
