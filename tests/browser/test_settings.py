"""Settings, from a taste to a workflow: set on the page, and what came of it seen there."""

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("nicegui", reason="the extra for the page is not installed")
pytest.importorskip("playwright", reason="nothing to drive a browser with")

from tests.browser.served import visiting

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from tests.browser.served import Served


async def test_a_ratio_set_here_is_the_ratio_drawn_in_the_chat(
    browser: "Browser", page_server: "Served"
) -> None:
    async with visiting(browser) as ana:
        await ana.open(f"{page_server.address}settings")
        ratio = ana.page.get_by_label("ratio")
        await ratio.select_option("9:16")
        await ana.page.get_by_text("ratio is 9:16 for you now.").wait_for()
        await ana.chat(page_server.address)
        await ana.says("a tall grey heron, 1k")
        await ana.has_pictures(1)
        shape = "(one) => one.naturalHeight / one.naturalWidth"
        assert await ana.pictures.first.evaluate(shape) > 1.5
        await ana.open(f"{page_server.address}settings")
        await ratio.select_option("")
        await ana.page.get_by_text("ratio is back to the default for you.").wait_for()


async def test_a_limit_burns_down_on_the_dashboard_and_bad_input_changes_nothing(
    browser: "Browser", page_server: "Served"
) -> None:
    async with visiting(browser, viewport={"width": 360, "height": 740}) as ana:
        await ana.open(f"{page_server.address}settings/administration")
        limits = ana.page.get_by_role("region", name="Limits")
        await limits.get_by_role("button", name="Set the limit").click()
        await ana.page.get_by_text("How many credits or pictures? No limit was set.").wait_for()
        await limits.get_by_label("Credits").fill("90000")
        await limits.get_by_role("button", name="Set the limit").click()
        said = "Everybody together may spend 90000 credits a month."
        await ana.page.get_by_text(said).wait_for()
        roles = ana.page.get_by_role("region", name="Roles")
        await roles.get_by_label("Who").fill("Nobody I know")
        await roles.get_by_role("button", name="Give the role").click()
        await ana.page.get_by_text("I have not met Nobody I know yet").wait_for()
        await ana.is_accessible()
        await ana.open(f"{page_server.address}dashboard")
        budgets = ana.page.get_by_role("region", name="Budgets")
        await budgets.get_by_text("90000 credits a month, of everybody together").wait_for()
        assert await budgets.locator("svg.chart").count() == 1
        await budgets.get_by_text("Day by day").click()
        await budgets.get_by_role("columnheader", name="left").wait_for()
        await ana.open(f"{page_server.address}settings/administration")
        await limits.get_by_role("button", name="Take away the limit").click()
        await ana.page.get_by_text("Everybody together has no limit of its own").wait_for()


async def test_a_workflow_is_tried_out_for_nothing_saved_and_deleted(
    browser: "Browser", page_server: "Served"
) -> None:
    async with visiting(browser) as ana:
        await ana.open(f"{page_server.address}settings/workflows")
        form = ana.page.get_by_role("form", name="A workflow")
        await form.get_by_label("Name").fill("cut fox")
        await form.get_by_role("button", name="Estimate").click()
        await ana.page.get_by_text("comes to about").first.wait_for()
        await form.get_by_role("button", name="Dry run").click()
        played = "Tried out on the simulator: every call worked. Nothing was spent."
        await ana.page.get_by_text(played).wait_for(timeout=60_000)
        await ana.is_accessible()
        await form.get_by_role("button", name="Save").click()
        await ana.page.get_by_text("“cut-fox” is kept.").wait_for()
        await ana.page.get_by_role("link", name="cut fox").wait_for()
        steps = form.get_by_label("Steps")
        await steps.fill((await steps.input_value()).replace("remove_background", "remove_roof"))
        await form.get_by_role("button", name="Save").click()
        await ana.page.get_by_text("Step cutout: there is no tool “remove_roof”").wait_for()
        await form.get_by_role("button", name="Delete").click()
        await ana.page.get_by_text("“cut fox” is deleted.").wait_for()
        await ana.page.get_by_role("link", name="cut fox").wait_for(state="detached")


async def test_codes_and_keys_are_had_at_once_and_forgetting_needs_its_word(
    browser: "Browser", page_server: "Served"
) -> None:
    async with visiting(browser) as ana:
        await ana.open(f"{page_server.address}settings")
        await ana.page.get_by_role("button", name="Get a code").click()
        await ana.page.get_by_text("to me on the other platform within ten minutes").wait_for()
        await ana.page.get_by_label("Or a code").fill("AAAA-AAAA")
        await ana.page.get_by_role("button", name="Join").click()
        await ana.page.get_by_text("That code is not valid").wait_for()
        keys = ana.page.get_by_role("region", name="Keys for programs")
        await keys.get_by_label("What it is for").fill("shop")
        await keys.get_by_label("Days").fill("0")
        await keys.get_by_role("button", name="Make a key").click()
        await ana.page.get_by_text("is not possible for days").wait_for()
        await keys.get_by_label("Days").fill("30")
        await keys.get_by_role("button", name="Make a key").click()
        await ana.page.get_by_text("This is shown once").wait_for()
        await keys.get_by_role("button", name="Revoke shop").click()
        await ana.page.get_by_text("shop is revoked.").wait_for()
        data = ana.page.get_by_role("region", name="Your data")
        await data.get_by_text("Be forgotten").first.click()
        await data.get_by_role("button", name="Forget me").click()
        await ana.page.get_by_text("Nothing was done").wait_for()
        await ana.is_accessible()
