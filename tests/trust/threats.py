"""Who might do what to a hub, and the tests that hold against it. docs/threats.md is the same for people."""

from __future__ import annotations

from typing import NamedTuple


class Threat(NamedTuple):
    """One row: what could happen, the tests that fail if it can, and a sentence on what no test holds."""

    number: int
    vector: str
    tests: tuple[str, ...] = ()
    reason: str = ""


THREATS = (
    Threat(1, "A pull request turns a setting into code that runs", (
        "tests/trust/test_safe.py::test_no_code_of_the_hub_ran",
        "tests/trust/test_safe.py::test_what_the_engine_was_given_is_ours_whatever_the_hub_brought")),
    Threat(2, "A pull request brings a plugin, or a file that Python runs by itself", (
        "tests/test_plugin_files.py::test_in_safe_mode_no_file_of_the_hub_runs",
        "tests/test_plugin_files.py::test_no_folder_of_plugins_comes_onto_the_path_of_modules",
        "tests/trust/test_safe.py::test_the_command_runs_no_module_that_lies_where_it_is_started")),
    Threat(3, "Content makes the build tell a secret of its environment", (
        "tests/trust/test_safe.py::test_no_value_of_the_environment_was_told",)),
    Threat(4, "A link or a path publishes a file of the build machine", (
        "tests/test_bad_input.py::test_a_link_never_publishes_a_secret_of_the_machine",
        "tests/read/test_links.py::test_a_link_that_could_publish_a_secret_is_refused",
        "tests/trust/test_safe.py::test_nothing_outside_was_read")),
    Threat(5, "A text runs a script in the browser of whoever reads it", (
        "tests/trust/test_stored_script.py::test_every_file_is_harmless",
        "tests/test_markdown_safety.py::test_attacks_come_out_harmless")),
    Threat(6, "The name of a file takes the place of another page, or is none on some computer", (
        "tests/trust/test_output_names.py::test_an_odd_name_is_told_and_never_becomes_an_address",
        "tests/trust/test_output_names.py::test_of_two_files_for_one_address_neither_is_quietly_lost",
        "tests/trust/test_output_names.py::test_a_page_in_the_place_of_one_of_ours_takes_nothing_away",
        "tests/test_folders.py::test_twins_are_refused_with_both_names")),
    Threat(7, "A small file takes all the time or memory there is", (
        "tests/trust/test_slow_patterns.py::test_no_pattern_is_slow_for_a_text_that_was_made_for_it",
        "tests/trust/test_bombs.py::test_what_is_no_file_is_told_and_nothing_waits_for_it",
        "tests/trust/test_bombs.py::test_a_bomb_is_refused_or_rendered_in_time",
        "tests/test_markdown_safety.py::test_hostile_text_is_done_or_refused_in_time",
        "tests/read/test_yaml_text.py::test_bombs_are_refused_at_once")),
    Threat(8, "Content makes the build open a connection", (
        "tests/trust/test_safe.py::test_no_connection_was_opened",
        "tests/trust/test_safe.py::test_all_of_it_went_without_a_network")),
    Threat(9, "What another hub or service sends is hostile or broken",
        reason="No command reads what others send yet; whoever adds one brings its tests along."),
    Threat(10, "What another hub sends removes or keeps data wrongly",
        reason="No data of other hubs is shown yet; a person is taken out of a hub's own files with `hubsite forget`."),
    Threat(11, "A spreadsheet runs a text as a formula", (
        "tests/trust/test_injection.py::test_a_formula_is_told_and_open_data_is_not_changed_by_it",
        "tests/trust/test_injection.py::test_nothing_that_is_published_is_a_csv")),
    Threat(12, "A line break in a text adds an entry to a calendar, or invites people", (
        "tests/trust/test_injection.py::test_no_field_adds_an_entry_or_a_property_to_a_calendar",
        "tests/plugins/test_calendars.py::test_what_people_write_stays_text")),
    Threat(13, "A text breaks a feed or the data of a page", (
        "tests/trust/test_injection.py::test_a_feed_is_good_xml_whatever_it_tells",
        "tests/plugins/test_feeds.py::test_what_xml_cannot_hold_is_left_out",
        "tests/trust/test_stored_script.py::test_every_file_is_harmless")),
    Threat(14, "A pull request gets at a token, a secret or the published site through a workflow", (
        "tests/test_workflows.py::test_no_stranger_gets_at_secrets_or_at_a_token",
        "tests/test_workflows.py::test_no_value_is_put_into_the_text_of_a_command",
        "tests/test_workflows.py::test_zizmor_finds_nothing")),
    Threat(15, "The preview of a pull request stands at the address of the real site", (
        "tests/test_workflows.py::test_a_change_is_checked_safely_told_at_its_lines_and_kept_to_look_at",)),
    Threat(16, "Another package comes in place of one that hubsite needs", (
        "tests/test_packaging.py::test_every_pin_is_one_exact_version_with_hashes",
        "tests/test_packaging.py::test_nothing_is_left_for_pip_to_choose")),
    Threat(17, "A build is killed, meets a full disk or another build", (
        "tests/trust/test_crash.py::test_a_build_killed_at_any_point_leaves_the_old_site_or_the_new_one",
        "tests/test_publish.py::test_a_full_disk_is_a_sentence_and_the_old_site_stays",
        "tests/test_publish.py::test_a_second_build_is_told_to_wait_and_the_lock_is_freed")),
    Threat(18, "Somebody's private details are published", (
        "tests/plugins/privacy/test_privacy.py::test_what_looks_private_is_told_unless_somebody_agreed",
        "tests/plugins/privacy/test_held_out.py::test_the_whole_of_a_child_s_name_is_found_and_only_what_is_exact_is_an_error")),
    Threat(19, "A pull request changes a date, a number or an address to a false one",
        reason="No machine knows what is true; members read every change before it is published, and see it line by line."),  # noqa: E501
    Threat(20, "A link leads to a site that changed hands, or hides where it leads", (
        "tests/plugins/test_checks_web_addresses.py::test_a_host_that_hides_where_it_leads_is_told",
        "tests/weblinks/test_asked.py::test_an_answer_is_understood"),
        "Links without https are not told, since some sites have nothing else; `hubsite links` tries them all."),
    Threat(21, "A photograph or a document says where it was taken, or who wrote it", (
        "tests/test_pictures.py::test_the_place_goes_and_the_picture_stays",
        "tests/plugins/privacy/test_privacy.py::test_papers_and_pictures_of_the_hub_are_looked_into")),
    Threat(22, "A packed archive unpacks over other files or without end", (
        "tests/trust/test_archives.py::test_a_packed_document_is_read_in_time_and_leaves_nothing_behind",
        "tests/trust/test_archives.py::test_an_archive_in_a_hub_is_told_and_not_opened",
        "tests/trust/test_archives.py::test_an_archive_is_no_table_to_import")),
    Threat(23, "Files that steer git lie among the content", (
        "tests/trust/test_output_names.py::test_what_git_keeps_for_itself_is_no_content",)),
    Threat(24, "Letters that cannot be seen make a text read as another", (
        "tests/trust/test_injection.py::test_letters_that_cannot_be_seen_are_not_published",
        "tests/read/test_yaml_text.py::test_characters_that_are_no_text_are_left_out"),
        "Letters of another script that look alike are not told, since names are written in every script."),
    Threat(25, "One text fills the index of the search", (
        "tests/trust/test_search_budget.py::test_the_index_of_a_thousand_pages_is_small",)),
    Threat(26, "What is told of a mistake steers a terminal or GitHub", (
        "tests/trust/test_injection.py::test_no_report_steers_a_terminal_or_github",
        "tests/trust/test_injection.py::test_every_form_of_a_report_is_the_same",
        "tests/test_report.py::test_content_cannot_give_github_a_command")),
)  # fmt: skip


def table() -> str:
    """The rows as they stand in docs/threats.md."""
    lines = ["| # | what could happen | what holds |", "|---|---|---|"]
    for each in THREATS:
        tests = "<br>".join(f"`{test}`" for test in each.tests)
        lines.append(f"| {each.number} | {each.vector} | {'<br>'.join(filter(None, [tests, each.reason]))} |")
    return "\n".join(lines)
