"""The command line as a whole: how it starts, what it promises of every command, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import model_core
from model_core.cli import restore
from model_core.cli.console import clock
from model_core.cli.main import main

COMMANDS = ("restore", "train", "evaluate", "info")
HEAVY = ("torch", "numpy", "av", "soundfile", "scipy", "rich")


def test_help_is_instant_and_names_commands_and_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    for word in (*COMMANDS, "exit codes", "130"):
        assert word in shown


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, time; began = time.process_time()\n"
        "from model_core.cli.main import main\n"
        "code = main(['restore', '--help'])\n"
        "print(code, time.process_time() - began, *sorted(sys.modules), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    code_text, seconds, *modules = run.stderr.split()
    assert code_text == "0"
    assert not set(HEAVY) & set(modules)
    assert float(seconds) < 4 * 0.3  # of the process's own, and on a slow machine


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"restorer {model_core.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "the following arguments are required: COMMAND; see 'restorer --help'."),
        (["restore"], "the following arguments are required: IN; see 'restorer restore --help'."),
        (["restore", "a.wav", "--strength", "much"], "argument --strength: invalid float value: 'much'"),
        (["restore", "a.wav", "--bit-depth", "many"], "argument --bit-depth"),
        (["restore", "a.wav", "--check", "x"], "unrecognized arguments: --check x"),
        (["dance"], "invalid choice: 'dance'"),
        (["train", "--run", "r", "--preset", "paper", "--config", "c.json"], "not allowed with argument"),
    ],
)
def test_wrong_usage_is_one_sentence(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("restorer: ")
    assert sentence in shown.err
    assert shown.err.count("\n") == 1


def test_wrong_usage_with_json_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", "--json"]) == 2
    shown = capsys.readouterr()
    assert "FILE" in json.loads(shown.out)["error"]
    assert shown.err.startswith("restorer: ")


def test_a_bug_says_unexpected_and_debug_shows_where(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(options: object, console: object) -> int:
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr(restore, "run", broken)
    assert main(["restore", "a.wav"]) == 70
    shown = capsys.readouterr().err
    assert shown.startswith("restorer: unexpected ZeroDivisionError: two lines; this is a bug")
    assert "Traceback" not in shown
    assert main(["restore", "a.wav", "--debug"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_interrupt_before_the_work_begins(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(options: object, console: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(restore, "run", interrupted)
    assert main(["restore", "a.wav"]) == 130
    assert capsys.readouterr().err == "restorer: cancelled\n"


def test_help_names_what_the_engine_has(capsys: pytest.CaptureFixture[str]) -> None:
    """Help is written by hand, so that it needs no engine; here it is compared with the engine."""
    from model_core.audio.export import OUTPUT_FORMATS
    from model_core.evaluation import CONDITIONS
    from model_core.training import PRESETS

    for command, words in (
        ("restore", [name.lower() for name in OUTPUT_FORMATS]),
        ("evaluate", CONDITIONS),
        ("train", PRESETS),
    ):
        assert main([command, "--help"]) == 0
        shown = capsys.readouterr().out
        for word in words:
            assert word in shown


@pytest.mark.parametrize(("seconds", "text"), [(0.4, "0:00"), (59.6, "1:00"), (200, "3:20"), (3605, "1:00:05")])
def test_clock(seconds: float, text: str) -> None:
    assert clock(seconds) == text


def test_output_to_a_closed_pipe_is_no_error() -> None:
    """`restorer ... | head -1`: the reader leaves first."""
    run = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m model_core --help | true; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "Traceback" not in run.stderr
