"""A program that is told to end takes away what it made for a while, as if it had been interrupted."""

import signal
import subprocess
import sys

import pytest

from dashboard.cli.ending import ended_in_order

PROGRAM = """
import os, tempfile, time
from dashboard.cli import program
def busy(*_, **__):
    with tempfile.TemporaryDirectory(prefix="phoihop-scan-"):
        print("made", flush=True)
        time.sleep(30)
program.app = busy
program.main([])
"""


def started(folder, **options):
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], env={"TMPDIR": str(folder)}, stdout=subprocess.PIPE, text=True, **options
    )
    assert process.stdout.readline() == "made\n"
    assert list(folder.iterdir())
    return process


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_copies_are_taken_away_when_the_program_is_told_to_end(tmp_path, sent, code):
    with started(tmp_path) as process:
        process.send_signal(sent)

        assert process.wait(20) == code
    assert list(tmp_path.iterdir()) == []


def test_a_signal_that_is_ignored_stays_ignored(tmp_path):
    with started(tmp_path, preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)) as process:
        process.send_signal(signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.5)
        process.send_signal(signal.SIGTERM)

        assert process.wait(20) == 143


def test_a_second_signal_does_not_break_the_tidying_off():
    tidied = []
    with pytest.raises(SystemExit) as ended, ended_in_order():
        try:
            signal.raise_signal(signal.SIGHUP)
        finally:
            signal.raise_signal(signal.SIGTERM)
            tidied.append(True)

    assert (ended.value.code, tidied) == (129, [True])
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
