"""Jobs of the training wizard about sound: a look through the music, damage to be heard, the clip of each epoch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from model_core.config import from_dict, to_dict
from model_core.progress import Reporter
from restorer_gui.form_spec import fields_of
from restorer_gui.train_plan import Pairs
from restorer_gui.train_values import Audition, AuditionOrder, Damage, DamageKind, Music, MusicRow, Sound

if TYPE_CHECKING:
    from model_core.audio import AudioClip
    from model_core.pairs import PairFiles

AUDITION_HZ = 44_100  # in stereo, as it lies on disk: whatever the network hears of it


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
    if order.pairs is not None:
        return _pair(order, order.pairs, report)
    rng = np.random.default_rng((7, order.excerpt))
    source, start_s, clip = _excerpt(order, rng)
    rate = AUDITION_HZ
    samples = resample(np.ascontiguousarray(clip.samples, np.float32), clip.sample_rate, rate)
    samples = samples / max(float(np.abs(samples).max(initial=0.0)), 1e-4)
    chain = Chain(from_dict(ChainConfig, dict(order.chain)))
    drawn = chain.draw(np.random.default_rng((11, order.seed)))
    report.update(None, "Damaging it")
    damaged = chain.damage(samples, rate, drawn)
    sounds = equally_loud([AudioClip(samples, rate), AudioClip(damaged, rate)], order.rate, report)
    return Audition(sounds, chain.words(drawn), drawn.intact, source, start_s)


def count_pairs(pairs: Pairs, report: Reporter = Reporter()) -> int:
    """How many pairs there are.

    Raises:
        DataError: none, or the list is broken.
    """
    return len(_pair_files(pairs))


def _pair_files(pairs: Pairs) -> list[PairFiles]:
    from model_core.pairs import find_pairs, read_manifest

    if pairs.manifest:
        return read_manifest(Path(pairs.manifest))
    return find_pairs(Path(pairs.clean_folder), Path(pairs.damaged_folder))


def _pair(order: AuditionOrder, pairs: Pairs, report: Reporter) -> Audition:
    """An excerpt of a pair as it lies on disk, aligned."""
    from model_core.audio import AudioClip
    from model_core.pairs import load_pair

    rng = np.random.default_rng((7, order.excerpt))
    files = _pair_files(pairs)
    pair = load_pair(files[int(rng.integers(len(files)))])
    length = round(order.length_s * pair.sample_rate)
    start = int(rng.integers(0, max(1, pair.clean.shape[1] - length)))
    peak = max(float(np.abs(pair.clean[:, start : start + length]).max(initial=0.0)), 1e-4)
    sides = [
        AudioClip(np.ascontiguousarray(side[:, start : start + length] / peak, np.float32), pair.sample_rate)
        for side in (pair.clean, pair.damaged)
    ]
    start_s = pair.files.clean_start_s + start / pair.sample_rate
    return Audition(equally_loud(sides, order.rate, report), "", False, str(pair.files.damaged), start_s)


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


def equally_loud(clips: list[AudioClip], rate: int, report: Reporter) -> tuple[Sound, ...]:
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


def listen(folder: Path, epoch: int, rate: int, report: Reporter = Reporter()) -> tuple[Sound, ...]:
    """The held-out clip: damaged, restored after ``epoch``, and clean."""
    from model_core.audio import read_clip

    names = ("degraded.flac", f"epoch-{epoch:04d}.flac", "clean.flac")
    return equally_loud([read_clip(folder / "listen" / name) for name in names], rate, report)
