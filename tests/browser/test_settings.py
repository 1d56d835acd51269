"""Settings, from a taste to a workflow: set on the page, and what came of it seen there."""

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("nicegui", reason="the extra for the page is not installed")
pytest.importorskip("playwright", reason="nothing to drive a browser with")

from tests.browser.served import visiting

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from tests.browser.served import Served, Visit

_HAS_FOCUS = "(one) => one === document.activeElement"


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
        await form.get_by_label("Name", exact=True).fill("cut fox")
        await form.get_by_role("button", name="Estimate").click()
        await ana.page.get_by_text("comes to about").first.wait_for()
        await form.get_by_role("button", name="Dry run").click()
        played = "Tried out on the simulator: every call worked. Nothing was spent."
        await ana.page.get_by_text(played).wait_for(timeout=60_000)
        await ana.is_accessible()
        await form.get_by_role("button", name="Save").click()
        await ana.page.get_by_text("Saved as “cut-fox”: 2 steps").wait_for()
        await ana.page.get_by_role("link", name="cut fox").wait_for()
        await form.get_by_text("As text", exact=True).click()
        steps = form.get_by_label("The same as text")
        await steps.fill((await steps.input_value()).replace("remove_background", "remove_roof"))
        await form.get_by_role("button", name="Save").click()
        await ana.page.get_by_text("Step cutout: there is no tool “remove_roof”").wait_for()
        await steps.fill((await steps.input_value()).replace("remove_roof", "crop"))
        await form.get_by_role("button", name="Estimate").click()
        cutout = form.get_by_role("group", name="Step 2: cutout")
        await cutout.get_by_label("ratio", exact=True).wait_for()
        await form.get_by_role("button", name="Delete").click()
        await ana.page.get_by_text("“cut fox” is deleted.").wait_for()
        await ana.page.get_by_role("link", name="cut fox").wait_for(state="detached")


async def test_a_step_is_added_moved_and_removed_without_a_mouse(
    browser: "Browser", page_server: "Served"
) -> None:
    async with visiting(browser) as ana:
        await ana.chat(page_server.address)
        await ana.says("hello")
        await ana.page.set_viewport_size({"width": 360, "height": 740})
        await ana.open(f"{page_server.address}settings/workflows")
        form = ana.page.get_by_role("form", name="A workflow")
        said = ana.page.get_by_role("status")
        await form.get_by_label("Name", exact=True).fill("big fox")
        await form.get_by_role("button", name="Add a step").press("Enter")
        await said.get_by_text("A step is added.").wait_for()
        added = form.get_by_role("group", name="Step 3: step1")
        assert await added.get_by_label("Tool").evaluate(_HAS_FOCUS)
        await added.get_by_label("Its name").fill("large")
        await added.get_by_label("Tool").select_option("resize")
        drawn = form.get_by_role("group", name="Step 3: large")
        await drawn.get_by_label("width", exact=True).wait_for()  # the form is drawn anew by then
        up = form.get_by_role("button", name="Move step large up")
        await up.press("Space")
        await said.get_by_text("Step large works on “cutout”, which is no earlier step.").wait_for()
        assert await up.evaluate(_HAS_FOCUS)
        moved = form.get_by_role("group", name="Step 2: large")
        await moved.get_by_label("width", exact=True).fill("300")
        await moved.get_by_label("Works on").select_option("the pictures of “drawn”")
        await form.get_by_role("button", name="Remove step cutout").press("Enter")
        await said.get_by_text("Step cutout is removed.").wait_for()
        assert await moved.get_by_label("width", exact=True).input_value() == "300"
        await ana.is_accessible()
        await _is_tried_and_saved(ana)


async def _is_tried_and_saved(ana: "Visit") -> None:
    form = ana.page.get_by_role("form", name="A workflow")
    await form.get_by_role("button", name="Dry run").press("Enter")
    played = "Tried out on the simulator: every call worked. Nothing was spent."
    await ana.page.get_by_text(played).wait_for(timeout=60_000)
    made = ana.page.get_by_role("region", name="What the simulator made of it")
    assert await made.get_by_role("row").count() == 3
    await form.get_by_role("button", name="Save").press("Enter")
    await ana.page.get_by_text("Saved as “big-fox”: 2 steps (generate and resize).").wait_for()
    kept_for = ana.page.get_by_label("They are kept for, and can be run in")
    assert await kept_for.locator("option:checked").inner_text() == "the chat “hello”"
    assert not ana.complaints


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
