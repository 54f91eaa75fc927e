"""The queue: order, states, what is kept on disk, and what becomes of each file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

sys.path.insert(0, os.path.dirname(__file__))  # for the fakes: pytest's importlib mode adds no folders
from batch_fakes import HalvingRestorer, write_song

import model_core.restorers
from model_core.batch import BatchSettings, NotReady, Queue, find_items, lengths, restore_item, run_queue, work
from model_core.errors import CheckpointError, ConfigError
from model_core.progress import Cancelled, Reporter


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> HalvingRestorer:
    restorer = HalvingRestorer()
    monkeypatch.setattr(model_core.restorers, "open_restorer", lambda config: restorer)
    monkeypatch.setattr(work, "_idle", {})
    return restorer


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Queue]:
    made = Queue.open(tmp_path / "queue")
    yield made
    made.close()


def add(queue: Queue, *paths: Path) -> list[int]:
    return queue.add(find_items([str(path) for path in paths], queue.settings.folder).found)


def states(queue: Queue) -> list[str]:
    return [item.state for item in queue]


def reopened(queue: Queue, tmp_path: Path) -> Queue:
    queue.close()
    return Queue.open(tmp_path / "queue")


def test_a_folder_is_restored_beside_itself(queue: Queue, tmp_path: Path) -> None:
    for name in ("a", "b", "same"):
        write_song(tmp_path / "music" / f"{name}.wav", seed=ord(name[0]))
    add(queue, tmp_path / "music")
    summary = run_queue(queue)
    assert states(queue) == ["done", "done", "unchanged"]
    assert (summary.total, summary.finished, summary.open) == (3, 3, 0)
    before, _ = soundfile.read(tmp_path / "music" / "a.wav")
    after, rate = soundfile.read(tmp_path / "music" / "a (restored).wav")
    assert rate == 16_000
    np.testing.assert_allclose(after, 0.5 * before, atol=1.1 / 32768)
    same = tmp_path / "music" / "same (restored).wav"
    assert same.read_bytes() == (tmp_path / "music" / "same.wav").read_bytes()
    assert sorted(path.name for path in (tmp_path / "music").iterdir()) == [
        *("a (restored).wav", "a.wav", "b (restored).wav", "b.wav"),
        *("same (restored).wav", "same.wav"),
    ]


def test_a_second_run_over_the_same_folder_does_not_restore_results(queue: Queue, tmp_path: Path) -> None:
    write_song(tmp_path / "music" / "a.wav")
    add(queue, tmp_path / "music")
    run_queue(queue)
    found = find_items([str(tmp_path / "music")]).found
    assert [Path(file.path).name for file in found] == ["a.wav"]
    named = find_items([str(tmp_path / "music" / "a (restored).wav")]).found  # who names it means it
    assert [Path(file.path).name for file in named] == ["a (restored).wav"]


def test_results_of_a_target_folder_inside_are_not_found(tmp_path: Path) -> None:
    write_song(tmp_path / "music" / "a.wav")
    write_song(tmp_path / "music" / "out" / "music" / "a.wav")
    found = find_items([str(tmp_path / "music")], str(tmp_path / "music" / "out")).found
    assert [file.place for file in found] == [str(Path("music", "a.wav"))]


def test_scan_tells_what_meant_nothing_and_keeps_the_rest(tmp_path: Path) -> None:
    song, empty = write_song(tmp_path / "a.wav"), tmp_path / "empty"
    empty.mkdir()
    scan = find_items([str(song), str(empty), str(tmp_path / "gone.wav"), str(song)])
    assert [file.path for file in scan.found] == [str(song)]
    assert [sentence.split(":")[0] for sentence in scan.problems] == [str(empty), str(tmp_path / "gone.wav")]


def test_structure_is_kept_below_the_folder_that_was_added(queue: Queue, tmp_path: Path) -> None:
    write_song(tmp_path / "one" / "cd1" / "01.wav", 1)
    write_song(tmp_path / "two" / "cd1" / "01.wav", 2)
    queue.set_settings(BatchSettings(template="{name}", folder=str(tmp_path / "out")))
    add(queue, tmp_path / "one", tmp_path / "two")
    run_queue(queue)
    found = sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.wav"))
    assert found == [str(Path("one/cd1/01.wav")), str(Path("two/cd1/01.wav"))]


def test_without_structure_equal_names_are_numbered(queue: Queue, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        write_song(tmp_path / folder / "01.wav")
    write_song(tmp_path / "one" / "01.WAV")
    queue.set_settings(BatchSettings(template="{name}", folder=str(tmp_path / "out"), keep_structure=False))
    add(queue, tmp_path / "one", tmp_path / "two")
    run_queue(queue)
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["01 (2).wav", "01 (3).wav", "01.WAV"]  # capitals make no name of its own on every disk


def test_a_link_that_leads_out_of_the_target_folder_is_refused(queue: Queue, tmp_path: Path) -> None:
    write_song(tmp_path / "album" / "01.wav")
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "album").symlink_to(tmp_path / "elsewhere")
    queue.set_settings(BatchSettings(folder=str(tmp_path / "out")))
    add(queue, tmp_path / "album")
    run_queue(queue)
    assert states(queue) == ["failed"]
    assert "a link that leads out of it" in next(iter(queue)).notes[0]
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    ("existing", "state", "older", "names"),
    [
        ("skip", "skipped", b"older", ["a (restored).wav"]),
        ("number", "done", b"older", ["a (restored) (2).wav", "a (restored).wav"]),
        ("replace", "done", None, ["a (restored).wav"]),
    ],
)
def test_what_exists_already(
    queue: Queue, tmp_path: Path, existing: str, state: str, older: bytes | None, names: list[str]
) -> None:
    song = write_song(tmp_path / "music" / "a.wav")
    (tmp_path / "music" / "a (restored).wav").write_bytes(b"older")
    queue.set_settings(BatchSettings(existing=existing))  # type: ignore[arg-type]
    add(queue, song)
    run_queue(queue)
    assert states(queue) == [state]
    assert sorted(path.name for path in (tmp_path / "music").glob("a (*")) == names
    data = (tmp_path / "music" / "a (restored).wav").read_bytes()
    assert data == older if older else data[:4] == b"RIFF"


@pytest.mark.parametrize("existing", ["skip", "number", "replace"])
def test_originals_and_results_of_the_queue_are_never_written_over(queue: Queue, tmp_path: Path, existing: str) -> None:
    """Both files become "song", which one of them is: by no choice does a result take the place of either."""
    music = tmp_path / "music"
    originals = {write_song(music / name, seed): None for seed, name in enumerate(("song.wav", "other.wav"))}
    data = {path: path.read_bytes() for path in originals}
    queue.set_settings(BatchSettings(template="song", existing=existing))  # type: ignore[arg-type]
    add(queue, *originals)
    run_queue(queue)
    assert states(queue) == ["done", "done"]
    assert {path: path.read_bytes() for path in originals} == data
    assert sorted(path.name for path in music.iterdir()) == [
        *("other.wav", "song (2).wav", "song (3).wav"),
        "song.wav",
    ]


def test_bad_files_are_told_of_and_the_rest_goes_on(queue: Queue, tmp_path: Path) -> None:
    music = tmp_path / "music"
    write_song(music / "a.wav")
    (music / "b.wav").write_bytes(b"not sound at all")
    write_song(music / "c bug.wav")
    gone = write_song(music / "d.wav")
    write_song(music / "e.wav")
    add(queue, music)
    gone.unlink()
    run_queue(queue)
    assert states(queue) == ["done", "failed", "failed", "failed", "done"]
    notes = [item.notes[0] for item in queue if item.state == "failed"]
    assert str(music / "b.wav") in notes[0] and "unexpected ZeroDivisionError" in notes[1]
    assert str(gone) in notes[2]
    assert not [path for path in music.iterdir() if path.name.startswith(".")]
    assert not (music / "b (restored).wav").exists()


def test_retry_takes_failed_items_again(queue: Queue, tmp_path: Path) -> None:
    song = tmp_path / "a.wav"
    song.write_bytes(b"broken")
    add(queue, song)
    run_queue(queue)
    assert states(queue) == ["failed"]
    write_song(song)
    assert queue.retry() == list(queue.ids)
    run_queue(queue)
    assert states(queue) == ["done"] and next(iter(queue)).notes == ()


def test_unchanged_files_can_be_left_out(queue: Queue, tmp_path: Path) -> None:
    write_song(tmp_path / "music" / "same.wav")
    queue.set_settings(BatchSettings(unchanged="leave", folder=str(tmp_path / "out")))
    add(queue, tmp_path / "music")
    run_queue(queue)
    assert states(queue) == ["unchanged"] and next(iter(queue)).target == ""
    assert not (tmp_path / "out").exists()  # no folders are made for nothing


def test_a_chosen_format_is_written(queue: Queue, tmp_path: Path) -> None:
    queue.set_settings(BatchSettings(format="FLAC"))
    add(queue, write_song(tmp_path / "a.wav"))
    run_queue(queue)
    assert soundfile.info(tmp_path / "a (restored).flac").format == "FLAC"


def test_a_cancel_leaves_nothing_and_the_next_start_finishes(queue: Queue, tmp_path: Path) -> None:
    for name in "abc":
        write_song(tmp_path / "music" / f"{name}.wav")
    add(queue, tmp_path / "music")
    done = 0

    def stop() -> bool:
        return done == 1

    def counted(order: object, report: Reporter) -> object:
        nonlocal done
        result = restore_item(order, report)  # type: ignore[arg-type]
        done += 1
        return result

    with pytest.raises(Cancelled):
        run_queue(queue, Reporter(None, stop), counted)  # type: ignore[arg-type]
    assert states(queue) in (["done", "cancelled", "waiting"], ["done", "waiting", "waiting"])
    assert sorted(path.name for path in (tmp_path / "music").iterdir()) == [
        *("a (restored).wav", "a.wav", "b.wav"),
        "c.wav",
    ]
    queue.retry(("cancelled",))
    run_queue(queue)
    assert states(queue) == ["done"] * 3


def test_a_missing_checkpoint_stops_the_run_and_fails_no_file(
    queue: Queue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(config: object) -> None:
        raise CheckpointError("gone: expected a checkpoint, found nothing; choose another.")

    monkeypatch.setattr(model_core.restorers, "open_restorer", refuse)
    for name in "ab":
        write_song(tmp_path / "music" / f"{name}.wav")
    add(queue, tmp_path / "music")
    with pytest.raises(NotReady, match="gone: expected"):
        run_queue(queue)
    assert states(queue) == ["waiting", "waiting"]
    assert sorted(path.name for path in (tmp_path / "music").iterdir()) == ["a.wav", "b.wav"]


def test_the_network_is_opened_once_for_many_files(
    queue: Queue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr(
        model_core.restorers, "open_restorer", lambda config: opened.append(config) or HalvingRestorer()
    )
    for name in "abc":
        write_song(tmp_path / "music" / f"{name}.wav")
    queue.set_settings(BatchSettings(checkpoint="direct", strength_percent=40.0, device="cpu"))
    add(queue, tmp_path / "music")
    run_queue(queue)
    assert [(config.checkpoint, config.strength_percent, config.device) for config in opened] == [
        ("direct", 40.0, "cpu")
    ]


# The list on disk.


def test_what_several_killed_attempts_left_is_swept(queue: Queue, tmp_path: Path) -> None:
    (number,) = add(queue, write_song(tmp_path / "a.wav"))
    works = []
    for _ in range(3):  # the program ends before it can remove what the one before it left
        works.append(queue.begin(number).work)
        works[-1].mkdir()
        queue = reopened(queue, tmp_path)
    run_queue(queue)
    assert queue[number].state == "done" and queue[number].work == ()
    assert not [work for work in works if work.exists()]
    queue.close()


def test_everything_is_there_after_reopening(queue: Queue, tmp_path: Path) -> None:
    songs = [write_song(tmp_path / "music" / f"{name}.wav") for name in "abcd"]
    ids = add(queue, *songs)
    queue.set_settings(BatchSettings(template="{n} {name}", strength_percent=30.0))
    queue.reorder([ids[2], ids[0], ids[3], ids[1]])
    queue.remove([ids[0]])
    queue.set_lengths(lengths([(ids[1], str(songs[1]))]))
    queue.begin(ids[2])
    queue.fail(ids[2], "It did not work.")
    again = reopened(queue, tmp_path)
    assert list(again.ids) == [ids[2], ids[3], ids[1]]
    assert again.settings == BatchSettings(template="{n} {name}", strength_percent=30.0)
    assert again[ids[1]].duration_s == pytest.approx(0.5)
    assert (again[ids[2]].state, again[ids[2]].notes) == ("failed", ("It did not work.",))
    assert again.interrupted
    assert again.add(find_items([str(songs[0])]).found) == [ids[3] + 1]  # a number is never used twice
    again.close()


def test_a_running_item_waits_again_after_the_end_of_the_program(queue: Queue, tmp_path: Path) -> None:
    (number,) = add(queue, write_song(tmp_path / "a.wav"))
    order = queue.begin(number)
    order.work.mkdir()
    (order.work / "a (restored).wav").write_bytes(b"half")
    again = reopened(queue, tmp_path)
    assert again[number].state == "waiting"
    run_queue(again)
    assert again[number].state == "done" and not order.work.exists()
    again.close()


def test_a_whole_result_with_a_receipt_is_only_named(
    queue: Queue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (number,) = add(queue, write_song(tmp_path / "a.wav"))
    order = queue.begin(number)
    with monkeypatch.context() as patched:  # the program ends after the receipt, before the name
        patched.setattr(work, "_publish", lambda receipt, order: receipt.result)
        restore_item(order)
    hidden = order.work / "a (restored).wav"
    assert hidden.exists() and order.receipt.exists() and not (tmp_path / "a (restored).wav").exists()
    data = hidden.read_bytes()
    again = reopened(queue, tmp_path)
    monkeypatch.setattr(model_core.restorers, "open_restorer", lambda config: pytest.fail("restored twice"))
    run_queue(again)
    assert again[number].state == "done"
    assert (tmp_path / "a (restored).wav").read_bytes() == data
    assert not order.work.exists() and not order.receipt.exists()
    again.close()


@pytest.mark.parametrize("cut", [1, 7, 30])
def test_a_line_that_was_cut_never_counted(queue: Queue, tmp_path: Path, cut: int) -> None:
    ids = add(queue, *(write_song(tmp_path / f"{name}.wav") for name in "ab"))
    queue.fail(ids[0], "It did not work.")
    queue.close()
    journal = tmp_path / "queue" / "queue.jsonl"
    journal.write_bytes(journal.read_bytes()[:-cut])
    again = Queue.open(tmp_path / "queue")
    assert states(again) == ["waiting", "waiting"] if cut > 1 else ["failed", "waiting"]
    assert again.notice == ""
    again.close()


def test_a_damaged_list_is_kept_aside_and_told_of(queue: Queue, tmp_path: Path) -> None:
    add(queue, write_song(tmp_path / "a.wav"))
    queue.close()
    journal = tmp_path / "queue" / "queue.jsonl"
    data = b"\x00\xffrubbish\n" + journal.read_bytes()
    journal.write_bytes(data)
    again = Queue.open(tmp_path / "queue")
    assert states(again) == ["waiting"]
    assert "queue.broken-1.jsonl" in again.notice
    assert (tmp_path / "queue" / "queue.broken-1.jsonl").read_bytes() == data
    again.close()


def test_a_second_program_gets_a_list_of_its_own(queue: Queue, tmp_path: Path) -> None:
    add(queue, write_song(tmp_path / "a.wav"))
    other = Queue.open(tmp_path / "queue")
    assert len(other) == 0 and (tmp_path / "queue-2" / "queue.jsonl").exists()
    other.close()


def test_a_folder_that_cannot_be_written_is_told_of_and_work_goes_on(tmp_path: Path) -> None:
    (tmp_path / "queue").write_bytes(b"a file in the way")
    queue = Queue.open(tmp_path / "queue")
    assert "cannot be kept on disk" in queue.trouble
    add(queue, write_song(tmp_path / "a.wav"))
    assert states(queue) == ["waiting"]
    queue.close()


def test_a_file_is_in_the_list_once_while_it_waits(queue: Queue, tmp_path: Path) -> None:
    song = write_song(tmp_path / "a.wav")
    (tmp_path / "link.wav").symlink_to(song)
    assert len(add(queue, song)) == 1
    assert add(queue, song, tmp_path / "link.wav") == []
    run_queue(queue)
    assert len(add(queue, song)) == 1  # once it is done, it may be done again
    run_queue(queue)
    assert [Path(item.target).name for item in queue] == ["a (restored).wav", "a (restored) (2).wav"]


def test_the_running_item_cannot_be_removed(queue: Queue, tmp_path: Path) -> None:
    ids = add(queue, *(write_song(tmp_path / f"{name}.wav") for name in "ab"))
    queue.begin(ids[0])
    assert [item.id for item in queue.remove(ids)] == [ids[1]]
    assert list(queue.ids) == [ids[0]]


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        (BatchSettings(template="{artist}"), "{artist}"),
        (BatchSettings(template="  "), "found nothing"),
        (BatchSettings(strength_percent=101.0), "strength_percent"),
        (BatchSettings(existing="ask"), "'ask'"),  # type: ignore[arg-type]
    ],
)
def test_settings_that_make_no_sense_are_refused(queue: Queue, settings: BatchSettings, word: str) -> None:
    with pytest.raises(ConfigError, match=word):
        queue.set_settings(settings)
    assert queue.settings == BatchSettings()
