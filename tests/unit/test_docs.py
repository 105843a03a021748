"""The documentation cannot lag: commands run, references equal the program, links lead somewhere, examples validate."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from dashboard.app.pages import PAGES
from dashboard.cli.program import app
from dashboard.cli.reference import pages
from dashboard.settings import Settings
from graph.errors import InvalidRecord
from graph.records import read_record
from queries.catalogue import audits

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
MARKDOWN = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"!?\[[^\]]*\]\((?!https?:|#)([^)#\s]+)[^)]*\)")
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def shown_commands():
    """(command, output shown under it) of the README's console example."""
    (block,) = CONSOLE.findall(README)
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [
        tuple(part.rstrip("\n").split("\n", 1)) if "\n" in part.rstrip("\n") else (part.strip(), "") for part in parts
    ]


@pytest.mark.parametrize("page", sorted(pages()))
def test_generated_reference_equals_the_program(page):
    written = (ROOT / "docs" / page).read_text("utf-8")

    assert written == pages()[page], "run `make docs`"


def test_reference_shows_what_help_prints(phoihop, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    printed = phoihop("extract", "--help").out.rstrip()

    assert printed in pages()["cli.md"]


def test_every_audit_is_listed():
    listed = (ROOT / "docs" / "audits.md").read_text("utf-8")

    assert [query.id for query in audits() if f"## {query.id}\n" not in listed] == []


def test_example_in_the_readme_shows_real_output(phoihop, embedded_store, embedded_settings, monkeypatch):
    monkeypatch.setenv("PHOIHOP_DATA_DIR", str(embedded_settings.data_dir))
    monkeypatch.chdir(ROOT)
    for command, shown in shown_commands():
        program, *arguments = shlex.split(command)
        ran = phoihop(*arguments)
        assert program == "phoihop"
        assert ran.out.rstrip("\n") == shown.rstrip("\n")


def test_commands_named_in_the_documents_exist():
    known = {command.name for command in app.registered_commands} | {group.name for group in app.registered_groups}
    named = {name for path in MARKDOWN for name in re.findall(r"`(?:\$ )?phoihop ([a-z]+)", path.read_text("utf-8"))}

    assert named
    assert named <= known


def test_make_targets_named_in_the_documents_exist():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {
        name
        for path in MARKDOWN
        for name in re.findall(r"(?:`|^    )make ([a-z]+)", path.read_text("utf-8"), re.MULTILINE)
    }

    assert {"run", "test"} <= named <= targets


def test_help_of_make_names_every_target():
    helped = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)

    assert targets
    assert [target for target in targets if f"make {target}" not in helped] == []


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_links_to_files_lead_somewhere(path):
    missing = [link for link in LINK.findall(path.read_text("utf-8")) if not (path.parent / link).exists()]

    assert missing == []


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_backticked_paths_exist(path):
    named = re.findall(r"`((?:graph|loaders|queries|dashboard|tests|docs)/[\w./-]+)`", path.read_text("utf-8"))

    assert [name for name in named if not (ROOT / name).exists()] == []


def test_example_record_validates_and_a_misspelt_one_does_not(tmp_path):
    manual = (ROOT / "docs" / "plan-record.md").read_text("utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", manual, re.DOTALL)
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(example, encoding="utf-8")
    bad.write_text(example.replace("tasks:", "taks:"), encoding="utf-8")

    assert read_record(good).tasks[0].leads
    with pytest.raises(InvalidRecord, match="taks"):
        read_record(bad)


def test_every_setting_is_in_the_manual():
    manual = (ROOT / "docs" / "settings.md").read_text("utf-8")

    assert [name for name in Settings.model_fields if f"`{name}`" not in manual] == []


def test_folders_named_in_the_readme_exist_and_all_packages_are_named():
    named = re.findall(r"^\| \[(\w+)/\]", README, re.MULTILINE)

    assert {"graph", "loaders", "queries", "dashboard", "tests"} <= set(named)
    assert all((ROOT / name).is_dir() for name in named)


def test_pages_of_the_app_can_be_added_as_the_readme_says():
    modules = {path.stem for path in (ROOT / "dashboard" / "app" / "pages").glob("*.py")}

    assert {page.id for page in PAGES} <= modules
