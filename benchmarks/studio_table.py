"""What `studio` is worth, damage by damage: beside untouched, the reference checkpoints, free tools and the oracle.

    python benchmarks/studio_table.py DATA --checkpoints studio.safetensors [--clips 10] [--split val]
        [--out studio.md] [--visqol 3] [--damages "8 bits,hiss 20 dB"]

DATA holds ``music/<split>`` and ``codec/manifest.tsv``. Clips are 6 s, of one track after the other, and depend on
their index alone. Every figure is kept at once beside ``--out`` (``.jsonl``): a second run measures only what is
missing, or what came from another checkpoint or other program code. ``test`` is for the last table only.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from studio_document import CHAIN, CODEC, CODEC_WIDE, DAMAGES, PICTURE, REFERENCES, document, result_of

import model_core
from model_core import audio
from model_core.audio import AudioClip, AudioFacts, resample
from model_core.checkpoint import checkpoint_sha256
from model_core.config import write_text_atomic
from model_core.errors import AudioError, DataError
from model_core.evaluation import ORACLE, UNTOUCHED, ClipScore, EvaluateConfig
from model_core.evaluation.entrants import Entrant, name_of, open_entrants
from model_core.evaluation.fixed import FIXED
from model_core.evaluation.knowing import ORACLE_OF_BINS, studio_oracles
from model_core.evaluation.material import PAIRS, Material, Stock, open_stock
from model_core.evaluation.peers import ADECLIP, AFFTDN, COPY_UP, peers
from model_core.evaluation.perceptual import PERCEPTUAL
from model_core.evaluation.scores import Pictures, picture_scores, sound_scores
from model_core.library import resolve
from model_core.progress import Reporter

CODEC_HZ = 32_000  # of the damaged side: what its files are in the world

# Where a tool is for something else it is not run.
ONLY_FOR = {
    ADECLIP: ("clipped at 0.3", "clipped at 0.8", "intact"),
    AFFTDN: ("8 bits", "hiss 20 dB", "intact"),
    ORACLE_OF_BINS: (CODEC, CODEC_WIDE),
}
# The code that a row depends on, so that its figures are made anew when that changes.
REFERENCE_CODE = ("mel.py", "models/crnn.py", "reconstruct/[!bf]*.py", "restorers/[!ms]*.py")
STUDIO_CODE = (
    "bands.py",
    "overlap.py",
    "audio/clipping.py",
    "audio/steps.py",
    "declip.py",
    "dequantise.py",
    "studio_losses.py",
    "models/studio.py",
    "reconstruct/*.py",
    "restorers/[!cn]*.py",
)
PEER_CODE = ("evaluation/peers.py",)
SCORE_CODE = ("metrics.py", "evaluation/scores.py", "evaluation/fixed.py", "evaluation/material.py")


@dataclass
class Found:
    """All figures so far, by (damage, clip, row), also on disk; ``places``: what is known of a clip itself."""

    path: Path
    scores: dict[tuple[str, int, str], dict[str, float]] = field(default_factory=dict)
    places: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)

    def read(self, prints: dict[str, str]) -> None:
        """What earlier runs left, so far as checkpoint and code are the same."""
        for line in self.path.read_text(encoding="utf-8").splitlines() if self.path.is_file() else ():
            try:
                entry = json.loads(line)
                if prints.get(entry["row"]) == entry["print"]:
                    self._take(entry)
            except (ValueError, KeyError):
                continue  # a line that a kill cut short

    def _take(self, entry: dict[str, Any]) -> None:
        values = {name: float("nan") if value is None else value for name, value in entry["scores"].items()}
        self.scores.setdefault((entry["damage"], entry["clip"], entry["row"]), {}).update(values)
        self.places[entry["damage"], entry["clip"]] = entry["place"]

    def add(self, material: Material, row: str, print_: str, scores: dict[str, float]) -> None:
        place = {
            "source": material.source.name,
            "start_s": material.start_s,
            "duration_s": material.clean.duration_s,
            "damage": material.damage,
        }
        plain = {name: value if np.isfinite(value) else None for name, value in scores.items()}
        entry = {"damage": material.condition, "clip": material.index, "row": row, "print": print_}
        entry |= {"place": place, "scores": plain}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(entry)}\n")
        self._take(entry)

    def clips(self, damage: str, rows: Sequence[str], count: int) -> list[ClipScore]:
        """Those of the first ``count`` clips of which every row is known."""
        found = []
        for index in range(count):
            scores = {row: self.scores[damage, index, row] for row in rows if (damage, index, row) in self.scores}
            if len(scores) == len(rows):
                found.append(ClipScore(damage, index, scores=scores, **self.places[damage, index]))
        return found


class Clips:
    """The clips of all damages: music damaged here, and the pairs of the neural codec."""

    def __init__(self, data: Path, split: str, count: int) -> None:
        self._own: Stock = open_stock(EvaluateConfig(str(data / "music" / split), count, ("intact", *FIXED)))
        self._pairs = open_stock(EvaluateConfig(items=count, pairs=str(data / "codec" / "manifest.tsv"), split=split))

    def count(self, damage: str) -> int:
        return self._pairs.items if damage in (CODEC, CODEC_WIDE) else self._own.items

    def clip(self, damage: str, index: int) -> Material:
        if damage not in (CODEC, CODEC_WIDE):
            return self._own.clip(damage, index)
        found = self._pairs.clip(PAIRS, index)
        if damage == CODEC:
            found = replace(found, clean=_at(found.clean, CODEC_HZ), damaged=_at(found.damaged, CODEC_HZ))
        return replace(found, condition=damage)


def _at(clip: AudioClip, rate_hz: int) -> AudioClip:
    return AudioClip(np.ascontiguousarray(resample(clip.samples, clip.sample_rate, rate_hz)), rate_hz)


class Judge:
    """Restores a clip with one entrant after the other and measures it. One clip's own figures are made once."""

    def __init__(self, entrants: Sequence[Entrant], prints: dict[str, str], found: Found) -> None:
        self._entrants, self._prints, self._found = entrants, prints, found
        self._pictures = Pictures(torch.device("cpu"))

    def judge(self, clips: Clips, damage: str, index: int, visqol: bool) -> None:
        """Everything about a clip that is not known yet."""
        missing = [e for e in self._entrants if self._lacks(e, damage, index, visqol)]
        if not missing:
            return
        material = clips.clip(damage, index)
        target = self._pictures.of(material.clean)
        facts = audio.measure(material.damaged)
        for entrant in missing:
            began_s = time.perf_counter()
            sound = entrant.restore(material, Reporter())
            scores = {"seconds": time.perf_counter() - began_s, "difference_db": _difference_db(sound, material)}
            scores |= self._scores(entrant.name, material, sound, target, facts, visqol)
            self._found.add(material, entrant.name, self._prints[entrant.name], scores)
            if entrant.picture is not None and damage == CHAIN:
                answer = picture_scores(entrant.picture(self._pictures.of(material.damaged)), target)
                self._found.add(material, entrant.name + PICTURE, self._prints[entrant.name], answer)

    def _scores(
        self, name: str, material: Material, sound: AudioClip, target: torch.Tensor, facts: AudioFacts, visqol: bool
    ) -> dict[str, float]:
        place = (material.condition, material.index)
        before = self._found.scores.get((*place, UNTOUCHED), {})
        scores = dict(self._found.scores.get((*place, name), {}))
        same = np.array_equal(sound.samples, material.damaged.samples)
        if same and "lsd" in before and (not visqol or "visqol" in before):
            return {metric: value for metric, value in before.items() if metric not in ("seconds", "difference_db")}
        if "lsd" not in scores:
            scores |= sound_scores(sound, material.clean, facts, ())
            scores |= picture_scores(self._pictures.of(sound), target) | {"unchanged": float(same)}
        if visqol and "visqol" not in scores:
            scores["visqol"] = PERCEPTUAL["visqol"].compute(sound, material.clean)
        return scores

    def _lacks(self, entrant: Entrant, damage: str, index: int, visqol: bool) -> bool:
        if damage not in ONLY_FOR.get(entrant.name, DAMAGES):
            return False
        scores = self._found.scores.get((damage, index, entrant.name), {})
        return "lsd" not in scores or (visqol and "visqol" not in scores)


def _difference_db(sound: AudioClip, material: Material) -> float:
    """Energy of what was changed against the input's."""
    changed = np.square(sound.samples - material.damaged.samples, dtype=np.float64).sum()
    return float(10.0 * np.log10(changed / np.square(material.damaged.samples, dtype=np.float64).sum() + 1e-16))


def untouched() -> Entrant:
    return Entrant(UNTOUCHED, lambda material, report: material.damaged)


def code_print(patterns: Sequence[str]) -> str:
    """Of those files of the engine."""
    root = Path(model_core.__file__).parent
    files = [path for pattern in patterns for path in sorted(root.glob(pattern))]
    return sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:8]


def prints_of(specs: Sequence[str]) -> dict[str, str]:
    """What the figures of each row depend on, in a word."""
    score, peer, studio, reference = map(code_print, (SCORE_CODE, PEER_CODE, STUDIO_CODE, REFERENCE_CODE))
    prints = {UNTOUCHED: score} | dict.fromkeys((COPY_UP, ADECLIP, AFFTDN), f"{score} {peer}")
    prints |= dict.fromkeys((ORACLE, ORACLE_OF_BINS), f"{score} {studio}")
    for spec in specs:
        code = reference if spec in REFERENCES else studio
        prints[title(spec)] = prints[title(spec) + PICTURE] = f"{score} {code} {checkpoint_sha256(resolve(spec))[:12]}"
    return prints


def title(spec: str) -> str:
    """What the rows of a checkpoint are called: its name in the library, or its file's."""
    return Path(spec).stem if Path(spec).is_file() else name_of(spec)


def main() -> None:
    options = _options()
    torch.set_num_threads(options.threads)
    specs = [*(() if options.alone else REFERENCES), *options.checkpoints]
    opened = open_entrants(specs, EvaluateConfig(oracle=False, device="cpu"), torch.device("cpu"))
    own = [replace(entrant, name=title(spec)) for spec, entrant in zip(specs, opened, strict=True)]
    entrants = [Entrant(UNTOUCHED, lambda material, report: material.damaged), *own]
    entrants += [] if options.alone else [*peers(), *studio_oracles()]
    prints = prints_of(specs)
    found = Found(options.out.with_suffix(".jsonl"))
    found.read(prints)
    clips = Clips(options.data, options.split, options.clips)
    try:
        _measure(clips, Judge(entrants, prints, found), options)
    except KeyboardInterrupt:
        print("\nStopped: the table holds what is known.", file=sys.stderr)
    results = {}
    for damage in options.damages:
        names = [entrant.name for entrant in entrants if damage in ONLY_FOR.get(entrant.name, DAMAGES)]
        names += [name + PICTURE for name in REFERENCES if name in names and damage == CHAIN]
        scored = found.clips(damage, names, options.clips)
        if scored:
            results[damage] = result_of(scored)
    if not results:
        sys.exit("No clip could be measured.")
    write_text_atomic(options.out, document(results, [title(spec) for spec in options.checkpoints], _head(options)))
    print(options.out)


def _measure(clips: Clips, judge: Judge, options: argparse.Namespace) -> None:
    asked = [(damage, index) for index in range(options.clips) for damage in options.damages]
    asked = [(damage, index) for damage, index in asked if index < clips.count(damage)]
    began_s = time.monotonic()
    for done, (damage, index) in enumerate(asked):
        line = f"{done}/{len(asked)}  {time.monotonic() - began_s:.0f} s  {damage}, clip {index}"
        print(f"\r{line:<78}", end="", file=sys.stderr, flush=True)
        try:
            judge.judge(clips, damage, index, index < options.visqol)
        except (AudioError, DataError) as error:
            print(f"\n{error}", file=sys.stderr)
    print(f"\r{f'{len(asked)} clips in {time.monotonic() - began_s:.0f} s':<78}", file=sys.stderr)


def _head(options: argparse.Namespace) -> str:
    prints = ", ".join(f"{title(spec)} {checkpoint_sha256(resolve(spec))[:12]}" for spec in options.checkpoints)
    heard = f", ViSQOL on the first {options.visqol}" if options.visqol else ""
    made = f"restorer {model_core.__version__}, code {code_print(STUDIO_CODE)}, torch {torch.__version__}"
    return (
        f"# What `studio` is worth, on `{options.split}`\n\n{options.clips} clips of 6 s a damage{heard}; {made}; "
        f"checkpoints: {prints or 'none'}."
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--checkpoints", nargs="*", default=[], help="names in the library, or files")
    parser.add_argument("--clips", type=int, default=10, help="a damage")
    parser.add_argument("--split", choices=("val", "test"), default="val")
    parser.add_argument("--out", type=Path, default=Path("studio_table.md"))
    parser.add_argument("--visqol", type=int, default=0, help="clips a damage whose ViSQOL is measured: slow")
    parser.add_argument("--damages", type=lambda text: tuple(text.split(",")), default=DAMAGES)
    parser.add_argument("--alone", action="store_true", help="without references, tools and oracles")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    unknown = [name for name in options.damages if name not in DAMAGES]
    if unknown:
        parser.error(f"--damages: expected some of {', '.join(DAMAGES)} with commas between, found {unknown[0]}")
    return options


if __name__ == "__main__":
    main()
