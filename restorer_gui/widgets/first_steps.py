"""Three steps for the first minutes, in one line that goes away by itself when all were made."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from restorer_gui.icons import icon
from restorer_gui.theme import EDGE, GAP, LIGHT, Colours
from restorer_gui.widgets.keys import describe, keep_keys

PLAY, RESTORE, SWITCH = 0, 1, 2


class FirstSteps(QFrame):
    """Emits ``dismissed`` when it is closed or done."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self._colours = LIGHT
        self._done = [False, False, False]
        self._words = (
            self.tr("Press Space to play"),
            self.tr("Press Restore (Ctrl+R)"),
            self.tr("Switch while it plays: 1 before, 2 after, Tab back and forth"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 6, 8, 6)
        row.setSpacing(2 * GAP)
        self.steps = []
        for words in self._words:
            label = QLabel(words)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            label.setMinimumWidth(40)
            self.steps.append(label)
            row.addWidget(label)
        row.addStretch(1)
        self.shut = QToolButton()
        self.shut.setObjectName("quiet")
        describe(self.shut, self.tr("Close the hint"), self.tr("The first steps stay in the Help menu."))
        self.shut.clicked.connect(self.dismissed)
        row.addWidget(self.shut)
        keep_keys(self)
        self._show_steps()

    def mark(self, step: int) -> None:
        """A step was made; after the last the hint has said all it has to say."""
        if self.isHidden() or self._done[step]:
            return
        self._done[step] = True
        self._show_steps()
        if all(self._done):
            self.dismissed.emit()

    def begin(self) -> None:
        """Show the steps, none of them made."""
        self._done = [False, False, False]
        self._show_steps()
        self.show()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.shut.setIcon(icon("close", colours.muted, 16))
        self._show_steps()

    def _show_steps(self) -> None:
        for number, (label, words, done) in enumerate(zip(self.steps, self._words, self._done, strict=True), start=1):
            sign = "\u2713" if done else f"{number}"
            colour = self._colours.muted if done else self._colours.text
            label.setText(f'<span style="color: {colour}"><b>{sign}</b>&nbsp; {words}</span>')
            label.setToolTip(words)
            label.setAccessibleName(f"{number}. {words}")
