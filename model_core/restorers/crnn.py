"""The restorer of the reference system's network.

A file is read twice. First a survey: the network looks at up to `SURVEY_BLOCKS` blocks spread over the file, from
which everything is decided that must be the same everywhere (whether there is anything to do, the equaliser, the
level). Then block by block: picture, network, reconstruct, fade into the next. What the survey has already restored
is not done again, so a song of up to four minutes costs no more than one pass.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor, nn

from model_core.audio import AudioClip, AudioSource
from model_core.audio.loudness import LoudnessMeter, TruePeakMeter
from model_core.checkpoint import Card, load_checkpoint
from model_core.config import from_dict
from model_core.device import pick_device
from model_core.library import resolve
from model_core.mel import MelConfig, mel_frequencies
from model_core.progress import Reporter
from model_core.reconstruct import (
    LEAST_SUBSONIC_DB,
    Plan,
    ReconstructConfig,
    Tilt,
    apply_plan,
    equalise,
    find_tilt,
    grid_for,
    make_plan,
    subsonic_db,
)
from model_core.restorers.base import NO_BENEFIT, STRENGTH_ZERO, Restoration, RestoreConfig
from model_core.restorers.blocks import BlockPlan, Window, join, limit_peaks, windows
from model_core.restorers.network import PictureNetwork, aligned_step
from model_core.restorers.passes import copied, is_silent, peak, restore_whole, spread, untouched
from model_core.strength import mix

CORE_S, CONTEXT_S, FADE_S = 8.0, 1.0, 0.1
MOST_SAMPLES = 2_000_000
SURVEY_BLOCKS = 32
SURVEY_SAMPLES = 40_000_000
DEFAULT_ERROR_DB = 3.0
MESSAGE = "Restoring"
LIMITER_DB = 3.0
"""Peaks beyond full scale by no more than this are held by `limit_peaks`, for milliseconds; more turns a file down."""


@dataclass(frozen=True, eq=False)
class _Look:
    """One block and its pictures [n_mels, T]: ``measured`` before the equaliser, ``after`` it, ``enhanced``."""

    window: Window
    measured: Tensor
    after: Tensor
    enhanced: Tensor


@dataclass(eq=False)
class _Survey:
    """What the first pass leaves: the ``plan``, and the blocks that are already restored, by index."""

    plan: Plan
    restored: dict[int, np.ndarray]
    ceiling: float


class _Level:
    """Loudness, power and true peak of the pieces heard so far."""

    def __init__(self, sample_rate: int, channels: int) -> None:
        self._meter = LoudnessMeter(sample_rate, channels)
        self._peaks = TruePeakMeter(sample_rate, channels)
        self._energy = 0.0
        self.sample_peak = 0.0

    @property
    def peak(self) -> float:
        return self._peaks.peak

    def add(self, samples: np.ndarray) -> None:
        self._meter.add(samples)
        self._peaks.add(samples)
        self.sample_peak = max(self.sample_peak, peak(samples))
        self._energy += float(np.square(samples, dtype=np.float64).sum())

    def over_db(self, other: _Level) -> float:
        """How much louder this is, in LU; in plain power for what is too short or too quiet to have a loudness."""
        mine, theirs = self._meter.integrated_lufs(), other._meter.integrated_lufs()
        if mine is not None and theirs is not None:
            return mine - theirs
        return 10.0 * math.log10(max(self._energy, 1e-20) / max(other._energy, 1e-20))


class CRNNRestorer:
    """Restores with a mel-to-mel network (`model_core.models`). See `Restorer` for what each method promises."""

    name = "crnn"

    def __init__(
        self,
        model: nn.Module,
        card: Card,
        config: RestoreConfig = RestoreConfig(),
        reconstruct: ReconstructConfig = ReconstructConfig(),
    ) -> None:
        self.card = card
        self.config = config
        self.reconstruct = reconstruct
        mel = from_dict(MelConfig, card.mel, f"checkpoint {card.name or config.checkpoint}")
        self._network = PictureNetwork(model, mel, pick_device(config.device))
        known = card.calibration.get("error_db", [])
        self._error_db = (
            torch.tensor(known) if len(known) == mel.n_mels else torch.full((mel.n_mels,), DEFAULT_ERROR_DB)
        )
        self._knows_tilts_alone = always_tilted(card)
        self._notes: list[str] = []
        self._changed = False

    @classmethod
    def open(cls, config: RestoreConfig) -> CRNNRestorer:
        """Load the checkpoint that ``config`` names."""
        model, card = load_checkpoint(resolve(config.checkpoint))
        return cls(model, card, config)

    @property
    def device(self) -> str:
        return str(self._network.device)

    @property
    def changed(self) -> bool:
        return self._changed

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self._notes, *self._network.notes)))

    def is_available(self) -> str | None:
        return None

    def restore(self, clip: AudioClip, report: Reporter = Reporter()) -> Restoration:
        """Restore a clip in memory; the clip itself comes back where there is no audible benefit."""
        return restore_whole(self, clip, report)

    def stream(self, source: AudioSource, report: Reporter = Reporter()) -> Iterator[np.ndarray]:
        """Restore block by block; see `Restorer.stream`."""
        self._notes, self._changed = [], False
        self._network.notes.clear()
        plan = block_plan(source.sample_rate, source.channels, self._network.mel)
        if self.config.strength_percent == 0.0:
            self._notes.append(STRENGTH_ZERO)
            yield from untouched(source, plan.core, MESSAGE, report)
            return
        total = -(-source.frames // plan.core) if source.frames else None
        share = 0.5 if total is None else min(0.95, min(total, SURVEY_BLOCKS) / total)
        survey = self._survey(source, plan, report.part(0.0, share))
        if not survey.plan.active:
            self._notes.append(NO_BENEFIT)
            yield from untouched(source, plan.core, MESSAGE, report.part(share, 1.0))
            return
        self._changed = True
        yield from self._second_pass(source, plan, survey, total, report.part(share, 1.0))

    def _second_pass(
        self, source: AudioSource, plan: BlockPlan, survey: _Survey, total: int | None, report: Reporter
    ) -> Iterator[np.ndarray]:
        gain = np.float32(10.0 ** (survey.plan.makeup_db / 20.0))
        share = self.config.strength_percent / 100.0
        originals: deque[np.ndarray] = deque()  # the cores in hand, for the mix: one, as blocks come in order

        def process(window: Window) -> np.ndarray:
            report.update(window.index / total if total else None, MESSAGE)
            originals.append(window.samples[:, window.core_start - window.start : window.core_end - window.start])
            if is_silent(window.samples):
                return window.samples
            done = survey.restored.pop(window.index, None)
            if done is None:
                look = self._look(window, source.sample_rate, survey.plan.tilt)
                report.check()
                done = self._apply(look, source.sample_rate, survey.plan)
            ceiling = max(survey.ceiling, peak(window.samples))
            return limit_peaks(done * gain, ceiling, source.sample_rate)

        for restored in join(windows(source.blocks(plan.core), plan), process, plan):
            yield mix(originals.popleft(), restored, share)
        report.update(1.0, MESSAGE)

    def _survey(self, source: AudioSource, plan: BlockPlan, report: Reporter) -> _Survey:
        per_block = (plan.core + 2 * plan.context) * source.channels
        most = int(min(max(SURVEY_SAMPLES // per_block, 4), SURVEY_BLOCKS))
        rate = source.sample_rate
        kept = spread(windows(source.blocks(plan.core), plan), most, report, copied)
        looks = [self._look(window, rate) for window in report.part(0.0, 0.5).track(kept, MESSAGE)]
        decided, looks = self._decide(looks, rate, report)
        if not decided.active:
            return _Survey(decided, {}, 1.0)
        restored: dict[int, np.ndarray] = {}
        before, after = _Level(rate, source.channels), _Level(rate, source.channels)
        for look in report.part(0.5, 1.0).track(looks, MESSAGE):
            window, out = look.window, self._apply(look, rate, decided)
            restored[window.index] = out
            core = slice(window.core_start - window.start, window.core_end - window.start)
            before.add(window.samples[:, core])
            after.add(out[:, core])
        makeup_db = self._makeup_db(before, after)
        return _Survey(replace(decided, makeup_db=makeup_db), restored, max(1.0, before.sample_peak))

    def _decide(self, looks: list[_Look], rate: int, report: Reporter) -> tuple[Plan, list[_Look]]:
        """The plan, and the looks as they are after its equaliser."""
        tilt, mel = None, self._network.mel
        if self.reconstruct.equalise and looks:
            tilt = find_tilt(
                [(look.measured, look.enhanced) for look in looks],
                mel_frequencies(mel.n_mels, mel.f_min_hz, mel.f_max_hz),
                mel.floor_db,
                self._error_db,
                lambda guess, i: self._after(looks[i].window, guess, rate),
            )
        if tilt is not None and tilt.order > 0.0 and not self._leaves_subsonics(looks, rate):
            tilt = None
        if tilt is not None:
            equalised = []
            for look in looks:
                report.check()
                equalised.append(replace(look, after=self._after(look.window, tilt, rate)))
            looks = equalised
        pictures = [(look.after, look.enhanced) for look in looks]
        config = self.reconstruct
        if tilt is None and self._knows_tilts_alone:
            config = replace(config, gains=False)
        return make_plan(pictures, tilt, self._network.mel, self._error_db, config), looks

    def _leaves_subsonics(self, looks: list[_Look], rate: int) -> bool:
        """Whether the sound holds below 20 Hz what the reference's reverb would have left there."""
        waves = [torch.from_numpy(look.window.samples) for look in looks]
        return subsonic_db(waves, rate) > LEAST_SUBSONIC_DB

    def _makeup_db(self, before: _Level, after: _Level) -> float:
        """The gain that brings the loudness back, less where peaks would pass full scale (or the input's own peak)."""
        wanted = before.over_db(after)
        room = 20.0 * math.log10(max(1.0, before.peak) / max(after.peak, 1e-9)) + LIMITER_DB
        if wanted > room + 0.05:
            self._notes.append(f"Turned down by {wanted - room:.1f} dB so that no peak is clipped.")
        return min(wanted, room)

    def _look(self, window: Window, rate: int, tilt: Tilt | None = None) -> _Look:
        """What the network makes of one block."""
        measured = self._network.observe(window.samples, rate)
        enhanced = self._network.enhance(measured, rate)
        after = measured if tilt is None else self._after(window, tilt, rate)
        return _Look(window, measured, after, enhanced)

    def _after(self, window: Window, tilt: Tilt, rate: int) -> Tensor:
        """The measured picture of one block after the full equaliser."""
        return self._network.observe(equalise(torch.from_numpy(window.samples), tilt, rate).numpy(), rate)

    def _apply(self, look: _Look, rate: int, plan: Plan) -> np.ndarray:
        """One block [channels, n] with its context, restored but for the make-up gain."""
        grid = grid_for(rate)
        start = look.window.start
        first_frame = -(-start // grid.hop)
        skip = first_frame * grid.hop - start  # frames lie on one grid for the whole file
        skip = min(skip, look.window.samples.shape[1])

        def work(device: torch.device) -> np.ndarray:
            with torch.inference_mode():
                wave = equalise(torch.from_numpy(look.window.samples).to(device), plan.tilt, rate)
                body = apply_plan(
                    wave[:, skip:],
                    look.after.to(device),
                    look.enhanced.to(device),
                    plan,
                    grid,
                    self._network.mel,
                    self._error_db.to(device),
                    self.reconstruct,
                    skip / rate,
                    first_frame,
                )
                out: np.ndarray = torch.cat((wave[:, :skip], body), dim=1).cpu().numpy()
                return out

        return self._network.guarded(work)


def always_tilted(card: Card) -> bool:
    """Whether every damaged clip that the network learned from had gone through the reference's reverb.

    Such a network takes any other damage for a tilt: on validation clips that were merely resampled, quantised or
    clipped its gains cost SI-SDR far more often than they helped. The paper's own checkpoints say nothing of their
    chain, which is the reference's.
    """
    steps = card.training.get("chain", {"steps": [{"name": "reverb"}]})["steps"]
    return any(step["name"] == "reverb" and step.get("probability", 1.0) == 1.0 for step in steps)


def block_plan(sample_rate: int, channels: int, mel: MelConfig) -> BlockPlan:
    """Block sizes for a source: about 8 s with 1 s of context, less where many channels at a high rate would fill the
    memory.
    """
    step = aligned_step(sample_rate, mel)
    core_s = min(CORE_S, max(MOST_SAMPLES / (sample_rate * channels) - 2.0 * CONTEXT_S, 1.0))
    core = max(round(core_s * sample_rate / step), 1) * step
    context = max(round(CONTEXT_S * sample_rate / step), 1) * step
    return BlockPlan(core, context, min(round(FADE_S * sample_rate), context, core))
