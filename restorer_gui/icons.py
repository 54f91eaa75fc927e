"""A handful of line icons, drawn as SVG in the colour of the moment."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_LINE = 'stroke="{c}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"'
_SHAPES = {
    "play": '<path d="M8 5.2v13.6c0 .8.9 1.3 1.6.8l10-6.8a1 1 0 0 0 0-1.6l-10-6.8c-.7-.5-1.6 0-1.6.8z" fill="{c}"/>',
    "pause": '<path d="M8.5 6.2v11.6M15.5 6.2v11.6" stroke="{c}" stroke-width="4" stroke-linecap="round"/>',
    "wave": '<path d="M3 11v2M7 8v8M11 4v16M15 8.5v7M19 10v4" stroke="{c}" stroke-width="2" stroke-linecap="round"/>',
    # Pages.
    "batch": f'<path d="M9 6h11M9 12h11M9 18h11M4 6.2l1 1 1.6-2.1M4 12.2l1 1 1.6-2.1M4.2 18h1.8" {_LINE}/>',
    "library": f'<path d="M4 4.5h4v15H4zM8 4.5h4v15H8zM13.4 5.6l3.8-1 3.8 14-3.8 1z" {_LINE}/>',
    "train": f'<path d="M4 4v15.5h16M7 8c2.5 6.5 5.500 8 12.500 8.300" {_LINE}/>',
    "evaluate": f'<path d="M5 20v-7M10 20V9M15 20v-9M20 20V4" {_LINE}/>',
    # Small buttons.
    "preferences": f'<path d="M4 7h9M17 7h3M4 17h3M11 17h9" {_LINE}/>'
    f'<circle cx="15" cy="7" r="2" {_LINE}/><circle cx="9" cy="17" r="2" {_LINE}/>',
    "close": f'<path d="M6.5 6.5l11 11M17.5 6.5l-11 11" {_LINE}/>',
    "folder": f'<path d="M3.5 6.500h6l2 2.500h9v9.500h-17z" {_LINE}/>',
}


@lru_cache(maxsize=256)
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
