"""The language of the window: Qt's translation files, and what of the engine's English can be said in it.

Strings are English literals inside ``self.tr("...")`` or, outside of classes, `tr`. `make translations` collects them
into ``translations/restorer_it.ts`` and compiles that to the ``.qm`` file that is loaded here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from restorer_gui.damage_words import DRAWN
from restorer_gui.engine_words import OWN, TEMPLATES
from restorer_gui.numbers import as_spoken

FOLDER = Path(__file__).parent / "translations"
TRANSLATED = ("it",)  # besides English, which is in the source
_ALL = (*OWN, *TEMPLATES, *DRAWN)
_PLAIN = frozenset(template for template in _ALL if "{" not in template)


def tr(text: str) -> str:
    """Translate a literal outside of a class. The empty context is the one that lupdate gives such a call."""
    return QCoreApplication.translate("", text)


def language_of(choice: str) -> str:
    """The language that a setting means: "it" for "it", and for "system" where the system speaks Italian first."""
    if choice != "system":
        return choice
    for name in QLocale.system().uiLanguages():
        language = name.replace("_", "-").split("-")[0]
        if language == "en" or language in TRANSLATED:
            return language
    return "en"


def install(application: QCoreApplication, choice: str) -> str:
    """Speak the chosen language from here on: before the first widget is made. Returns it."""
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    _sentence.cache_clear()
    language = language_of(choice)
    QLocale.setDefault(_locale(language))
    if language in TRANSLATED:
        of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{language}", of_qt), (f"restorer_{language}", str(FOLDER))):
            translator = QTranslator(application)
            if translator.load(name, folder):
                application.installTranslator(translator)
    return language


def _locale(language: str) -> QLocale:
    """How numbers and dates are written: as the system does where it speaks this language, else as most do."""
    system = QLocale.system()
    return system if system.name().split("_")[0] == language else QLocale(language)


def engine_text(text: str) -> str:
    """Sentences of the engine in the window's language, line by line.

    The engine speaks English by nature: it knows no window. Those of its sentences that people meet are listed as
    templates in `engine_words`; what matches one is said by its translation, anything else stays as it is.
    """
    return "\n".join(_sentence(line) for line in text.split("\n"))


@lru_cache(maxsize=256)
def _sentence(line: str) -> str:
    if line in _PLAIN:  # most are, and making the patterns takes a fifth of a second
        return QCoreApplication.translate("Engine", line)
    for template in _ALL:
        found = _pattern(template).fullmatch(line)
        if found is None:
            continue
        translated = QCoreApplication.translate("Engine", template)
        if translated == template:
            return line
        where, *values = found.groups(default="")
        return where + translated.format(*(as_spoken(_sentence(value)) for value in values))
    return line


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What a template matches: its words, anything for {0}, {1}, ...; the file that a sentence begins with; the first
    letter in either case (a note line begins with a capital).
    """
    parts = re.split(r"\{\d\}", template)
    words = [re.escape(part) for part in parts]
    if parts[0]:
        words[0] = f"(?i:{re.escape(parts[0][0])}){re.escape(parts[0][1:])}"
    return re.compile(r"(.+?: )??" + "(.+?)".join(words), re.DOTALL)
