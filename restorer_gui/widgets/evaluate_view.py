"""How the evaluate page is laid out: figures and the worst clips, the settings beside them, the progress below."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from model_core.evaluation import POOLED
from restorer_gui.evaluate_work import Harm, Judged
from restorer_gui.theme import EDGE, GAP, Colours
from restorer_gui.train_values import Sound
from restorer_gui.widgets.audition import AuditionPanel
from restorer_gui.widgets.evaluate_settings import EvaluateSettings
from restorer_gui.widgets.evaluate_words import condition_word
from restorer_gui.widgets.evaluate_worst import WorstList
from restorer_gui.widgets.file_header import ElidedLabel
from restorer_gui.widgets.keys import describe, keep_keys
from restorer_gui.widgets.metric_table import MetricTable

WIDE_PX, SETTINGS_PX = 900, 320


class EvaluateView(QWidget):
    """Emits what the hand wants; shows what it is told."""

    start_wanted = Signal()
    stop_wanted = Signal()
    export_wanted = Signal()
    hear_wanted = Signal(object)  # Harm
    open_wanted = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.judged: Judged | None = None
        self.harm: Harm | None = None  # which of the worst clips is heard
        self.settings, self.table, self.worst = EvaluateSettings(), MetricTable(), WorstList()
        self.listen = AuditionPanel(
            (
                (self.tr("Before"), self.tr("The damaged clip.")),
                (self.tr("Restored"), self.tr("What the restorer made of it.")),
                (self.tr("Clean"), self.tr("As it should sound.")),
            )
        )
        self.listen.switch.set_chosen(1)
        self.open = QPushButton(self.tr("Open on the Restore page"))
        self.listen.add_control(self.open)
        self.condition, self.export = QComboBox(), QPushButton(self.tr("Export\u2026"))
        self.stop, self.start = QPushButton(self.tr("Stop")), QPushButton(self.tr("Evaluate"))
        self.start.setObjectName("primary")
        self.text, self.remaining, self.progress = (
            ElidedLabel(mode=Qt.TextElideMode.ElideRight),
            QLabel(),
            QProgressBar(),
        )
        self._describe()
        self._build()
        self.condition.currentIndexChanged.connect(lambda _: self._show_condition())
        self.start.clicked.connect(self.start_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.worst.wanted.connect(self.hear_wanted)
        self.open.clicked.connect(self._on_open)
        self.show_judged(None)
        self.show_running(False)
        keep_keys(self)

    def _describe(self) -> None:
        for control, name, tip in (
            (
                self.condition,
                self.tr("Damage shown"),
                self.tr("Whose figures the table shows: one damage, or all of them."),
            ),
            (
                self.export,
                self.tr("Export"),
                self.tr("Save as a web page with players, as a table (CSV) or as JSON."),
            ),
            (
                self.open,
                self.tr("Open on the Restore page"),
                self.tr("Opens the damaged clip there, to restore it with other settings."),
            ),
            (self.stop, self.tr("Stop"), self.tr("Stop evaluating. Nothing is kept of it.")),
            (
                self.start,
                self.tr("Evaluate"),
                self.tr("Damage, restore and measure (Ctrl+R). Same settings, same figures."),
            ),
        ):
            describe(control, name, tip)
        self.progress.setAccessibleName(self.tr("Progress of the evaluation"))
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.remaining.setObjectName("muted")

    def _build(self) -> None:
        title, about = (
            QLabel(self.tr("Evaluate")),
            QLabel(self.tr("How good restorers are on music whose clean side is known, and whether they do harm.")),
        )
        title.setObjectName("title")
        about.setObjectName("muted")
        about.setWordWrap(True)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(GAP)
        self._middle.addWidget(self._results(), 1)
        self._middle.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, GAP, EDGE, GAP)
        column.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(about)
        column.addLayout(words)
        column.addLayout(self._middle, 1)
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        bar = QHBoxLayout()
        bar.setContentsMargins(EDGE, 0, EDGE, 6)
        bar.setSpacing(GAP)
        bar.addWidget(self.text, 3)
        bar.addWidget(self.progress, 2)
        for widget in (self.remaining, self.stop, self.start):
            bar.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll, 1)
        outer.addLayout(bar)

    def _results(self) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._empty = QLabel(
            self.tr("Choose a folder of clean music and press Evaluate. The figures of the untouched music come first.")
        )
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown = QWidget()
        head = QHBoxLayout()
        head.setSpacing(GAP)
        self._count = QLabel()
        self._count.setObjectName("muted")
        self.condition.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        head.addWidget(self.condition)
        head.addWidget(self._count, 1)
        head.addWidget(self.export)
        heading = QLabel(self.tr("Worst clips"))
        heading.setObjectName("heading")
        hint = QLabel(self.tr("A click plays a clip; Before, Restored and Clean are heard in place of each other."))
        hint.setWordWrap(True)
        hint.setObjectName("muted")
        inner = QVBoxLayout(self._shown)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addLayout(head)
        inner.addWidget(self.table)
        inner.addSpacing(4)
        inner.addWidget(heading)
        inner.addWidget(hint)
        inner.addWidget(self.worst)
        inner.addWidget(self.listen)
        inner.addStretch(1)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self._empty, 1)
        column.addWidget(self._shown, 1)
        return card

    # What the page tells.

    def show_judged(self, judged: Judged | None) -> None:
        self.judged, self.harm = judged, None
        self.listen.hide()
        self._shown.setVisible(judged is not None)
        self._empty.setVisible(judged is None)
        self.condition.clear()
        if judged is None:
            return
        found = judged.evaluation.conditions
        for name in sorted(found, key=lambda name: name != POOLED):
            self.condition.addItem(condition_word(name), name)
        self.worst.show_harms(judged.worst)

    def _show_condition(self) -> None:
        name = self.condition.currentData()
        if self.judged is None or name is None:
            return
        rows = [row for row in self.judged.evaluation.rows if row.condition == name]
        self._count.setText(self.tr("{0} clips").format(rows[0].items))
        self.table.show_rows(rows, self.judged.evaluation.columns)

    def show_harm(self, harm: Harm) -> None:
        """Its sounds are on their way."""
        self.harm = harm
        self.listen.show()
        self.listen.show_pictures(None, None, 0.0)
        self.listen.set_hints(self.tr("One moment\u2026"), "")
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.listen))

    def show_sounds(self, sounds: tuple[Sound, ...]) -> None:
        before, restored, _clean = sounds
        duration_s = before.clip.duration_s
        self.listen.show_pictures(before.picture, restored.picture, duration_s)

    def _on_open(self) -> None:
        if self.harm is not None:
            self.open_wanted.emit(self.harm.path)

    def show_running(self, running: bool) -> None:
        self.start.setVisible(not running)
        for widget in (self.stop, self.progress, self.remaining):
            widget.setVisible(running)
        self.settings.setEnabled(not running)
        self.export.setEnabled(not running)
        if running:
            self.progress.setValue(0)
            self.remaining.clear()

    def show_progress(self, share: float | None, text: str, remaining: str) -> None:
        self.progress.setRange(0, 1000 if share is not None else 0)
        self.progress.setValue(round(1000 * (share or 0.0)))
        self.text.set_whole(text)
        self.remaining.setText(remaining)

    def set_colours(self, colours: Colours) -> None:
        self.table.set_colours(colours)
        self.listen.set_colours(colours)
        self.settings.set_colours(colours)
        self._shown.setStyleSheet(
            f"QTableView {{ background: {colours.surface}; border: none; "
            f"selection-background-color: {colours.selection}; selection-color: {colours.text}; }} "
            "QTableView::item { padding: 0 8px; } QHeaderView { background: transparent; border: none; } "
            f"QHeaderView::section {{ background: transparent; color: {colours.muted}; border: none; "
            "padding: 4px 8px; } "
            f"QHeaderView::section:horizontal {{ border-bottom: 1px solid {colours.border}; }} "
            f"QHeaderView::section:vertical {{ color: {colours.text}; font-weight: 600; padding: 0 18px 0 4px; }} "
            "QTableCornerButton::section { background: transparent; border: none; "
            f"border-bottom: 1px solid {colours.border}; }}"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE_PX
        self._middle.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.BottomToTop)
        self.settings.setMinimumWidth(SETTINGS_PX if wide else 0)
        self.settings.setMaximumWidth(SETTINGS_PX if wide else 16_777_215)
