"""Who is compared: restorers with a tick, each at a strength of its own, also twice and from files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from restorer_gui.i18n import engine_text
from restorer_gui.values import Choice
from restorer_gui.widgets.keys import describe, plain_tip

_NAME, _TITLE, _PERCENT, _ADDED = (Qt.ItemDataRole.UserRole + place for place in range(4))
_LEAST_ROWS, _MOST_ROWS = 2, 5


class RestorerRows(QWidget):
    """Emits ``changed``; `specs` are those with a tick, as the engine takes them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.strength, self.percent = QSlider(Qt.Orientation.Horizontal), QLabel()
        self.again, self.file = QPushButton(self.tr("Once more")), QPushButton(self.tr("File\u2026"))
        self.remove = QPushButton(self.tr("Remove"))
        self._describe()
        self._lay_out()
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        self.list.currentRowChanged.connect(lambda _: self._show_current())
        self.strength.valueChanged.connect(self._on_strength)
        self.again.clicked.connect(self.add_again)
        self.remove.clicked.connect(self._on_remove)
        self.file.clicked.connect(self._ask_file)
        self._show_current()

    def _describe(self) -> None:
        self.list.setAccessibleName(self.tr("Restorers"))
        self.list.setAccessibleDescription(self.tr("Those that are ticked restore the same clips and are compared."))
        for control, name, tip in (
            (
                self.strength,
                self.tr("Strength in percent"),
                self.tr("How much of the correction the chosen row applies, as on the Restore page."),
            ),
            (
                self.again,
                self.tr("Once more"),
                self.tr("Adds the chosen restorer once more, to compare it with itself at another strength."),
            ),
            (
                self.file,
                self.tr("File"),
                self.tr("Adds a checkpoint from a file, without putting it into the library."),
            ),
            (self.remove, self.tr("Remove"), self.tr("Takes away a row that was added here.")),
        ):
            describe(control, name, tip)

    def _lay_out(self) -> None:
        self.strength.setRange(5, 100)
        self.strength.setPageStep(10)
        self.percent.setMinimumWidth(44)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label = QLabel(self.tr("S&trength"))
        label.setObjectName("muted")
        label.setBuddy(self.strength)
        row, buttons = QHBoxLayout(), QHBoxLayout()
        for widget, stretch in ((label, 0), (self.strength, 1), (self.percent, 0)):
            row.addWidget(widget, stretch)
        buttons.setSpacing(6)
        for button in (self.again, self.file, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list)
        column.addLayout(row)
        column.addLayout(buttons)

    # What the page tells.

    def set_choices(self, choices: list[Choice]) -> None:
        """The restorers there are; rows that were there stay as they were, at first the first one is ticked."""
        before = {item.data(_NAME): item for item in self._items() if not item.data(_ADDED)}
        ticked = {name for name, item in before.items() if _ticked(item)} if before else {c.name for c in choices[:1]}
        percents = {name: item.data(_PERCENT) for name, item in before.items()}
        names = {choice.name for choice in choices}
        added = [
            (item.data(_NAME), item.data(_TITLE), item.data(_PERCENT), _ticked(item))
            for item in self._items()
            if item.data(_ADDED) and (item.data(_NAME) in names or Path(item.data(_NAME)).is_absolute())
        ]
        at = max(self.list.currentRow(), 0)
        self.list.blockSignals(True)
        self.list.clear()
        for choice in choices:
            tip = plain_tip(engine_text(choice.tip))
            percent, tick = percents.get(choice.name, 100), choice.name in ticked
            self._add(choice.name, engine_text(choice.title), percent, tick, False, tip)
        for name, title, percent, tick in added:
            self._add(name, title, percent, tick, True, plain_tip(name))
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(at, self.list.count() - 1))
        self._fit()
        self._show_current()
        self.changed.emit()

    def add_again(self) -> None:
        """The chosen row once more, at half the strength, or all of it where it has less."""
        item = self.list.currentItem()
        if item is not None:
            percent = 50 if item.data(_PERCENT) > 50 else 100
            self._append(item.data(_NAME), item.data(_TITLE), percent, item.toolTip())

    def add_file(self, path: str) -> None:
        """A checkpoint that is not in the library."""
        self._append(path, Path(path).stem, 100, plain_tip(path))

    def _append(self, name: str, title: str, percent: int, tip: str) -> None:
        self._add(name, title, percent, True, True, tip)
        self.list.setCurrentRow(self.list.count() - 1)
        self._fit()
        self.changed.emit()

    def _add(self, name: str, title: str, percent: int, ticked: bool, added: bool, tip: str) -> None:
        item = QListWidgetItem()
        for role, value in ((_NAME, name), (_TITLE, title), (_PERCENT, percent), (_ADDED, added)):
            item.setData(role, value)
        item.setText(self._words(item))
        item.setToolTip(tip)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    # What is chosen.

    @property
    def specs(self) -> tuple[str, ...]:
        """Names with their strengths, as the engine takes them."""
        chosen = [(item.data(_NAME), item.data(_PERCENT)) for item in self._items() if _ticked(item)]
        return tuple(name if percent == 100 else f"{name}@{percent}" for name, percent in chosen)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _words(self, item: QListWidgetItem) -> str:
        title, percent = item.data(_TITLE), item.data(_PERCENT)
        return title if percent == 100 else self.tr("{0}, {1} %").format(title, percent)

    def _on_strength(self, percent: int) -> None:
        item = self.list.currentItem()
        self.percent.setText(self.tr("{0} %").format(percent))
        if item is not None and item.data(_PERCENT) != percent:
            item.setData(_PERCENT, percent)
            item.setText(self._words(item))

    def _on_remove(self) -> None:
        item = self.list.currentItem()
        if item is not None and item.data(_ADDED):
            self.list.takeItem(self.list.currentRow())
            self._fit()
            self.changed.emit()

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Checkpoint to compare"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Checkpoints ({0})").format("*.safetensors *.pt"))
        dialog.fileSelected.connect(self.add_file)
        dialog.open()

    def _show_current(self) -> None:
        item = self.list.currentItem()
        for widget in (self.strength, self.again):
            widget.setEnabled(item is not None)
        self.remove.setEnabled(item is not None and bool(item.data(_ADDED)))
        self.strength.setValue(100 if item is None else item.data(_PERCENT))
        self.percent.setText(self.tr("{0} %").format(self.strength.value()))

    def _fit(self) -> None:
        count = self.list.count()
        height = self.list.sizeHintForRow(0) if count else 24
        rows = min(max(count, _LEAST_ROWS), _MOST_ROWS)
        self.list.setFixedHeight(height * rows + 2 * self.list.frameWidth() + 8)


def _ticked(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked
