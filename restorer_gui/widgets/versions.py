"""The versions of the clip as a row of chips: which is heard, how loud each is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QMenu, QSizePolicy, QWidget

from restorer_gui.theme import LIGHT, Colours
from restorer_gui.widgets.flow import FlowLayout
from restorer_gui.widgets.keys import KeepsKeys, describe

_PAD, _BADGE, _LINE, _MOST_NAME = 10, 18, 3, 190


@dataclass(frozen=True)
class ChipText:
    """What one chip says. ``gain`` is what loudness matching does to it now, empty where nothing."""

    number: int
    name: str
    figures: str
    gain: str = ""
    tip: str = ""
    is_before: bool = False


class Chip(QAbstractButton):
    """One version: its key, name, gain and figures. Down while it is heard."""

    rename_wanted = Signal()
    remove_wanted = Signal()
    export_wanted = Signal()
    again_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, text: ChipText, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self.text_shown = text
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_text(text)

    def show_text(self, text: ChipText) -> None:
        self.text_shown = text
        said = ", ".join(part for part in (text.name, text.gain, text.figures) if part)
        describe(self, f"{text.number}: {said}", text.tip)
        self.updateGeometry()
        self.update()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.update()

    def menu(self) -> QMenu:
        """What can be done with this version."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def add(text: str, signal: object, shown: bool = True) -> None:
            action = QAction(text, menu)
            action.setEnabled(shown)
            action.triggered.connect(lambda _checked=False: signal.emit())  # type: ignore[attr-defined]
            menu.addAction(action)

        add(self.tr("Export\u2026"), self.export_wanted)
        if not self.text_shown.is_before:
            add(self.tr("Duplicate, for another strength"), self.copy_wanted)
            add(self.tr("Restore again"), self.again_wanted)
            add(self.tr("Rename\u2026"), self.rename_wanted)
            menu.addSeparator()
            add(self.tr("Remove"), self.remove_wanted)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.rect().bottomLeft() if event.reason() == QContextMenuEvent.Reason.Keyboard else event.pos()
        self.menu().popup(self.mapToGlobal(QPoint(at)))

    def sizeHint(self) -> QSize:
        bold, small = self._fonts()
        text = self.text_shown
        name = min(_MOST_NAME, QFontMetrics(bold).horizontalAdvance(text.name))
        gain = QFontMetrics(bold).horizontalAdvance(text.gain) + 8 if text.gain else 0
        figures = QFontMetrics(small).horizontalAdvance(text.figures)
        width = 2 * _PAD + _BADGE + 8 + max(name + gain, figures, 96) + 2
        return QSize(width, QFontMetrics(bold).height() + QFontMetrics(small).height() + _LINE + 13)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _fonts(self) -> tuple[QFont, QFont]:
        bold, small = QFont(self.font()), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        if small.pixelSize() > 0:
            small.setPixelSize(max(10, small.pixelSize() - 2))
        else:
            small.setPointSizeF(small.pointSizeF() * 0.88)
        return bold, small

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, text, (bold, small) = self._colours, self.text_shown, self._fonts()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        edge = colours.accent if on else colours.text if self.hasFocus() else colours.border
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() or on else 1))
        painter.setBrush(QColor(colours.selection if on else colours.raised if self.underMouse() else colours.surface))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 9, 9)
        inner = self.rect().adjusted(_PAD, 6, -_PAD, -6)
        badge = QRect(inner.left(), inner.top() + 1, _BADGE, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent if on else colours.raised))
        painter.drawEllipse(badge)
        painter.setFont(small)
        painter.setPen(QColor(colours.on_accent if on else colours.muted))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(text.number))
        words = inner.adjusted(_BADGE + 8, 0, 0, 0)
        painter.setFont(bold)
        metrics = QFontMetrics(bold)
        gain_width = metrics.horizontalAdvance(text.gain) + 8 if text.gain else 0
        painter.setPen(QColor(colours.text))
        name = metrics.elidedText(text.name, Qt.TextElideMode.ElideRight, words.width() - gain_width)
        line = QRect(words.left(), words.top(), words.width(), metrics.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QColor(colours.accent))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text.gain)
        painter.setFont(small)
        painter.setPen(QColor(colours.muted))
        line = QRect(words.left(), line.bottom() + _LINE, words.width(), QFontMetrics(small).height())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text.figures)
        painter.end()


class VersionRow(QWidget):
    """Chips that wrap. Emits the index of the version that is meant."""

    chosen = Signal(int)
    rename_wanted = Signal(int)
    remove_wanted = Signal(int)
    export_wanted = Signal(int)
    again_wanted = Signal(int)
    copy_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._keeper = KeepsKeys(self)
        self._flow = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Versions"))

    @property
    def chips(self) -> list[Chip]:
        return [chip for chip in self._group.buttons() if isinstance(chip, Chip)]

    def show_versions(self, texts: Sequence[ChipText], heard: int | None) -> None:
        """One chip for each; ``heard`` is down, None: something else is heard."""
        while len(self.chips) > len(texts):
            self._drop()
        for index, text in enumerate(texts):
            if index < len(self.chips):
                self.chips[index].show_text(text)
            else:
                self._add(index, text)
        self.set_heard(heard)
        self._flow.invalidate()
        self.updateGeometry()

    def set_heard(self, heard: int | None) -> None:
        self._group.setExclusive(heard is not None)
        for index, chip in enumerate(self.chips):
            chip.setChecked(index == heard)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        for chip in self.chips:
            chip.set_colours(colours)

    def _add(self, index: int, text: ChipText) -> None:
        chip = Chip(text, self._colours)
        chip.installEventFilter(self._keeper)
        for mine, ours in (
            (chip.rename_wanted, self.rename_wanted),
            (chip.remove_wanted, self.remove_wanted),
            (chip.export_wanted, self.export_wanted),
            (chip.again_wanted, self.again_wanted),
            (chip.copy_wanted, self.copy_wanted),
        ):
            mine.connect(lambda index=index, signal=ours: signal.emit(index))
        self._group.addButton(chip, index)
        self._flow.addWidget(chip)

    def _drop(self) -> None:
        chip = self.chips[-1]
        self._group.removeButton(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
