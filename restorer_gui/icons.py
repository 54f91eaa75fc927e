"""A handful of line icons, drawn as SVG in the colour of the moment."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SHAPES = {
    "play": '<path d="M8 5.2v13.6c0 .8.9 1.3 1.6.8l10-6.8a1 1 0 0 0 0-1.6l-10-6.8c-.7-.5-1.6 0-1.6.8z" fill="{c}"/>',
    "pause": '<path d="M8.5 6.2v11.6M15.5 6.2v11.6" stroke="{c}" stroke-width="4" stroke-linecap="round"/>',
    "wave": '<path d="M3 11v2M7 8v8M11 4v16M15 8.5v7M19 10v4" stroke="{c}" stroke-width="2" stroke-linecap="round"/>',
}


@lru_cache(maxsize=64)
def icon(name: str, colour: str, size: int = 24) -> QIcon:
    """One of the shapes above in ``colour``, sharp up to 300 % scaling."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none">'
    shape = head + _SHAPES[name].format(c=colour) + "</svg>"
    renderer = QSvgRenderer(QByteArray(shape.encode()))
    pixmap = QPixmap(QSize(size * 3, size * 3))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return QIcon(pixmap)
