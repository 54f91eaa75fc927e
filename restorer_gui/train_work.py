"""The jobs of the training wizard. Whatever loads torch happens here, in a process beside the window."""

from __future__ import annotations

import contextlib
import json
import math
import os
import re
import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from model_core.config import from_dict, load_json, to_dict
from model_core.progress import Cancelled, Reporter, Update
from restorer_gui.form_spec import fields_of
from restorer_gui.library_work import Shelf
from restorer_gui.train_plan import NOTE, STOP, RunNote, TrainPlan, laid_over, read_note, write_note
from restorer_gui.train_values import (
    Audition,
    AuditionOrder,
    Damage,
    DamageKind,
    Estimate,
    Music,
    MusicRow,
    ResultRow,
    RunView,
    Sound,
)

if TYPE_CHECKING:
    from model_core.audio import AudioClip
    from model_core.training import TrainConfig

SAVE_EVERY_S = 60.0  # a minute is what a crash may cost
AUDITION_HZ = 44_100  # in stereo, as it lies on disk: whatever the network hears of it
POLITE = 5  # how much the training yields to the window, the sound and other jobs
TABLE_1 = ("l1_mel", "lsd_mel_db", "cosine_mel")
HIGHER_IS_BETTER = {"cosine_mel", "si_sdr_db"}
# Patrizi 2025, Table 1: gains on its test set, the whole chain on 85 % of the clips, 15 % intact.
PAPER: Mapping[str, Mapping[str, float]] = {
    "direct": {"l1_mel": 0.1649, "lsd_mel_db": 13.574, "cosine_mel": 0.1087},
    "residual": {"l1_mel": 0.1673, "lsd_mel_db": 13.763, "cosine_mel": 0.1087},
}


# Music and damage.


def scan(folder: Path, report: Reporter = Reporter()) -> Music:
    """Look through a folder of music.

    Raises:
        DataError: it is missing or holds nothing that can be read.
    """
    from model_core.scan import scan_music

    found = scan_music(folder, report)
    rows = tuple(
        MusicRow(
            str(track.path),
            track.duration_s,
            track.sample_rate,
            track.channels,
            track.bandwidth_hz or None,
            track.lossy,
            track.silent,
            str(track.duplicate_of or ""),
            track.group,
            track.band_limited,
            track.error,
        )
        for track in found.tracks
    )
    return Music(str(folder), rows, found.hours, tuple((w.code, w.count, w.total) for w in found.warnings))


def list_damage(report: Reporter = Reporter()) -> Damage:
    """Every kind of damage with its settings, and the presets."""
    from model_core.degradations import DEGRADATIONS, PRESETS

    kinds = tuple(DamageKind(name, cls.title, fields_of(cls)) for name, cls in DEGRADATIONS.items())
    return Damage(kinds, {name: to_dict(config) for name, config in PRESETS.items() if name != "variety"})


def audition(order: AuditionOrder, report: Reporter = Reporter()) -> Audition:
    """An excerpt clean, its peak at full scale as in training, and damaged.

    Raises:
        DataError, AudioError: there is no such music. ConfigError: the chain is broken.
    """
    from model_core.audio import AudioClip, resample
    from model_core.degradations import Chain, ChainConfig

    report.update(None, "Preparing an excerpt")
    rng = np.random.default_rng((7, order.excerpt))
    source, start_s, clip = _excerpt(order, rng)
    rate = AUDITION_HZ
    samples = resample(np.ascontiguousarray(clip.samples, np.float32), clip.sample_rate, rate)
    samples = samples / max(float(np.abs(samples).max(initial=0.0)), 1e-4)
    chain = Chain(from_dict(ChainConfig, dict(order.chain)))
    drawn = chain.draw(np.random.default_rng((11, order.seed)))
    report.update(None, "Damaging it")
    damaged = chain.damage(samples, rate, drawn)
    sounds = _sounds([AudioClip(samples, rate), AudioClip(damaged, rate)], order.rate, report)
    return Audition(sounds, chain.words(drawn), drawn.intact, source, start_s)


def _excerpt(order: AuditionOrder, rng: np.random.Generator) -> tuple[str, float, AudioClip]:
    """Where there is sound: of eight places the first that is not silent."""
    from model_core.audio import read_clip
    from model_core.errors import DataError

    if order.clip is not None:
        clip = order.clip
        length = round(order.length_s * clip.sample_rate)
        start = int(rng.integers(0, max(1, clip.frames - length)))
        return "", start / clip.sample_rate, replace(clip, samples=np.array(clip.samples[:, start : start + length]))
    if not order.tracks:
        raise DataError("training data: expected a folder of music, found none; choose one in the first step.")
    for _ in range(8):
        path, duration_s = order.tracks[int(rng.integers(len(order.tracks)))]
        start_s = float(rng.uniform(0.0, max(0.0, duration_s - order.length_s)))
        clip = read_clip(Path(path), start_s, order.length_s)
        if np.abs(clip.samples).max(initial=0.0) > 1e-3:
            break
    return path, start_s, clip


def _sounds(clips: list[AudioClip], rate: int, report: Reporter) -> tuple[Sound, ...]:
    """Equally long, at the player's rate, with the gains that make them as loud as the quietest."""
    from model_core.audio import AudioClip, measure, resample
    from model_core.pictures import mel_picture

    waves = [resample(np.ascontiguousarray(c.samples, np.float32), c.sample_rate, rate) for c in clips]
    frames = min(wave.shape[1] for wave in waves)
    made = [AudioClip(np.ascontiguousarray(wave[:, :frames]), rate) for wave in waves]
    facts = []
    for clip in made:
        report.check()
        facts.append(measure(clip))
    known = [fact.loudness_lufs for fact in facts if fact.loudness_lufs is not None]
    gains_db = [0.0 if fact.loudness_lufs is None else min(known) - fact.loudness_lufs for fact in facts]
    peak_db = max((f.true_peak_dbfs + g for f, g in zip(facts, gains_db, strict=True)), default=0.0)
    headroom_db = min(0.0, -peak_db)
    return tuple(
        Sound(clip, 10.0 ** ((gain_db + headroom_db) / 20.0), mel_picture(clip, report))
        for clip, gain_db in zip(made, gains_db, strict=True)
    )


# The run.


def build(plan: TrainPlan) -> TrainConfig:
    """The settings of the run that a plan means.

    Raises:
        ConfigError: a value is out of range.
    """
    from model_core.config import check_ranges
    from model_core.degradations import preset
    from model_core.training import PRESETS, TrainConfig

    chosen = plan.settings
    base = to_dict(PRESETS["studio" if chosen.network == "studio" else chosen.preset])
    data = {"folder": plan.folder, "licence": plan.licence, "split_by": "artist"}
    data |= {"items_per_epoch": chosen.items_per_epoch, "validation_items": chosen.validation_items}
    over: dict[str, Any] = {
        "network": chosen.network,
        "data": data,
        "epochs": chosen.epochs,
        "batch": chosen.batch,
        "learning_rate": chosen.learning_rate,
        "device": chosen.device,
        "save_every_s": SAVE_EVERY_S,
        "initial_checkpoint": plan.initial_checkpoint,
    }
    if chosen.network == "studio":
        over["studio"] = {"model": {"mode": chosen.mode}, "segment_s": chosen.segment_s}
    else:
        over["model"], over["segment"] = {"mode": chosen.mode}, {"duration_s": chosen.segment_s}
    if plan.pairs.used:
        over["pairs"] = to_dict(plan.pairs)
    made = laid_over(laid_over(base, over), plan.extra)
    made["chain"] = dict(plan.chain) or to_dict(preset(plan.damage))
    config = from_dict(TrainConfig, made, "training")
    check_ranges(config, "training")
    return config


def estimate(plan: TrainPlan, report: Reporter = Reporter()) -> Estimate:
    """How long the run will take on this machine."""
    from model_core.training import estimate as timed

    config = build(plan)
    timing = timed(config, report)
    return Estimate(timing.step_s, timing.items_per_s, timing.hours)


def run(folder: Path, plan: TrainPlan, report: Reporter = Reporter()) -> str:
    """Train in ``folder``, or go on there with the settings of its own. "finished", or "paused" where `STOP` was laid.

    A cancelled job would be ended within a moment; the file leaves the time to keep the state.
    """
    from model_core.training import TrainConfig, train

    if "PySide6" not in sys.modules and hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(POLITE)
    stop, begun = folder / STOP, (folder / "config.json").exists()
    config = load_json(TrainConfig, folder / "config.json") if begun else build(plan)
    folder.mkdir(parents=True, exist_ok=True)
    stop.unlink(missing_ok=True)
    write_note(folder, RunNote("running", plan))
    try:
        train(config, folder, _relay(folder, stop, report))
    except Cancelled:
        _note(folder, "paused", plan)
        report.check()
        return "paused"
    except Exception:
        if begun or (folder / "state.pt").exists():
            _note(folder, "paused", plan)
        else:  # it never began: nothing to go on with
            shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        stop.unlink(missing_ok=True)
    _note(folder, "finished", plan)
    return "finished"


def _note(folder: Path, state: Any, plan: TrainPlan) -> None:
    """A full disk must not turn a run that went well into a failed one."""
    with contextlib.suppress(OSError):
        write_note(folder, RunNote(state, plan))


def _relay(folder: Path, stop: Path, report: Reporter) -> Reporter:
    """Passes updates on. The window sees only the newest of a moment, so what was said once is said again with each."""
    said: dict[str, Any] = {}
    looked_s, stopping = 0.0, False

    def on_update(update: Update) -> None:
        said.update(update.values)
        with contextlib.suppress(OSError):
            said["history_bytes"] = (folder / "history.jsonl").stat().st_size
        report.update(update.fraction, update.message, **said)

    def should_stop() -> bool:
        nonlocal looked_s, stopping
        if not stopping and time.monotonic() - looked_s > 0.05:
            looked_s, stopping = time.monotonic(), stop.exists()
        if not stopping:
            report.check()
        return stopping

    return Reporter(on_update, should_stop)


def read_run(folder: Path, report: Reporter = Reporter()) -> RunView | None:
    """A run as it lies on disk; None where there is none."""
    note = read_note(folder)
    if note is None:
        return None
    history: list[Mapping[str, Any]] = []
    with contextlib.suppress(OSError, ValueError):
        for line in (folder / "history.jsonl").read_text(encoding="utf-8").splitlines():
            history.append(json.loads(line))
    epochs = note.plan.settings.epochs
    with contextlib.suppress(OSError, ValueError, KeyError):
        epochs = int(json.loads((folder / "config.json").read_text(encoding="utf-8"))["epochs"])
    listen = folder / "listen"
    names = [path.name for path in listen.iterdir()] if listen.is_dir() else []
    heard = sorted(int(found[1]) for name in names if (found := re.fullmatch(r"epoch-(\d+)\.flac", name)))
    pair = {"clean.flac", "degraded.flac"} <= set(names)
    return RunView(folder, note.state, note.plan, epochs, tuple(history), tuple(heard), pair)


def find_unfinished(folders: tuple[Path, ...], report: Reporter = Reporter()) -> list[RunView]:
    """Runs that were paused or interrupted, the newest first."""
    notes: dict[Path, float] = {}
    for folder in folders:
        with contextlib.suppress(OSError):
            for path in [folder / NOTE, *folder.glob(f"*/{NOTE}")]:
                if path.is_file():
                    notes[path.parent] = path.stat().st_mtime
    found = []
    for folder in sorted(notes, key=lambda each: -notes[each]):
        report.check()
        view = read_run(folder)
        if view is not None and view.state in ("running", "paused"):
            found.append(view)
    return found


def give_up(folder: Path, report: Reporter = Reporter()) -> None:
    """Offer this run no more. Its files stay."""
    note = read_note(folder)
    if note is not None:
        write_note(folder, replace(note, state="stopped"))


def listen(folder: Path, epoch: int, rate: int, report: Reporter = Reporter()) -> tuple[Sound, ...]:
    """The held-out clip: damaged, restored after ``epoch``, and clean."""
    from model_core.audio import read_clip

    names = ("degraded.flac", f"epoch-{epoch:04d}.flac", "clean.flac")
    return _sounds([read_clip(folder / "listen" / name) for name in names], rate, report)


# The result.


def results(folder: Path, report: Reporter = Reporter()) -> list[ResultRow]:
    """Table 1's columns: held-out music untouched, this run, the shipped checkpoints, the paper."""
    from model_core.library import list_checkpoints

    view = read_run(folder)
    best = view.best if view is not None else None
    rows = []
    if best is not None:
        untouched, restored = _numbers(best.get("untouched", {})), _numbers(best.get("restored", {}))
        rows.append(ResultRow("untouched", "held-out", untouched))
        rows.append(ResultRow("this run", "held-out", restored, _gains(untouched, restored)))
    for entry in list_checkpoints():
        if (
            entry.shipped
            and entry.card is not None
            and any(name.startswith("validation_") for name in entry.card.metrics)
        ):
            said = entry.card.metrics
            restored = {name: said.get(f"validation_{name}", math.nan) for name in TABLE_1}
            untouched = {name: said.get(f"validation_untouched_{name}", math.nan) for name in TABLE_1}
            rows.append(ResultRow(entry.name, "card", restored, _gains(untouched, restored)))
    return rows + [ResultRow(f"paper, {mode}", "paper", {}, gains) for mode, gains in PAPER.items()]


def _numbers(values: Mapping[str, Any]) -> dict[str, float]:
    return {name: float(value) for name, value in values.items() if isinstance(value, int | float)}


def _gains(untouched: Mapping[str, float], restored: Mapping[str, float]) -> dict[str, float]:
    return {
        name: restored[name] - before if name in HIGHER_IS_BETTER else before - restored[name]
        for name, before in untouched.items()
        if name in restored
    }


def read_card(path: Path, report: Reporter = Reporter()) -> Shelf:
    """What a checkpoint says of itself.

    Raises:
        CheckpointError: it is damaged.
    """
    from model_core import library

    return Shelf(library.Entry(path.stem, path, library.read_card(path), False), path.stat().st_size)


def keep(folder: Path, name: str, report: Reporter = Reporter()) -> str:
    """Put the best epoch into the library. Returns the name that it got."""
    from model_core import library

    return library.add(folder / "best.safetensors", name).name
