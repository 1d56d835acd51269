"""Wishes while everything goes wrong that can: nothing lost, doubled or miscounted."""

from collections import Counter

import pytest

from bots.ports import Phase
from freepik.catalog import CATALOG
from jobs.states import FailureCode
from simulator.routes import ROUTES
from simulator.tasks import Task
from storage import ledger
from storage.database import Database
from storage.ledger import Period
from storage.tables import TERMINAL_STATES, JobState
from storage.xmp import remove
from tests.scenario.jobs.storm import Storm
from tests.scenario.jobs.storm_books import Account, close_books
from tests.settings import service_settings

# A quarter of a thousand for a quick look; CI asks for all.
_ALL = 1000
# Two in a hundred wishes are refused, so a quarter may happen to see none; the others are certain.
_CERTAIN = TERMINAL_STATES - {JobState.REFUSED}
WISHES = service_settings().wishes


def true_ends(task: Task) -> set[JobState]:
    """How a job may end whose task went like this, by the provider's own books."""
    route = ROUTES[task.route]
    if task.empty:
        return {JobState.FAILED}
    if route.sync and (task.failed or task.done_at is None):
        # A picture in the answer itself knows no such end; other routes tell it at once.
        return {JobState.FAILED, JobState.DONE}
    if task.done_at is None:
        return {JobState.EXPIRED}
    if task.failed:
        return {JobState.FAILED}
    tells = route.flags_nsfw or route.path == CATALOG["classic-fast"].route
    return {JobState.REFUSED} if task.flagged and tells else {JobState.DONE}


def wrongs(account: Account) -> list[str]:
    """Every promise that is broken for this job."""
    return [*wrongly_ended(account), *wrongly_charged(account), *wrongly_shown(account)]


def wrongly_ended(account: Account) -> list[str]:
    job = account.job
    if job.state not in TERMINAL_STATES:
        return ["it never ended"]
    if job.state is JobState.LOST and not account.doubted:
        return ["given up although its post was never in doubt"]
    return [
        f"{job.failure} ({job.detail}), but the task says {true_ends(task)}"
        for task in account.tasks
        if job.state not in true_ends(task) and not excused(account)
    ]


def wrongly_charged(account: Account) -> list[str]:
    """Our books never say less than the provider's, and more only of a job that is lost."""
    debited = sum(account.debited)
    found = []
    if len(account.debited) > 1:
        found.append(f"debited {len(account.debited)} times")
    if account.settled is None:
        found.append("its account is still open")
    elif account.settled < debited:
        found.append(f"we count {account.settled}, the provider took {debited}")
    elif account.settled > debited and account.job.state is not JobState.LOST:
        found.append(f"we count {account.settled} for what cost {debited}")
    return found


def excused(account: Account) -> bool:
    """The ends that no care could prevent, each by its own evidence."""
    job = account.job
    match job.state:
        case JobState.LOST:
            return account.doubted
        case JobState.EXPIRED:
            # Only a webhook reports it, and webhooks get lost.
            return CATALOG[job.model].unpolled
        case JobState.FAILED if job.failure == FailureCode.TIMED_OUT:
            # The link in a synchronous answer is all there is: where it is dead, nothing renews it.
            return CATALOG[job.model].sync and "the links" in (job.detail or "")
        case JobState.FAILED:
            return job.failure == FailureCode.BAD_PICTURE and account.damaged > 0
        case _:
            return False


def wrongly_shown(account: Account) -> list[str]:
    """Each picture is stored once, and its chat shows all of them in one message."""
    job = account.job
    found = []
    missing = job.count - len(account.pictures) if job.state is JobState.DONE else 0
    if missing and not account.damaged:
        found.append(f"{missing} of {job.count} pictures are missing")
    if job.state is not JobState.DONE and account.pictures:
        found.append("there are pictures of a job that is not done")
    if len({image.position for image in account.pictures}) != len(account.pictures):
        found.append("a picture is stored twice")
    if len(account.messages) != 1:
        return [*found, f"{len(account.messages)} messages in the chat"]
    (message,) = account.messages
    assert message.card is not None
    sizes = [image.size for image in account.pictures]
    if [len(remove(file)) for file in message.files] != sizes:  # without what they tell
        found.append("the chat does not show exactly its pictures")
    if (message.card.phase is Phase.RESULT) is not (job.state is JobState.DONE):
        found.append(f"the card says {message.card.phase}")
    return found


@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.parametrize("seed", [6])  # any number will do: it decides everything
async def test_hundreds_of_wishes_in_every_weather(db: Database, seed: int) -> None:
    storm = await Storm.open(db, seed)
    await storm.rage(WISHES)
    accounts = await close_books(storm)

    assert len(accounts) >= WISHES
    broken = {
        f"{account.job.model} {account.job.id} {account.job.state}": found
        for account in accounts
        if (found := wrongs(account))
    }
    assert not broken, f"seed {seed}"
    await the_totals_agree(storm, accounts)
    it_really_stormed(storm, accounts)


async def the_totals_agree(storm: Storm, accounts: list[Account]) -> None:
    debited = sum(debit.credits for debit in storm.charged)
    assert debited == sum(sum(account.debited) for account in accounts)
    async with storm.db.read() as tx:
        books = await ledger.balance(tx, ledger.OVERALL, Period.TOTAL, storm.clock())
    assert books.reserved == 0
    assert books.spent == sum(account.settled or 0 for account in accounts)
    # What we count too much is what lost jobs would have cost, had they been accepted.
    lost = [account for account in accounts if account.job.state is JobState.LOST]
    assert books.spent - debited == sum(each.job.counted - sum(each.debited) for each in lost)


def it_really_stormed(storm: Storm, accounts: list[Account]) -> None:
    """Or the test would prove nothing."""
    ends = Counter(account.job.state for account in accounts)
    assert set(ends) >= (TERMINAL_STATES if len(accounts) >= _ALL else _CERTAIN)
    assert ends[JobState.DONE] > len(accounts) / 2
    assert ends[JobState.LOST] < len(accounts) / 10
    assert set(storm.door.answers) == {200, 401}
    assert storm.boots > storm.wire.crashes > 0
    assert storm.wire.damaged
