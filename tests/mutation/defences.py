"""What defends, and how it is taken away: one change of one place each.

Every test named here stands in the table “Shown by” of docs/security.md.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Defence:
    """`old` occurs once in `file`; with `new` in its place, `test` must fail."""

    name: str
    file: str
    old: str
    new: str
    test: str


DEFENCES = (
    Defence(
        name="a webhook must be signed",
        file="freepik/webhook.py",
        old="            matched |= hmac.compare_digest(expected, claim)\n    return matched",
        new="            matched |= hmac.compare_digest(expected, claim)\n    return True",
        test="tests/scenario/api/test_webhooks.py::"
        "test_who_cannot_prove_to_be_the_provider_is_turned_away",
    ),
    Defence(
        name="a webhook is fresh",
        file="freepik/webhook.py",
        old="<= window.total_seconds()",
        new="<= float('inf')",
        test="tests/scenario/api/test_webhooks.py::"
        "test_who_cannot_prove_to_be_the_provider_is_turned_away",
    ),
    Defence(
        name="a webhook knows the secret of its job",
        file="jobs/callbacks.py",
        old="return known is not None and hmac.compare_digest(known.encode(), token.encode())",
        new="return known is not None",
        test="tests/scenario/api/test_webhooks.py::"
        "test_the_secret_of_one_job_does_not_open_another",
    ),
    Defence(
        name="a webhook is kept once",
        file="jobs/callbacks.py",
        old="        if await self._inbox.accept(_SOURCE, call.external_id, body, self._clock()):",
        new="        await self._inbox.accept(_SOURCE, call.external_id, body, self._clock())\n"
        "        if call:",
        test="tests/scenario/api/test_webhooks.py::"
        "test_the_same_call_again_is_welcome_and_changes_nothing",
    ),
    Defence(
        name="result links lead to known hosts",
        file="freepik/links.py",
        old="if parsed.userinfo or not (self._is_known(parsed) or self._is_own(parsed)):",
        new="if parsed.userinfo:",
        test="tests/unit/freepik/test_downloads.py::test_other_places_are_refused_unseen",
    ),
    Defence(
        name="a redirect is a link like any other",
        file="freepik/client.py",
        old="self._links.check(url),",
        new="httpx.URL(url),",
        test="tests/unit/freepik/test_downloads.py::test_a_redirect_is_checked_like_a_link",
    ),
    Defence(
        name="we call public addresses alone",
        file="app/calling.py",
        old="if not self.private and not all(map(_is_public, addresses)):",
        new="if False:",
        test="tests/scenario/api/test_following.py::test_no_call_leads_into_our_own_network",
    ),
    Defence(
        name="a picture has so many pixels and no more",
        file="storage/pictures.py",
        old="if image.width * image.height > _LARGEST_PIXELS:",
        new="if False:",
        test="tests/unit/storage/test_pictures.py::test_bombs_are_refused_by_their_header",
    ),
    Defence(
        name="a file has so many bytes and no more",
        file="storage/pictures.py",
        old="if len(data) > LARGEST_BYTES:",
        new="if False:",
        test="tests/unit/storage/test_pictures.py::test_a_file_too_large_is_refused_unread",
    ),
    Defence(
        name="a name in a backup is one of ours",
        file="storage/restore.py",
        old="if not is_key(key) or",
        new="if",
        test="tests/contract/test_backup.py::test_a_changed_archive_is_refused_and_changes_nothing",
    ),
    Defence(
        name="a caption ends no block",
        file="agent/context.py",
        old='return text.replace("<", "\\\\u003c")',
        new="return text",
        test="tests/unit/agent/test_context.py::test_a_caption_cannot_end_the_block",
    ),
    Defence(
        name="what did not happen is not said",
        file="agent/truth.py",
        old="def _problem(sentence: str, evidence: Evidence) -> str | None:\n",
        new="def _problem(sentence: str, evidence: Evidence) -> str | None:\n"
        '    if sentence != "": return None\n',
        test="tests/scenario/conversation/test_trouble.py::test_a_stubborn_liar_is_replaced",
    ),
    Defence(
        name="somebody else's picture does not exist",
        file="tools/picture_ref.py",
        old="    return theirs and image.hidden_at is None",
        new="    return image.hidden_at is None",
        test="tests/scenario/api/test_drawing.py::test_other_peoples_jobs_and_pictures_do_not_exist",
    ),
    Defence(
        name="somebody else's picture is not on the page",
        file="bots/webbot/files.py",
        old="    if image.person_id == visitor.person.id:\n        return True",
        new="    return True",
        test="tests/scenario/web/test_door.py::test_somebody_elses_picture_is_not_there",
    ),
    Defence(
        name="other pages may not act here",
        file="bots/webbot/door.py",
        old="if acts and origin is not None and urlsplit(origin).netloc not in own:",
        new="if False:",
        test="tests/scenario/web/test_door.py::test_other_pages_may_not_act_here",
    ),
    Defence(
        name="the page of one machine has a loopback name",
        file="bots/webbot/door.py",
        old="if self._house.here is not None and host.hostname not in _LOOPBACK:",
        new="if False:",
        test="tests/scenario/web/test_door.py::"
        "test_who_sits_at_the_machine_is_let_in_but_only_there",
    ),
    Defence(
        name="secrets are masked",
        file="config/logging.py",
        old="return mask(str(render(logger, method, event)))",
        new="return str(render(logger, method, event))",
        test="tests/unit/config/test_logging.py::test_secrets_are_masked_also_in_tracebacks",
    ),
    Defence(
        name="answers carry safe headers",
        file="api/rest/edge.py",
        old="more = [*_SAFE, _NOT_KEPT]",
        new="more = [_NOT_KEPT]",
        test="tests/scenario/api/test_keys.py::"
        "test_every_answer_carries_safe_headers_and_every_error_is_a_problem",
    ),
    Defence(
        name="a key ends",
        file="storage/api_keys.py",
        old="return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)",
        new="return True",
        test="tests/scenario/api/test_keys.py::test_a_key_ends_when_it_expires_or_is_revoked",
    ),
    Defence(
        name="a key does what its scopes say",
        file="api/rest/access.py",
        old="    if scope not in by.key.scopes:",
        new="    if not by.key.scopes:",
        test="tests/scenario/api/test_keys.py::"
        "test_a_key_does_what_its_scopes_say_and_makes_no_wider_one",
    ),
    Defence(
        name="an update comes from Telegram",
        file="api/telegram.py",
        old="if not hmac.compare_digest(given.encode(), self.secret.encode()):",
        new="if given is None:",
        test="tests/scenario/telegram/test_telegram_webhook.py::test_only_telegram_is_let_in",
    ),
    Defence(
        name="who is blocked is not read",
        file="bots/router.py",
        old="        if scene.role is not Role.BLOCKED:\n            return False",
        new="        return False",
        test="tests/scenario/rights/test_blocked.py::"
        "test_no_language_model_reads_them_and_they_are_told_once_an_hour",
    ),
    Defence(
        name="words are seen through their disguises",
        file="tools/folding.py",
        old="yield from _WORD.findall(loosely(bare))",
        new="yield from ()",
        test="tests/unit/tools/test_blocklist.py::test_a_word_is_known_in_its_disguises",
    ),
    Defence(
        name="a spreadsheet runs nothing",
        file="tools/usage_figures.py",
        old="if one.name.startswith(_FORMULA) else one.name",
        new="if not one.name else one.name",
        test="tests/fuzz/test_words.py::"
        "test_what_goes_into_a_spreadsheet_comes_out_as_it_was_and_runs_nothing",
    ),
    Defence(
        name="strangers' words begin no line of the log",
        file="config/logging.py",
        old="return _STEERS.sub(_spelt, text)",
        new="return text",
        test="tests/unit/config/test_logging.py::test_what_strangers_wrote_begins_no_line",
    ),
)
