"""Colours and spacing, light and dark. The system decides which, unless a person chose one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

GAP = 12
EDGE = 20


@dataclass(frozen=True)
class Colours:
    """One appearance. Text on its background has a contrast of at least 4.5 : 1."""

    dark: bool
    window: str
    surface: str
    raised: str
    border: str
    text: str
    muted: str
    faint: str  # what cannot be used now
    accent: str
    accent_hover: str
    on_accent: str
    warning: str
    selection: str


LIGHT = Colours(
    dark=False,
    window="#f4f3f0",
    surface="#ffffff",
    raised="#eceae5",
    border="#d6d3cc",
    text="#1d2125",
    muted="#5b6269",
    faint="#8f9498",
    accent="#0b6e66",
    accent_hover="#095a53",
    on_accent="#ffffff",
    warning="#8a4b00",
    selection="#cfe6e2",
)
DARK = Colours(
    dark=True,
    window="#15171a",
    surface="#1d2023",
    raised="#2a2e33",
    border="#353a40",
    text="#e9eaeb",
    muted="#a2a9b0",
    faint="#737a81",
    accent="#3cc8b4",
    accent_hover="#5ad6c4",
    on_accent="#08211d",
    warning="#f0b35a",
    selection="#1f4a45",
)

_STYLE = """
* {{ outline: none; }}
QWidget {{ color: {text}; font-size: 10pt; }}
QMainWindow, QDialog, QMessageBox {{ background: {window}; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {border}; padding: 6px; }}
QFrame#card {{ background: {surface}; border: 1px solid {border}; border-radius: 10px; }}
QLabel#title {{ font-size: 16pt; font-weight: 600; }}
QLabel#heading {{ font-weight: 600; }}
QLabel#clock {{ font-size: 13pt; font-weight: 600; }}
QLabel#muted {{ color: {muted}; }}
QLabel#warning {{ color: {warning}; }}
QLabel#qt_msgbox_label, QLabel#qt_msgbox_informativelabel {{ min-width: 400px; }}
QMenuBar {{ background: {window}; border: none; padding: 2px 12px; }}
QMenuBar::item {{ padding: 5px 9px; border-radius: 6px; background: transparent; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {selection}; color: {text}; }}
QMenu {{ background: {surface}; border: 1px solid {border}; padding: 6px; }}
QMenu::item {{ padding: 6px 26px 6px 22px; border-radius: 5px; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 5px 8px; }}
QPushButton, QToolButton {{
    background: {surface}; border: 1px solid {border}; border-radius: 8px; padding: 7px 14px; min-height: 18px; }}
QPushButton:hover, QToolButton:hover {{ background: {raised}; }}
QPushButton:focus, QToolButton:focus, QComboBox:focus {{ border: 2px solid {accent}; padding: 6px 13px; }}
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled {{ color: {faint}; background: {window}; }}
QPushButton#primary {{ background: {accent}; border: 1px solid {accent}; color: {on_accent};
    font-weight: 600; padding: 8px 24px; }}
QPushButton#primary:hover {{ background: {accent_hover}; }}
QPushButton#primary:focus {{ border: 2px solid {text}; padding: 7px 23px; }}
QPushButton#primary:disabled {{ background: {raised}; border-color: {border}; color: {faint}; }}
QToolButton#play {{ background: {accent}; border: none; border-radius: 22px; padding: 0;
    min-height: 44px; max-height: 44px;
    min-width: 44px; max-width: 44px; }}
QToolButton#play:hover {{ background: {accent_hover}; }}
QToolButton#play:focus {{ border: 2px solid {text}; padding: 0; min-height: 40px; max-height: 40px;
    min-width: 40px; max-width: 40px; }}
QToolButton#play:disabled {{ background: {raised}; }}
QFrame#switch {{ background: {raised}; border-radius: 9px; }}
QFrame#switch QPushButton {{ background: transparent; border: 2px solid transparent; border-radius: 8px;
    padding: 5px 15px; color: {muted}; }}
QFrame#switch QPushButton:checked {{ background: {surface}; color: {text}; font-weight: 600; border-color: {border}; }}
QFrame#switch QPushButton:focus {{ border-color: {accent}; }}
QFrame#switch QPushButton:disabled {{ color: {faint}; }}
QComboBox {{ background: {surface}; border: 1px solid {border}; border-radius: 8px;
    padding: 7px 14px; min-height: 18px; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow {{ image: url("{shapes}/down-{name}.svg"); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ background: {surface}; border: 1px solid {border};
    selection-background-color: {selection};
    selection-color: {text}; padding: 4px; }}
QSlider {{ min-height: 24px; }}
QSlider::groove:horizontal {{ height: 4px; background: {border}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 2px; }}
QSlider::sub-page:horizontal:disabled {{ background: {border}; }}
QSlider::handle:horizontal {{ background: {surface}; border: 2px solid {accent}; width: 14px; height: 14px;
    margin: -7px 0; border-radius: 9px; }}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{ background: {accent}; }}
QSlider::handle:horizontal:disabled {{ border-color: {border}; }}
QProgressBar {{ background: {raised}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator {{ width: 15px; height: 15px; border: 1px solid {muted}; border-radius: 4px;
    background: {surface}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent};
    image: url("{shapes}/check-{name}.svg"); }}
QCheckBox:disabled {{ color: {faint}; }}
QCheckBox:focus {{ color: {accent}; }}
QFrame#rail {{ background: {window}; border: none; border-right: 1px solid {border}; }}
QToolButton#page {{ background: transparent; border: 2px solid transparent; border-radius: 9px;
    padding: 7px 2px 6px 2px; color: {muted}; font-size: 9pt; }}
QToolButton#page:hover {{ background: {raised}; }}
QToolButton#page:checked {{ background: {selection}; color: {text}; }}
QToolButton#page:focus {{ border: 2px solid {accent}; padding: 7px 2px 6px 2px; }}
QToolButton#quiet {{ background: transparent; border: 2px solid transparent; border-radius: 7px; padding: 3px;
    min-height: 16px; }}
QToolButton#quiet:hover {{ background: {raised}; }}
QToolButton#quiet:focus {{ border: 2px solid {accent}; padding: 3px; }}
QFrame#hint {{ background: {selection}; border: none; border-bottom: 1px solid {border}; }}
QLabel#key {{ background: {raised}; border: 1px solid {border}; border-radius: 5px; padding: 1px 7px;
    font-weight: 600; }}
QLineEdit {{ background: {surface}; border: 1px solid {border}; border-radius: 8px; padding: 7px 10px;
    min-height: 18px; selection-background-color: {selection}; selection-color: {text}; }}
QLineEdit:focus {{ border: 2px solid {accent}; padding: 6px 9px; }}
QLineEdit:disabled {{ color: {faint}; background: {window}; }}
QTextBrowser {{ background: {surface}; border: 1px solid {border}; border-radius: 8px; }}
QTextBrowser:focus {{ border: 1px solid {accent}; }}
QTabWidget::pane {{ border: none; margin-top: 8px; }}
QTabBar::tab {{ background: transparent; color: {muted}; border: none; border-bottom: 2px solid transparent;
    padding: 6px 12px; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; font-weight: 600; }}
QTabBar::tab:focus {{ color: {accent}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
QScrollBar::handle {{ background: {border}; border-radius: 3px; min-height: 30px; min-width: 30px; }}
QScrollBar::handle:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QAbstractScrollArea::corner {{ background: transparent; }}
QScrollArea, QScrollArea > QWidget > QWidget#page {{ background: transparent; border: none; }}
"""


class Theme(QObject):
    """The appearance in force. ``changed`` comes after palette and style sheet, for what paints by itself."""

    changed = Signal(object)  # Colours

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self.colours = LIGHT
        app.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """``choice`` is "system", "light" or "dark"."""
        self._choice = choice
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        hints = QGuiApplication.styleHints()
        if choice in schemes:
            hints.setColorScheme(schemes[choice])
        else:
            hints.unsetColorScheme()
        self._apply()

    def _on_scheme_changed(self) -> None:
        self._apply()

    def _apply(self) -> None:
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = self._choice == "dark" or (self._choice == "system" and system_dark)
        self.colours = DARK if dark else LIGHT
        self._app.setPalette(palette(self.colours))
        self._app.setStyleSheet(style_sheet(self.colours))
        self.changed.emit(self.colours)


def style_sheet(colours: Colours) -> str:
    """The look of every control, from our colours."""
    values = {name: getattr(colours, name) for name in Colours.__dataclass_fields__}
    shapes = (Path(__file__).parent / "shapes").as_posix()
    return _STYLE.format(shapes=shapes, name="dark" if colours.dark else "light", **values)


def palette(colours: Colours) -> QPalette:
    """Qt's own roles from our colours, for what the style sheet does not name."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, value in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.raised,
        role.Text: colours.text,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.warning,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.Mid: colours.border,
    }.items():
        made.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.muted))
    return made
