"""The only place that builds the pydantic-ai agent."""

from pydantic_ai import Agent, InstrumentationSettings, ModelRetry, RunContext

from agent.context import render
from agent.deps import TurnDeps
from agent.toolset import RETRIES, Toolset
from agent.truth import evidence_of, honest_words, untruth

OUTPUT_RETRIES = 2


def build_agent(system: str, toolset: Toolset) -> Agent[TurnDeps, str]:
    """The agent, without a model: each run is given one. Build it once per process."""
    agent = Agent(
        deps_type=TurnDeps,
        output_type=str,
        name="orchestrator",
        instructions=system,
        toolsets=[toolset],
        retries={"tools": RETRIES, "output": OUTPUT_RETRIES},
    )
    agent.instructions(_chat)
    agent.output_validator(_truthful)
    return agent


def record_models(*, words: bool) -> None:
    """Record a span for each run of an agent of this process; with what was said only on demand."""
    Agent.instrument_all(
        InstrumentationSettings(
            include_content=words,
            include_binary_content=False,
            include_model_request_parameters=False,
        )
    )


async def _chat(ctx: RunContext[TurnDeps]) -> str:
    """The pictures of the chat; every line of it is JSON, so captions stay data."""
    return render(ctx.deps.view)


async def _truthful(ctx: RunContext[TurnDeps], text: str) -> str:
    """The reply, when it is true; the model is told once what is not, then it is replaced."""
    deps = ctx.deps
    evidence = evidence_of(deps)
    problem = untruth(text, evidence)
    if problem is None:
        return text
    if deps.record.corrected:
        return honest_words(evidence)
    deps.record.corrected = True
    raise ModelRetry(problem)
