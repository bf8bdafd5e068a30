"""What tests of the browser cannot pass in an engine, by feature: why, and what happens there instead."""

from dataclasses import dataclass
from fnmatch import fnmatchcase

BOTH = ("firefox", "webkit")


@dataclass(frozen=True, order=True)
class Feature:
    """Something that an engine, or what drives it, does not have."""

    name: str
    engines: tuple[str, ...]
    instead: str  # what happens there instead
    tests: tuple[str, ...]  # patterns of ids, from the file's name on; "fixture:" and a name are all tests that use it
    degrades: bool = False  # whether a person or a page notices; else it is only the tests that lack something
    runs: bool = True  # whether a full run plays them, and sees that they fail


FEATURES = (
    Feature(
        "tabs that hide each other",
        BOTH,
        "windows.py drives Chromium's own protocol; the rules are tested in tests/unit, on every runtime",
        ("fixture:window", "fixture:window_browser"),
        runs=False,
    ),
    Feature(
        "protocol of Chromium",
        BOTH,
        "what only that tells (closed trees, costs, the tree of assistive technology) is looked at in Chromium",
        (
            "test_cost.py::*",
            "test_dialog_looks.py::test_assistive_technology_is_told_what_it_is*",
            "test_language.py::test_python_takes_over_while_a_file_is_on_its_way*",
            "test_language.py::test_the_text_has_its_language_and_its_direction*",
            "test_language.py::test_until_the_file_is_there_no_other_language_is_shown*",
            "test_looks.py::test_the_icon_takes_what_the_pseudo_element_takes*",
            "test_options.py::test_nothing_but_the_shim_is_fetched_where_there_is_nothing_to_do",
            "test_startup.py::test_pyodide_is_ready_in_less_than_a_third_of_stocks_time",
            "test_style.py::test_nothing_happens_while_nothing_changes*",
        ),
    ),
    Feature(
        "switches of Chromium",
        BOTH,
        "a collector that tests call and a host name that is no secure context are tried in Chromium",
        (
            "test_bridge.py::test_a_status_lives_for_as_long_as_somebody_listens",
            "test_errors.py::test_a_page_that_is_not_secure",
        ),
    ),
    Feature(
        "native element to compare with",
        BOTH,
        "the element is compared with Chromium's `<geolocation>`, which is there alone; tests/conformance compares styles",
        (
            "test_dialogs.py::test_a_native_element_grants",
            "test_dialogs.py::test_a_native_element_that_was_refused*",
            "test_dialogs.py::test_steps_and_native_element_have_their_own_headings",
            "test_dom.py::test_inner_text_is_that_of_a_native_element",
            "test_handlers.py::test_they_behave_as_native_ones*",
            "test_interface.py::test_members_are_as_the_native_ones*",
            "test_interface.py::test_the_outcomes_are_those_of_the_native_one*",
            "test_looks.py::test_a_native_element_changes_nothing",
            "test_looks.py::test_box_computed_style_and_pixels*",
            "test_looks.py::test_schemes_and_scales*",
            "test_validity.py::test_every_timeline_is_that_of_the_native_element",
            "test_validity.py::test_five_elements_are_three_valid_ones[[]geolocation]",
        ),
    ),
    Feature(
        "choice of fake devices",
        BOTH,
        "Firefox fakes one camera and WebKitGTK two, with names and sizes of their own; what asks for Chromium's is left out",
        (
            "fixture:equipped_browser",
            "fixture:deaf_browser",
            "fixture:empty_browser",
            "test_handover.py::test_the_first_matching_call_gets_the_very_tracks*",
            "test_media.py::test_a_camera_is_open_for_the_length_of_a_block*",
            "test_media.py::test_without_a_camera_there_is_a_microphone*",
        ),
        runs=False,
    ),
    Feature(
        "fake camera that refuses a size",
        ("firefox",),
        "once open, Firefox's fake camera takes every size, and so is handed over; a real one refuses, and the browser is asked",
        ("test_handover.py::test_impossible_constraints_are_left_to_the_browser[[]*width*",),
    ),
    Feature(
        "observer of what covers an element",
        BOTH,
        "nine points are looked at, twice a second and before each press; something small between them goes unseen",
        (
            "test_counts.py::test_one_observer_of_each_kind_one_timer_and_no_frames*",
            "test_counts.py::test_what_is_none_of_its_business_costs_no_crossing*",
        ),
        degrades=True,
    ),
    Feature(
        "permissions policy that pages can read",
        BOTH,
        "a refusal that came faster than a person could answer is taken for the policy's; Firefox heeds no header of it at all",
        (
            "test_errors.py::test_the_policy_of_the_document",
            "test_validity.py::test_frames[[]same-camera 'none'*",
            "test_validity.py::test_frames[[]other--data-frame-ancestors-*",
        ),
        degrades=True,
    ),
    Feature(
        "selectors for `:granted` and `:invalid` of its own",
        BOTH,
        "rules with `:granted` are copied whole behind all others, and a linked style sheet is fetched once more to find them",
        (
            "test_selectors.py::test_nothing_is_fetched_where_the_engine_keeps_the_rules",
            "test_selectors.py::test_of_a_list_only_what_depends_on_us_is_copied",
        ),
        degrades=True,
    ),
    Feature(
        "second attempt at a module that could not be imported",
        ("firefox",),
        "where Pyodide's own script did not come, `apply()` starts nothing until the page is loaded again",
        ("test_failure.py::test_applied_again_after_a_failure[[]pyodide-pyodide.asm.mjs]",),
        degrades=True,
    ),
    Feature(
        "block that is told before the page has asked",
        ("webkit",),
        "what is blocked is `prompt` until the first press, whose refusal then says more",
        (
            "test_activation.py::test_blocked_before*",
            "test_activation.py::test_changes_in_the_browser_are_followed*",
            "test_asking.py::test_a_block_that_is_lifted_meanwhile_closes_the_dialog*",
            "test_demo.py::test_the_pages_own_python_asks_and_watches*",
            "test_draft2015.py::test_the_second_example*",
            "test_errors.py::test_a_block_of_the_browser_and_a_dialog_that_is_dismissed",
            "test_errors.py::test_what_was_denied_here_now_and_before",
            "test_media.py::test_a_refusal_is_an_exception*",
            "test_python_api.py::test_a_watch_hears_what_the_person_does_in_the_settings*",
            "test_python_api.py::test_a_query_says_what_the_browser_says*",
            "test_site_controls.py::test_a_page_with_nothing_else_says_what_the_site_may_do*",
            "test_site_controls.py::test_pages_style_it_by_its_parts",
            "test_site_controls.py::test_reset_takes_everything_back",
            "test_site_controls.py::test_the_browsers_changes_are_followed_under_the_focus",
            "test_site_controls.py::test_the_way_out_of_a_block_of_the_browsers",
            "test_site_controls.py::test_what_stands_there_for_those_who_cannot_see",
            "test_store.py::test_a_grant_does_not_exceed_the_browsers",
        ),
        degrades=True,
    ),
    Feature(
        "check of a module's hash",
        ("webkit",),
        "WebAssembly and archives are checked, but with `integrity` too a module that somebody has changed on the server runs",
        ("test_failure.py::test_a_file_that_somebody_has_changed_is_not_run[[]*mjs*",),
        degrades=True,
    ),
    Feature(
        "name of a module in the error of its import",
        ("webkit",),
        "where one is missing, the console says that a module could not be imported, and not which one",
        (
            "test_failure.py::test_a_missing_file[[]*mjs]",
            "test_failure.py::test_a_module_with_the_wrong_type[[]*.mjs]",
            "test_failure.py::test_without_the_second_part*",
            "test_strict_pages.py::test_files_of_another_host_that_allows_no_other*",
        ),
        degrades=True,
    ),
    Feature(
        "`getUserMedia()` with callbacks, or state of what it does not implement,",
        ("webkit",),
        "there is neither `navigator.getUserMedia` nor a state of `midi`, and so nothing for the bridges to pass on",
        (
            "test_bridge.py::test_the_older_form_is_refused_as_well",
            "test_bridge.py::test_what_nothing_was_decided_about_stays_the_browsers",
            "test_draft2015.py::test_the_registry[[]midi-sysex-*",
            "test_python_api.py::test_what_no_element_asks_for*",
        ),
    ),
    Feature(
        "switching of WebAssembly's stacks",
        ("webkit",),
        "Python of the page's on Pyodide cannot wait by `run_sync()`, only by `await`",
        ("test_page_modules.py::test_asyncio",),
        degrades=True,
    ),
    Feature(
        "settings that take back what an open page uses",
        ("webkit",),
        "the tests cannot end its streams from outside as a person does; what it was allowed stays so while its window is open",
        (
            "test_demo_site.py::test_a_clock_that_was_moved_leaves_nothing_behind",
            "test_media.py::test_a_stream_ends_with_the_permission[[]*-settings]",
        ),
    ),
    Feature(
        "script of the tests where a page's policy, or another origin, forbids it",
        ("webkit",),
        "tests run theirs as the page's own; strict pages and frames of other origins are tried in Chromium and Firefox",
        (
            "test_handlers.py::test_where_the_policy_forbids_it_one_line_says_so*",
            "test_strict_pages.py::test_a_frames_decisions_are_those_of_its_partition",
            "test_strict_pages.py::test_a_sandbox[[]allow-scripts-*",
            "test_strict_pages.py::test_a_sandbox_whose_files_are_not_for_it",
            "test_validity.py::test_frames[[]other-camera-*",
        ),
    ),
    Feature(
        "cache in a private window",
        ("webkit",),
        "where only its source tells whether elements have end tags, a page is fetched once more; the tests' windows are private",
        (
            "test_strict_pages.py::test_a_sandbox[[]allow-scripts allow-same-origin-*",
            "test_void.py::test_the_pages_own_source_tells_where_the_browser_has_kept_it*",
            "test_announcement.py::test_the_simplest_example_before_plain_text[[]False]",
            "test_void.py::test_where_nothing_tells_it_is_fallback_content_and_one_line_says_so*",
        ),
        degrades=True,
    ),
    Feature(
        "way to move a frame without loading it again",
        ("webkit",),
        "where an element without an end tag has swallowed one, it is loaded twice",
        ("test_void.py::test_a_frame_is_loaded_once",),
        degrades=True,
    ),
    Feature(
        "beginning of a page while the rest is awaited",
        ("webkit",),
        "it is shown with the next piece, so that what arrives bit by bit is tried in Chromium and Firefox",
        (
            "test_void.py::test_a_page_that_arrives_in_pieces_shows_what_it_has",
            "test_void.py::test_elements_that_were_moved_are_attached_once",
        ),
    ),
    Feature(
        "script of the tests that a page cannot disturb",
        ("webkit",),
        "what drives it uses the page's own arrays and promises; pages that replace these are tried in Chromium and Firefox",
        (
            "test_hostile.py::test_after_the_script[[]array methods]",
            "test_hostile.py::test_after_the_script[[]promises]",
            "test_hostile.py::test_before_the_script[[]promises]",
        ),
        runs=False,
    ),
    Feature(
        "space among the keys that choose from a list",
        ("webkit",),
        "a space opens the list's own menu, which tests do not reach",
        ("test_site_controls.py::test_two_tabs_show_the_same",),
        runs=False,
    ),
    Feature(
        "place of what a zoomed root holds",
        ("webkit",),
        "places are told in another scale than where one presses; nothing in this test can be hit by them",
        ("test_accessibility.py::test_zoom[[]css-*",),
        runs=False,
    ),
    Feature(
        "clock, time zone, scale, forced colours, printing or saved storage of Playwright's",
        ("webkit",),
        "WebKitGTK is driven by ourselves, and has none of these",
        (
            "test_*forced_colors*",
            "test_accessibility.py::test_zoom[[]browser-*",
            "test_bridge.py::test_a_stored_denial_refuses_also_if_the_runtime_fails*",
            "test_dialogs.py::test_a_missing_file_of_texts_is_one_line*",
            "test_failure.py::test_a_server_that_never_answers*",
            "test_page_life.py::test_a_page_that_is_printed",
            "test_site_controls.py::test_a_one_time_grant_counts_down_and_ends*",
            "test_site_controls.py::test_since_when_is_written_as_the_region_has_it*",
        ),
    ),
)


def expected(engine: str, test: str, fixtures: list[str]) -> Feature | None:
    """Return the feature for want of which a test fails in an engine, ``None`` where it has to pass.

    Args:
        engine: its name.
        test: the test's id.
        fixtures: the names of the fixtures that it uses.
    """
    path, mark, case = test.partition("::")
    name = path.rpartition("/")[2] + mark + case
    named = [f"fixture:{fixture}" for fixture in fixtures]
    for feature in FEATURES:
        if engine in feature.engines and any(
            pattern in named or fnmatchcase(name, pattern) for pattern in feature.tests
        ):
            return feature
    return None
