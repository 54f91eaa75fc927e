"""The loss as it falls: train and validation, each term, on a logarithmic axis. Painted by itself."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from restorer_gui.numbers import number
from restorer_gui.theme import GAP, LIGHT, Colours
from restorer_gui.widgets.figures import plain

TOTAL = "total"
_LEFT, _BOTTOM, _TOP = 52, 24, 26
_LIGHT_LINES = ("#0b6e66", "#b3560f", "#3b5bb5", "#8a3a7a", "#5c6b1e", "#7a5230")
_DARK_LINES = ("#3cc8b4", "#f0994f", "#8fb0ff", "#e08fd0", "#b8cc5a", "#d0a884")
MOST_POINTS = 2_000


@dataclass
class Curve:
    """Points in order of x, the epoch. ``validation``: drawn dashed, with dots."""

    validation: bool = False
    points: list[tuple[float, float]] = field(default_factory=list)

    def add(self, x: float, y: float) -> None:
        """Values that no logarithm has are left out; too many points are thinned to every other."""
        if not (math.isfinite(x) and math.isfinite(y)) or y <= 0:
            return
        if self.points and x <= self.points[-1][0]:
            self.points = [point for point in self.points if point[0] < x]
        self.points.append((x, y))
        if len(self.points) > MOST_POINTS:
            self.points = [*self.points[:-1:2], self.points[-1]]


class LossPlot(QWidget):
    """``show_history`` replaces the past, ``add_step`` goes on from there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colours = LIGHT
        self.curves: dict[tuple[str, bool], Curve] = {}  # (term, whether of the validation)
        self.epochs = 1
        self.terms: tuple[str, ...] = (TOTAL,)  # those that are drawn
        self.names: Mapping[str, str] = {}
        self._pointer_x: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 170)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Loss"))
        self.setToolTip(
            self.tr(
                "How far the network is from the clean recordings: solid on the music it learns from, dashed on music "
                "it has never heard. The dashed line is the one that counts."
            )
        )

    def sizeHint(self) -> QSize:
        return QSize(460, 240)

    # What is shown.

    @property
    def known_terms(self) -> list[str]:
        """Every term there is, the total first."""
        names = dict.fromkeys(term for term, _ in self.curves)
        return sorted(names, key=lambda term: (term != TOTAL, list(names).index(term)))

    def clear(self, epochs: int) -> None:
        self.curves, self.epochs = {}, max(1, epochs)
        self.update()

    def show_history(self, history: Sequence[Mapping[str, object]], epochs: int) -> None:
        """The means of finished epochs; steps that were added within them stay."""
        self.epochs = max(1, epochs, len(history))
        for line in history:
            epoch = float(line.get("epoch", 0))  # type: ignore[arg-type]
            for kind, validation in (("train", False), ("validation", True)):
                values = line.get(kind, {})
                for term, value in values.items() if isinstance(values, Mapping) else ():
                    curve = self.curves.setdefault((term, validation), Curve(validation))
                    if validation or not curve.points or curve.points[-1][0] < epoch - 0.5:
                        curve.add(epoch, float(value))
        self._describe()
        self.update()

    def add_step(self, epoch: float, terms: Mapping[str, float]) -> None:
        """A moment of the epoch in hand: 2.5 is the middle of the third."""
        for term, value in terms.items():
            self.curves.setdefault((term, False), Curve()).add(epoch, value)
        self.update()

    def show_terms(self, terms: Sequence[str]) -> None:
        self.terms = tuple(terms)
        self.update()

    def set_colours(self, colours: Colours) -> None:
        self.colours = colours
        self.update()

    def colour_of(self, term: str) -> QColor:
        lines = _DARK_LINES if self.colours.dark else _LIGHT_LINES
        return QColor(lines[self.known_terms.index(term) % len(lines)] if term in self.known_terms else lines[0])

    def _describe(self) -> None:
        last = self.curves.get((TOTAL, True))
        if last is not None and last.points:
            text = self.tr("Validation loss {0} after epoch {1}")
            self.setAccessibleDescription(text.format(number(last.points[-1][1], ".4g"), f"{last.points[-1][0]:.0f}"))

    # Painting.

    @property
    def span(self) -> tuple[float, float]:
        """Lowest and highest loss that is drawn, with a little room, never less than a third of a decade."""
        values = [y for (term, _), curve in self.curves.items() if term in self.terms for _, y in curve.points]
        if not values:
            return 0.1, 1.0
        low, high = math.log10(min(values)), math.log10(max(values))
        room = max(0.05 * (high - low), (0.34 - (high - low)) / 2)
        return 10 ** (low - room), 10 ** (high + room)

    def _frame(self) -> QRectF:
        return QRectF(_LEFT, _TOP, max(1, self.width() - _LEFT - GAP), max(1, self.height() - _TOP - _BOTTOM))

    def place(self, epoch: float, value: float) -> QPointF:
        """Where a point is drawn."""
        frame, (low, high) = self._frame(), self.span
        up = (math.log10(value) - math.log10(low)) / (math.log10(high) - math.log10(low))
        return QPointF(frame.left() + frame.width() * epoch / self.epochs, frame.bottom() - frame.height() * up)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        empty = not any(curve.points for curve in self.curves.values())
        if not empty:
            self._paint_axes(painter)
        for (term, validation), curve in self.curves.items():
            if term in self.terms and curve.points:
                self._paint_curve(painter, term, validation, curve)
        if empty:
            painter.setPen(QColor(self.colours.muted))
            text = self.tr("The curves appear with the first steps.")
            painter.drawText(self._frame(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
        self._paint_reading(painter)
        painter.end()

    def _paint_axes(self, painter: QPainter) -> None:
        frame, small = self._frame(), QFont(self.font())
        small.setPointSizeF(8.5)
        painter.setFont(small)
        for value in ticks(*self.span):
            y = self.place(0, value).y()
            painter.setPen(QPen(QColor(self.colours.border), 1))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
            painter.setPen(QColor(self.colours.muted))
            box = QRectF(0, y - 9, _LEFT - 8, 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number(value))
        step = max(1, math.ceil(self.epochs / max(1, int(frame.width() / 44))))
        for epoch in range(0, self.epochs + 1, step):
            x = frame.left() + frame.width() * epoch / self.epochs
            box = QRectF(x - 22, frame.bottom() + 4, 44, 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, f"{epoch}")
        box = QRectF(0, frame.bottom() + 4, frame.left() - 10, 18)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight, self.tr("Epoch"))

    def _paint_curve(self, painter: QPainter, term: str, validation: bool, curve: Curve) -> None:
        colour, heavy = self.colour_of(term), 2.2 if term == TOTAL else 1.4
        pen = QPen(colour, heavy)
        pen.setStyle(Qt.PenStyle.DashLine if validation else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        places = [self.place(x, y) for x, y in curve.points]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))
        if validation:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            for place in places:
                painter.drawEllipse(place, 3.0, 3.0)

    def _paint_reading(self, painter: QPainter) -> None:
        """At the pointer, else at the end: what the lines that count say."""
        x, metrics = self._frame().left(), QFontMetrics(painter.font())
        at = self._pointer_x
        if at is not None:
            painter.setPen(QPen(QColor(self.colours.faint), 1))
            place = self.place(at, self.span[0]).x()
            painter.drawLine(QPointF(place, _TOP), QPointF(place, self.height() - _BOTTOM))
        for validation, name in ((False, self.tr("train")), (True, self.tr("validation"))):
            curve = self.curves.get((TOTAL, validation))
            if curve is None or not curve.points:
                continue
            points = curve.points if at is None else [p for p in curve.points if p[0] <= at] or curve.points[:1]
            text = f"{name} {plain(points[-1][1], 4)}"
            pen = QPen(self.colour_of(TOTAL), 2.2)
            pen.setStyle(Qt.PenStyle.DotLine if validation else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, 12), QPointF(x + 16, 12))
            painter.setPen(QColor(self.colours.text))
            painter.drawText(QPointF(x + 22, 16), text)
            x += 22 + metrics.horizontalAdvance(text) + 18

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame = self._frame()
        share = (event.position().x() - frame.left()) / frame.width()
        self._pointer_x = share * self.epochs if 0 <= share <= 1 else None
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._pointer_x = None
        self.update()


def ticks(low: float, high: float) -> list[float]:
    """Round values between two ends: 1, 2, 5 of each decade, and more of them where that is less than three."""
    for mantissas in ((1,), (1, 3), (1, 2, 5), (1, 1.5, 2, 3, 5, 7), tuple(1 + 0.1 * i for i in range(90))):
        decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
        found = [round(m * 10.0**d, 12) for d in decades for m in mantissas if low <= m * 10.0**d <= high]
        if len(found) >= 3:
            break
    return found[:: max(1, len(found) // 6)]
