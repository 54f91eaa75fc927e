"""Step 2: what is done to the music, with a try by ear and eye."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from restorer_gui.damage_words import drawn_text
from restorer_gui.form_spec import FieldSpec
from restorer_gui.pages.train.damage_rows import FamilyRow, HeadLine, StepRow
from restorer_gui.pages.train.pairs_box import PairsBox
from restorer_gui.pages.train.parts import button, card, words
from restorer_gui.pages.train.setting_words import damage_words
from restorer_gui.pages.train.words import preset_titles
from restorer_gui.theme import GAP, Colours
from restorer_gui.train_plan import TrainPlan
from restorer_gui.train_values import Audition, Damage
from restorer_gui.widgets.audition import AuditionPanel
from restorer_gui.widgets.config_form import FieldWords, SliderField
from restorer_gui.widgets.keys import describe, keep_keys
from restorer_gui.widgets.picture_scale import time_text
from restorer_gui.widgets.scrolling import scrolling

OWN = "own"
WIDE_PX, EDITOR_PX = 900, 470
REST_MS = 400  # so long must a slider rest before the excerpt is damaged anew


class DamageStep(QWidget):
    """``changed``: another chain or other pairs. ``dice_wanted``, ``next_wanted``: for the audition."""

    changed = Signal()
    refresh_wanted = Signal()
    dice_wanted = Signal()
    next_wanted = Signal()
    own_clip_toggled = Signal()
    folder_wanted = Signal(str)  # "clean_folder", "damaged_folder" or "manifest", which is a file

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._damage: Damage | None = None
        self._name = "reference"
        self.steps: list[StepRow] = []
        self.families: list[FamilyRow] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.refresh_wanted)
        self._make_editor()
        self._make_audition()
        self._deck = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._deck.setContentsMargins(0, 0, 0, 0)
        self._deck.setSpacing(GAP)
        self._deck.addWidget(self._editor_card, 0)
        self._deck.addWidget(self._audition_card, 1)
        keep_keys(self)

    def _make_editor(self) -> None:
        self.preset = QComboBox()
        tip = self.tr("Where to begin. Every switch and slider below can be changed afterwards.")
        describe(self.preset, self.tr("Preset"), tip)
        self.preset.activated.connect(self._on_preset)
        self.about = words("", "muted")
        chance = FieldSpec("intact_probability", "float", 0.15, 0.0, 1.0)
        said = FieldWords(
            self.tr("Left intact"),
            self.tr("The share of excerpts without any damage: from them it learns to leave good sound alone."),
            percent=True,
        )
        self.intact = SliderField(chance, said, damage_words)
        self.intact.changed.connect(self._on_changed)
        intact = QHBoxLayout()
        intact.setSpacing(GAP)
        intact.addWidget(words(said.label))
        intact.addWidget(self.intact, 1)
        intact.addWidget(self.intact.shown)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GAP, 0)
        column.addLayout(self._rows)
        self.pairs = PairsBox()
        self.pairs.changed.connect(self.changed)
        self.pairs.folder_wanted.connect(self.folder_wanted)
        column.addWidget(self.pairs)
        column.addStretch(1)
        self._scroll = scrolling(inside)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("Kinds of damage"))
        self._editor_card = card(self.preset, self.about, intact, self._scroll)

    def _make_audition(self) -> None:
        self.audition = AuditionPanel(
            (
                (self.tr("Clean"), self.tr("The excerpt as it is; this is what the network shall give back.")),
                (self.tr("Damaged"), self.tr("What the network will hear.")),
            )
        )
        self.dice = button(
            self.tr("Redraw"), self.tr("Damage the same excerpt with another throw of the dice."), self.dice_wanted.emit
        )
        self.next = button(self.tr("Next excerpt"), self.tr("Hear another place of the music."), self.next_wanted.emit)
        self.source = QComboBox()
        self.source.addItem(self.tr("From the music"), "music")
        self.source.addItem(self.tr("From the opened clip"), "clip")
        self.source.addItem(self.tr("From the pairs"), "pairs")
        describe(
            self.source,
            self.tr("Excerpt"),
            self.tr("Try the damage on the music or on the clip that is open, or hear your own pairs."),
        )
        self.source.activated.connect(lambda _index: self.own_clip_toggled.emit())
        self.origin = words("", "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.source, self.next, self.dice):
            row.addWidget(part)
        row.addStretch(1)
        self.audition.words.setObjectName("heading")
        self.audition.set_hints(self.tr("Choose music first, or open a clip."), "")
        self._audition_card = card(row, self.audition, self.origin, title=self.tr("Hear what it will learn from"))

    # What is shown.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE_PX
        self._deck.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.BottomToTop)
        self._editor_card.setFixedWidth(EDITOR_PX) if wide else self._editor_card.setMaximumWidth(16_777_215)
        self._editor_card.setMinimumWidth(EDITOR_PX if wide else 0)
        self._scroll.setMinimumHeight(120 if wide else 380)
        self.setMinimumHeight(0 if wide else 900)

    def set_colours(self, colours: Colours) -> None:
        self.audition.set_colours(colours)

    def show_damage(self, damage: Damage, plan: TrainPlan) -> None:
        """What there is to choose from, and what was chosen."""
        self._damage = damage
        self.preset.clear()
        for name in damage.presets:
            self.preset.addItem(preset_titles().get(name, (name, ""))[0], name)
        self.preset.addItem(self.tr("My own"), OWN)
        known = plan.damage if plan.damage in damage.presets else OWN
        self._show_chain(plan.chain or damage.presets.get(plan.damage, damage.presets["reference"]), known)
        self.pairs.show_pairs(plan.pairs)

    def offer_source(self, place: int, there: bool) -> None:
        """Whether an excerpt can come from there now."""
        model = self.source.model()
        if isinstance(model, QStandardItemModel):
            model.item(place).setEnabled(there)

    def choose_preset(self, name: str) -> None:
        """As a hand would."""
        self.preset.setCurrentIndex(self.preset.findData(name))
        self._on_preset()

    def show_audition(self, audition: Audition | None) -> None:
        if audition is None:
            self.audition.show_pictures(None, None, 0.0)
            self.audition.show_words("")
            self.origin.clear()
            return
        clean, damaged = audition.sounds
        self.audition.show_pictures(clean.picture, damaged.picture, clean.clip.duration_s)
        said = self.tr("Intact: this one is left as it is") if audition.intact else drawn_text(audition.words)
        said = said or self.tr("A pair from disk, as it is")
        self.audition.show_words(said[:1].upper() + said[1:])
        name = audition.source.replace("\\", "/").rsplit("/", 1)[-1] or self.tr("The opened clip")
        self.origin.setText(self.tr("{0}, from {1}").format(name, time_text(audition.start_s, 0)))

    def _show_chain(self, chain: Mapping[str, Any], name: str) -> None:
        damage = self._damage
        if damage is None:
            return
        self._name = name
        self.preset.setCurrentIndex(self.preset.findData(name))
        self._show_about()
        self.intact.set_value(chain["intact_probability"])
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        kinds = {kind.name: kind for kind in damage.kinds}
        self.families = [FamilyRow(kinds, family) for family in chain["families"]]
        on = [StepRow(kinds[step["name"]], step) for step in chain["steps"]]
        used = {row.kind.name for row in on}
        self.steps = on + [StepRow(kind, None) for kind in damage.kinds if kind.name not in used]
        if self.families:
            self._rows.addWidget(HeadLine(self.tr("One of these"), self.tr("drawn for each excerpt")))
            for family in self.families:
                self._add(family)
            self._rows.addWidget(HeadLine(self.tr("And then"), self.tr("on every excerpt, from top to bottom")))
        else:
            self._rows.addWidget(HeadLine(self.tr("One after the other"), self.tr("from top to bottom")))
        for step in self.steps:
            self._add(step)
        keep_keys(self)

    def _add(self, row: FamilyRow | StepRow) -> None:
        row.changed.connect(self._on_changed)
        self._rows.addWidget(row)

    def _show_about(self) -> None:
        about = preset_titles().get(self._name, ("", self.tr("Your own mix of damage.")))[1]
        self.about.setText(about)

    # What was chosen.

    @property
    def damage(self) -> str:
        """The preset; "own" once something was changed."""
        return self._name

    def chain(self) -> dict[str, Any]:
        """The chain as `ChainConfig` values; empty while it is a preset's."""
        if self._name != OWN or self._damage is None:
            return {}
        return {
            "steps": [step for row in self.steps if (step := row.step()) is not None],
            "intact_probability": self.intact.value(),
            "families": [family for row in self.families if (family := row.family()) is not None],
        }

    def whole_chain(self) -> dict[str, Any]:
        """The chain whatever it comes from."""
        if self._damage is None:
            return {}
        return self.chain() or dict(self._damage.presets[self._name])

    def _on_preset(self) -> None:
        name = self.preset.currentData()
        if self._damage is None or name == self._name:
            return
        if name == OWN:
            self._name = OWN
            self._show_about()
        else:
            self._show_chain(self._damage.presets[name], name)
        self.changed.emit()
        self.refresh_wanted.emit()

    def _on_changed(self) -> None:
        if self._name != OWN:
            self._name = OWN
            self.preset.setCurrentIndex(self.preset.findData(OWN))
            self._show_about()
        self.changed.emit()
        self._rest.start()

    def shut_down(self) -> None:
        self._rest.stop()
