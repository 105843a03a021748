"""`phoihop review`: YAML to correct by hand, checks of it, and the screen in a real terminal."""

import errno
import os
import pty
import select
import subprocess
import sys
import time

import pytest
import yaml

from dashboard.cli import review
from dashboard.texts import texts
from graph.errors import InputError
from loaders.extract import extract
from loaders.ingest import read
from loaders.review.progress import progress_text
from loaders.review.session import Session
from loaders.text.source import SourceText


@pytest.fixture(autouse=True)
def away(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PHOIHOP_LANG", "en")
    monkeypatch.setenv("PHOIHOP_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def plan(tmp_path, plan_text):
    path = tmp_path / "plan.txt"
    path.write_text(plan_text, encoding="utf-8")
    return path


@pytest.fixture
def session(plan_text):
    source = SourceText("plan.txt", "0" * 64, "txt", plan_text)
    return Session.of(extract(source), source)


@pytest.fixture
def corrected(phoihop, plan, tmp_path):
    path = tmp_path / "corrected.yaml"
    assert phoihop("review", plan, "--yaml", "--out", path).code == 0
    return path


def test_yaml_is_printed_and_explains_itself(phoihop, plan):
    ran = phoihop("review", plan, "--yaml")

    assert (ran.code, ran.err) == (0, "")
    assert "# - Sửa:" in ran.out
    assert "phoihop load plan.review.yaml" in ran.out
    assert yaml.safe_load(ran.out)["review"]["by"] is None


def test_a_file_that_may_hold_corrections_is_not_replaced(phoihop, plan, corrected):
    before = corrected.read_text("utf-8")

    ran = phoihop("review", plan, "--yaml", "--out", corrected)

    assert ran.code == 1
    assert "--from" in ran.err
    assert corrected.read_text("utf-8") == before


def test_corrected_yaml_is_checked_line_by_line(phoihop, plan, corrected):
    text = corrected.read_text("utf-8")
    corrected.write_text(text.replace("leads:", "lead:").replace("  by: null", "  by: [a]"), "utf-8")

    ran = phoihop("review", plan, "--from", corrected, "--yaml")

    lines = ran.err.splitlines()
    assert ran.code == 1
    assert len(lines) >= 2
    assert all(line.startswith(f"phoihop: {corrected}:") for line in lines)
    numbers = [int(line.split(":")[2]) for line in lines]
    assert all("lead:" in corrected.read_text("utf-8").splitlines()[n - 1] for n in numbers)


def test_the_corrected_record_goes_on_from_where_it_was(phoihop, plan, corrected):
    text = corrected.read_text("utf-8")
    corrected.write_text(text.replace("title: ", "title: Sửa ", 1).replace("by: null", "by: Hoa"), "utf-8")

    ran = phoihop("review", plan, "--from", corrected, "--yaml", "--out", corrected)

    assert ran.code == 0, ran.err
    review = yaml.safe_load(corrected.read_text("utf-8"))["review"]
    assert review["by"] == "Hoa"
    assert review["corrected"]


def test_a_record_of_another_document_is_refused(phoihop, plan, corrected, tmp_path, plan_text):
    other = tmp_path / "other.txt"
    other.write_text(plan_text + "\nThêm.", encoding="utf-8")

    ran = phoihop("review", other, "--from", corrected, "--yaml")

    assert ran.code == 1
    assert "another file" in ran.err


def test_reviewed_work_is_not_replaced_by_a_review_that_begins_elsewhere(phoihop, plan, corrected, tmp_path):
    (tmp_path / "plan.review.yaml").write_text("tasks: [signed by Hoa]", "utf-8")

    ran = phoihop("review", plan, "--from", corrected)

    assert ran.code == 1
    assert "may hold corrections" in ran.err


@pytest.mark.parametrize("more", [[], ["--from", "corrected.yaml"]])
def test_the_document_itself_is_never_where_it_is_saved(phoihop, plan, corrected, more):
    ran = phoihop("review", plan, *more, "--out", plan)

    assert ran.code == 1
    assert "that is the document itself" in ran.err


def test_what_an_editor_saved_while_the_screen_was_open_is_not_replaced(session, tmp_path):
    file = tmp_path / "plan.review.yaml"
    target = review._Target(file, None)
    session.accept()
    review._save(session, texts("vi"), target, "Hoa")
    file.chmod(0o600)
    review._save(session, texts("vi"), target, "Hoa")
    assert file.stat().st_mode & 0o777 == 0o600

    file.write_text("by hand", "utf-8")
    with pytest.raises(InputError, match="changed while it was reviewed"):
        review._save(session, texts("vi"), target, "Hoa")

    assert file.read_text("utf-8") == "by hand"


def test_a_file_that_came_up_while_the_screen_was_open_is_not_replaced(session, tmp_path):
    file = tmp_path / "plan.review.yaml"
    file.write_text("by hand", "utf-8")

    with pytest.raises(InputError, match="changed while it was reviewed"):
        review._save(session, texts("vi"), review._Target(file, None), "Hoa")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["review", "plan.txt"], "needs a terminal"),
        (["review", "corrected.yaml"], "--from"),
        (["review", "plan.txt", "--reviewer", " "], "needs a name"),
    ],
)
def test_misuse_is_one_line(phoihop, corrected, arguments, said):
    ran = phoihop(*arguments)

    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


class Terminal:
    """The program in a terminal of 80 by 24."""

    def __init__(self, *arguments, **environment):
        self.fd, inner = pty.openpty()
        os.set_blocking(self.fd, False)
        import fcntl
        import struct
        import termios

        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        code = "from dashboard.cli import main; main()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)], stdin=inner, stdout=inner, stderr=inner,
            env=os.environ | {"TERM": "xterm-256color"} | environment, close_fds=True,
        )  # fmt: skip
        os.close(inner)
        self.seen = ""

    def read(self, until, seconds=60):
        """Read until this was written."""
        end = time.monotonic() + seconds
        while until not in self.seen:
            assert time.monotonic() < end, self.seen[-3000:]
            if select.select([self.fd], [], [], 0.2)[0]:
                try:
                    self.seen += os.read(self.fd, 65536).decode("utf-8", "replace")
                except OSError as error:  # the other end is closed
                    assert error.errno == errno.EIO and until in self.seen, self.seen[-3000:]

    def send(self, keys):
        os.write(self.fd, keys.encode())

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.fd)


@pytest.fixture
def terminal():
    opened = []

    def start(*arguments, **environment):
        opened.append(Terminal(*arguments, **environment))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def test_a_review_in_a_real_terminal_is_broken_off_goes_on_and_is_saved(terminal, plan, tmp_path):
    draft, out = tmp_path / "plan.review.yaml.draft", tmp_path / "plan.review.yaml"
    first = terminal("review", plan, "--reviewer", "Hoa", NO_COLOR="1")
    first.read("? help")
    first.send("na")
    first.read("Accepted")
    first.process.kill()
    assert draft.exists()
    assert not out.exists()

    second = terminal("review", plan, "--reviewer", "Hoa")
    second.read("going on with the draft")
    second.read("not saved")
    second.send("s")
    second.read("Saved")
    second.send("q")
    second.read("load it: phoihop load")
    assert second.process.wait(20) == 0
    assert "\x1b[?1049l" in second.seen  # the terminal is as it was

    saved = yaml.safe_load(out.read_text("utf-8"))
    assert saved["review"]["by"] == "Hoa"
    assert [task["evidence"].get("review") for task in saved["tasks"]].count("accepted") == 1
    assert not draft.exists()


def test_corrections_by_hand_are_not_lost_to_an_older_draft(terminal, plan, corrected, tmp_path):
    outcome = read(plan)
    begun = Session.of(outcome.record, outcome.source)
    begun.accept()
    draft, file = tmp_path / "plan.review.yaml.draft", tmp_path / "plan.review.yaml"
    draft.write_text(progress_text(begun), "utf-8")
    corrected.rename(file)

    opened = terminal("review", plan, "--reviewer", "Hoa")
    opened.read("changed after this draft")

    assert opened.process.wait(20) == 1
    assert draft.is_file()
