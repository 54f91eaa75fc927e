"""How far the whole list is, and the buttons that start and stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from restorer_gui.theme import GAP
from restorer_gui.widgets.file_header import ElidedLabel
from restorer_gui.widgets.keys import describe


class BatchBar(QWidget):
    """Emits what the hand wants; shows what it is told. Nothing moves when a run starts."""

    start_wanted = Signal()
    pause_wanted = Signal()
    stop_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        self.remaining = QLabel()
        self.remaining.setObjectName("muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(self.tr("Progress of the whole list"))
        self.folder = QPushButton(self.tr("Open folder"))
        describe(self.folder, self.tr("Open folder"), self.tr("Show the restored files in the file manager."))
        self.stop = QPushButton(self.tr("Stop"))
        describe(
            self.stop,
            self.tr("Stop"),
            self.tr("Stop now. What is done stays; the file in hand is begun anew with the next start."),
        )
        self.pause = QPushButton(self.tr("Pause"))
        self.start = QPushButton(self.tr("Start"))
        self.start.setObjectName("primary")
        describe(
            self.start,
            self.tr("Start"),
            self.tr("Restore every waiting file, one after the other (Ctrl+R). The originals are not touched."),
        )
        self.start.clicked.connect(self.start_wanted)
        self.pause.clicked.connect(self.pause_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.text, 3)
        row.addWidget(self.progress, 2)
        row.addWidget(self.remaining)
        for button in (self.folder, self.stop, self.pause, self.start):
            row.addWidget(button)
        self.set_state(waiting=0, running=False, pausing=False, stopping=False)

    def set_state(self, waiting: int, running: bool, pausing: bool, stopping: bool) -> None:
        self.start.setVisible(not running)
        self.start.setEnabled(waiting > 0)
        self.pause.setVisible(running)
        self.pause.setText(self.tr("Go on") if pausing else self.tr("Pause"))
        describe(
            self.pause,
            self.pause.text(),
            self.tr("Go on with the next file when this one is done.")
            if pausing
            else self.tr("Finish the file in hand, then wait."),
        )
        self.pause.setEnabled(not stopping)
        self.stop.setVisible(running)
        self.stop.setEnabled(not stopping)
        self.progress.setVisible(running)
        self.remaining.setVisible(running)

    def show_progress(self, share: float, remaining: str) -> None:
        self.progress.setValue(round(1000 * share))
        self.remaining.setText(remaining)
