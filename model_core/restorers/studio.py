"""The restorer of the `studio` networks: declip what is provably clipped, correct what the network is sure about, fill
what is provably missing, and leave everything else exactly as it was.

A file is read twice. First a survey: facts of the whole recording, and the network's opinion on up to `SURVEY_BLOCKS`
blocks, from which it is decided once what may be done. Then block by block; blocks that the survey has finished are
not done again.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from model_core.audio import AudioClip, AudioSource
from model_core.audio.loudness import TruePeakMeter
from model_core.bands import BandConfig, band_centres, clipped_share, levels_db, stft
from model_core.checkpoint import Card, load_checkpoint
from model_core.device import autocast, pick_device
from model_core.library import resolve
from model_core.models.studio import Estimate, Features, StudioConfig, features_of
from model_core.progress import Reporter
from model_core.reconstruct.banded import BandedConfig, BandPlan, is_too_dark, reconstruct
from model_core.reconstruct.banded_tilt import find_reference_tilt, mean_level, wanted_db
from model_core.reconstruct.deciding import Deciding, nothing_to_do
from model_core.reconstruct.equaliser import equalise
from model_core.reconstruct.tilt import LEAST_SUBSONIC_DB, Tilt, subsonic_db
from model_core.restorers.at_rate import BLOCK, AtRate, added_to
from model_core.restorers.base import NO_BENEFIT, STRENGTH_ZERO, Restoration, RestoreConfig
from model_core.restorers.blocks import BlockPlan, Window, join, limit_peaks, windows
from model_core.restorers.looks import Look, Looks, look_at, of_pair, pairs_of
from model_core.restorers.mending import Faults, find_faults, mended, untilted
from model_core.restorers.once import decoded_once
from model_core.restorers.passes import is_silent, peak, restore_whole, untouched
from model_core.strength import mix

CORE_HOPS, CONTEXT_HOPS, FADE_HOPS = 688, 86, 8  # 8 s, 1 s and 0.1 s at 44.1 kHz
SURVEY_BLOCKS = 24
AUDIBLE_DB, AUDIBLE_SHARE = 1.0, 0.012
MESSAGE = "Restoring"
HEARD_DB = 100.0  # below the loudest band
LIMITER_DB = 3.0  # peaks beyond full scale by no more are held by `limit_peaks`; more turns a file down
REACH = 0.48  # of the source's sample rate: above, nothing can be written


@dataclass(eq=False)
class _Survey:
    """What the first pass leaves: facts [2, n_bands], the plan, the true peak, and the blocks it looked at with their
    finished changes; or a ``tilt`` that has to be undone before anything else can be said.
    """

    facts_db: Tensor
    plan: BandPlan
    looks: Looks
    tilt: Tilt | None = None
    active: bool = False
    peak: float = 0.0


class StudioRestorer:
    """Restores with a `StudioNet`. See `Restorer` for what each method promises."""

    name = "studio"

    def __init__(
        self,
        model: nn.Module,
        card: Card,
        config: RestoreConfig = RestoreConfig(),
        banded: BandedConfig = BandedConfig(),
    ) -> None:
        self.card, self.config, self.banded = card, config, banded
        self._device = pick_device(config.device)
        self._model = model.eval().to(self._device)
        network = getattr(model, "config", StudioConfig())
        self._bands: BandConfig = network.bands
        self._notes: list[str] = []
        self._changed = False

    @classmethod
    def open(cls, config: RestoreConfig) -> StudioRestorer:
        """Load the checkpoint that ``config`` names."""
        model, card = load_checkpoint(resolve(config.checkpoint))
        return cls(model, card, config)

    @property
    def device(self) -> str:
        return str(self._device)

    @property
    def changed(self) -> bool:
        return self._changed

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._notes))

    def is_available(self) -> str | None:
        return None

    def restore(self, clip: AudioClip, report: Reporter = Reporter()) -> Restoration:
        """Restore a clip in memory; the clip itself comes back where there is no audible benefit."""
        return restore_whole(self, clip, report)

    def stream(self, source: AudioSource, report: Reporter = Reporter()) -> Iterator[np.ndarray]:
        """Restore block by block; see `Restorer.stream`."""
        self._notes, self._changed = [], False
        hop = self._bands.hop
        plan = BlockPlan(CORE_HOPS * hop, CONTEXT_HOPS * hop, FADE_HOPS * hop)
        if self.config.strength_percent == 0.0:
            self._notes.append(STRENGTH_ZERO)
            yield from untouched(source, plan.core, MESSAGE, report)
            return
        source = decoded_once(source)
        whole, faults = self._mended(source, report.part(0.0, 0.4))
        report = report.part(0.4 if whole is not source else 0.0, 1.0)
        inner = AtRate(whole, self._bands.sample_rate)
        total = -(-inner.frames // plan.core) if inner.frames else None
        share = 0.5 if total is None else min(0.9, min(total, SURVEY_BLOCKS) / total)
        cut_off = faults.clip.share if whole.frames else None
        survey = self._survey(inner, plan, report.part(0.0, share), cut_off)
        if survey.tilt is not None:
            self._notes.append("A tilt of the whole spectrum was undone: 6 dB per octave.")
            report = report.part(share, 1.0)
            whole = untilted(whole, survey.tilt, report.part(0.0, 0.2))
            inner, report = AtRate(whole, self._bands.sample_rate), report.part(0.2, 1.0)
            survey = self._survey(inner, plan, report.part(0.0, share), None, chain=True)
        if not survey.active and whole is source:
            self._notes.append(NO_BENEFIT)
            yield from untouched(source, plan.core, MESSAGE, report.part(share, 1.0))
            return
        self._changed = True
        if survey.active and survey.plan.far:
            self._notes.append("A neural codec's damage below 4 kHz was partly undone.")
        changes = self._changes(inner, plan, survey, total, report.part(share, 1.0)) if survey.active else ()
        restored = added_to(whole, changes, inner.sample_rate)
        ceiling, gain = self._headroom(faults.peak, source, whole, survey.peak)
        strength = self.config.strength_percent / 100.0
        limited = (limit_peaks(block * gain, ceiling, source.sample_rate) for block in restored)
        if strength < 1.0:
            limited = (mix(*pair, strength) for pair in zip(source.blocks(BLOCK), limited, strict=True))
        yield from limited
        report.update(1.0, MESSAGE)

    def _headroom(
        self, before: float, source: AudioSource, whole: AudioSource, restored_peak: float
    ) -> tuple[float, np.float32]:
        """(the highest magnitude allowed, the gain that keeps to it)."""
        after = restored_peak
        if whole is not source:
            after = max(after, *(peak(block) for block in whole.blocks(BLOCK)))
        ceiling = max(1.0, before)
        gain = min(1.0, ceiling * 10.0 ** (LIMITER_DB / 20.0) / max(after, 1e-9))
        if gain < 0.99:
            self._notes.append(f"Turned down by {-20.0 * math.log10(gain):.1f} dB so that no peak is clipped.")
        return ceiling, np.float32(gain)

    def _mended(self, source: AudioSource, report: Reporter) -> tuple[AudioSource, Faults]:
        """(``source`` itself, or its copy without what is provably wrong with it; all that is)."""
        faults = find_faults(source, report.part(0.0, 0.1))
        said = faults.notes()
        if not said or not source.frames:
            return source, faults
        self._notes += said
        return mended(source, faults, report.part(0.1, 1.0)), faults

    def _changes(
        self, source: AtRate, plan: BlockPlan, survey: _Survey, total: int | None, report: Reporter
    ) -> Iterator[np.ndarray]:
        def process(window: Window) -> np.ndarray:
            report.update(window.index / total if total else None, MESSAGE)
            done = survey.looks.change_of(window.index)
            return self._change(look_at(window, self._bands), survey) if done is None else done

        yield from join(windows(source.blocks(plan.core), plan), process, plan)

    # The survey.

    def _survey(
        self, source: AtRate, plan: BlockPlan, report: Reporter, cut_off: float | None, chain: bool = False
    ) -> _Survey:
        """Look at some of the source. ``cut_off``: the share of its samples that were, if it may be tilted; where it
        is, that is all that is found out. ``chain``: it was, and is not any more.
        """
        bands = self._bands
        looks = Looks(windows(source.blocks(plan.core), plan), SURVEY_BLOCKS, bands, report.part(0.0, 0.1))
        if not looks:
            return _Survey(torch.zeros(2, bands.n_bands), nothing_to_do(bands), looks)
        facts_db = looks.facts_db(report.part(0.1, 0.3), MESSAGE)
        survey = _Survey(facts_db, nothing_to_do(bands), looks)
        if cut_off is not None and subsonic_db(looks.waves, bands.sample_rate) < LEAST_SUBSONIC_DB:
            cut_off = None
        dark = is_too_dark(facts_db, bands)
        if dark and cut_off is None:
            return survey
        reachable = band_centres(bands) < REACH * source.source_rate
        deciding = Deciding(facts_db, reachable, bands, self.banded, chain)
        for place in report.part(0.3, 0.7).track(range(len(looks)), MESSAGE):
            look = looks.look(place)
            said = self._ask(look, facts_db)
            looks.say(place, said)
            for number, levels in enumerate(look.levels):
                deciding.add(levels, of_pair(said, number))
        if cut_off is not None:
            survey.tilt = self._tilt(looks, cut_off)
        if dark or survey.tilt is not None:
            return survey
        survey.plan = deciding.plan()
        peaks = TruePeakMeter(source.sample_rate, source.channels)
        moved = 0.0
        for place in report.part(0.7, 1.0).track(range(len(looks)), MESSAGE):
            look = looks.look(place)
            change = self._change(look, survey)
            looks.finish(place, change)
            peaks.add(look.window.samples + change)
            moved += _audible(look, change, survey.plan.loudest_db, bands) / len(looks)
        survey.active = moved > AUDIBLE_SHARE
        survey.peak = peaks.peak
        return survey

    def _tilt(self, looks: Looks, cut_off: float) -> Tilt | None:
        """The colouring of the reference system's reverb, where the network and the measurements agree on it."""

        def retake(tilt: Tilt, place: int) -> Tensor:
            wave = equalise(looks.waves[place], tilt, self._bands.sample_rate)
            return mean_level(levels_db(stft(wave, self._bands), self._bands))

        with torch.inference_mode():
            pictures, errors_db = [], []
            for place in range(len(looks)):
                levels, word = looks.heard(place)
                pictures.append((mean_level(levels), mean_level(wanted_db(levels, word))))
                errors_db.append(word.error_db.mean((0, 1, 3)))
            error_db = torch.stack(errors_db).mean(0)
            return find_reference_tilt(pictures, error_db, looks.waves, self._bands, retake, cut_off)

    # One block.

    def _ask(self, look: Look, facts_db: Tensor) -> Estimate:
        clipped = clipped_share(pairs_of(torch.from_numpy(look.window.samples)), self._bands)
        facts = facts_db.unsqueeze(0).expand(len(look.spectrum), -1, -1)
        seen = features_of(look.spectrum, clipped, self._bands, facts)
        seen = Features(*(part.to(self._device) for part in (seen.levels_db, seen.low, seen.clipped, seen.facts_db)))
        with torch.inference_mode(), autocast(self._device):
            said = self._model(seen)
        return Estimate(*(part.cpu() for part in (said.gain_db, said.error_db, said.fill_db, said.low)))

    def _change(self, look: Look, survey: _Survey) -> np.ndarray:
        """What is added to one block [channels, n]."""
        if is_silent(look.window.samples):
            return np.zeros_like(look.window.samples)
        said = look.said or self._ask(look, survey.facts_db)
        first = look.window.start // self._bands.hop
        pairs = pairs_of(torch.from_numpy(look.window.samples))
        made = []
        with torch.inference_mode():
            for number, pair in enumerate(pairs):
                mine = of_pair(said, number)
                spectrum, levels = look.spectrum[number], look.levels[number]
                made.append(reconstruct(pair, spectrum, levels, mine, survey.plan, self._bands, self.banded, first))
        result: np.ndarray = torch.cat(made)[: look.window.samples.shape[0]].numpy()
        return result


def _audible(look: Look, change: np.ndarray, loudest_db: float, bands: BandConfig) -> float:
    """The share of cells, bands by frames, whose level ``change`` moves by at least `AUDIBLE_DB` and that can be heard
    before or after.
    """
    if not change.any():
        return 0.0
    count = look.window.samples.shape[0]
    before = look.levels.flatten(0, 1)[:count]
    after = levels_db(stft(torch.from_numpy(look.window.samples + change), bands), bands)
    heard = torch.maximum(before, after) > loudest_db - HEARD_DB
    return float((((after - before).abs() > AUDIBLE_DB) & heard).float().mean())
