"""Italian: nothing untranslated, nothing forgotten, and the engine's sentences as far as they are promised."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication

import model_core
import restorer_gui
from restorer_gui import export_losses, i18n
from restorer_gui.damage_words import drawn_text
from restorer_gui.engine_words import TEMPLATES

GUI = Path(restorer_gui.__file__).parent
TS = i18n.FOLDER / "restorer_it.ts"
Message = tuple[str, str, str]  # context, source, translation


def messages(path: Path = TS) -> list[Message]:
    found = []
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            texts = (context.findtext("name"), message.findtext("source"), message.findtext("translation"))
            found.append(tuple(text or "" for text in texts))
    return found  # type: ignore[return-value]


@pytest.fixture
def italian(qapp: QApplication) -> Iterator[QApplication]:
    i18n.install(qapp, "it")
    yield qapp
    i18n.install(qapp, "en")


def test_nothing_is_untranslated_or_unfinished() -> None:
    assert 'type="' not in TS.read_text(encoding="utf-8")
    assert [source for _, source, translation in messages() if not translation.strip()] == []
    assert len(messages()) > 150


def test_placeholders_and_keys_of_menus_agree() -> None:
    for context, source, translation in messages():
        places = sorted(set(re.findall(r"\{\w+\}", source)))
        assert sorted(set(re.findall(r"\{\w+\}", translation))) == places, (context, source)
        assert translation.replace("&&", "").count("&") == source.replace("&&", "").count("&"), (context, source)
        assert translation.endswith("\u2026") == source.endswith("\u2026"), (context, source)


def test_lupdate_finds_nothing_new_and_nothing_gone(tmp_path: Path) -> None:
    lupdate = Path(PySide6.__file__).parent / ("lupdate.exe" if sys.platform == "win32" else "lupdate")
    if not lupdate.is_file() and not os.environ.get("CI"):
        pytest.skip("this PySide6 came without lupdate")
    fresh = tmp_path / "restorer_it.ts"
    files = [str(path) for path in sorted(GUI.rglob("*.py"))]
    subprocess.run([lupdate, "-silent", "-locations", "none", *files, "-ts", str(fresh)], check=True)
    wanted = {(context, source) for context, source, _ in messages(fresh)}
    assert wanted == {(context, source) for context, source, _ in messages()}, "run: make translations"


def test_the_compiled_file_says_what_the_source_file_says(italian: QApplication) -> None:
    wrong = [
        source
        for context, source, translation in messages()
        if QCoreApplication.translate(context, source) != translation
    ]
    assert wrong == [], "run: make translations"


def test_qt_speaks_italian_too(italian: QApplication) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annulla"


def test_strings_reach_qt_as_lupdate_reads_them() -> None:
    """A context that is no literal, or an f-string inside tr, is never found: refuse it here."""
    for path in GUI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or path.name == "i18n.py":
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            # translate with words from a table of QT_TRANSLATE_NOOPs needs a literal context only
            literal = node.args[:1] if called == "translate" else node.args
            if called in ("tr", "QT_TRANSLATE_NOOP") or (
                called == "translate" and isinstance(node.func, ast.Attribute)
            ):
                assert all(isinstance(value, ast.Constant) for value in literal), f"{path.name}:{node.lineno}"


def test_the_system_decides_where_nobody_chose(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []

    class System:
        @staticmethod
        def system() -> System:
            return System()

        def uiLanguages(self) -> list[str]:
            return spoken

    monkeypatch.setattr(i18n, "QLocale", System)
    for names, language in ((["it-IT"], "it"), (["de", "it_CH", "en"], "it"), (["en-GB", "it"], "en"), ([], "en")):
        spoken[:] = names
        assert i18n.language_of("system") == language
    assert i18n.language_of("it") == "it"


def sentences_of_the_engine() -> set[str]:
    """Every text in the engine's source with {} for what is put in; where one is said in two halves, both together."""

    def text(node: ast.AST) -> str | None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        if isinstance(node, ast.JoinedStr):
            return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        return None

    files = [*Path(model_core.__file__).parent.rglob("*.py"), *GUI.rglob("*.py")]
    files.remove(GUI / "engine_words.py")
    return {
        sentence
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (sentence := text(node)) is not None
    }


def test_every_template_is_a_sentence_that_the_engine_says() -> None:
    said = {sentence.removeprefix("{}: ").rstrip(".") for sentence in sentences_of_the_engine()}
    gone = [template for template in TEMPLATES if re.sub(r"\{\w+\}", "{}", template).rstrip(".") not in said]
    assert gone == []


def test_sentences_of_the_engine_in_italian(italian: QApplication) -> None:
    said = i18n.engine_text("No audible benefit: the original is kept.")
    assert said == "Nessun beneficio udibile: resta l'originale."
    said = i18n.engine_text("/music/a: b.wav: expected a sound file, found nothing there; check the name.")
    assert said.startswith("/music/a: b.wav: atteso un file audio")
    assert "12,0" in i18n.engine_text("Turned down by 12.0 dB so that no peak is clipped.")
    nested = i18n.engine_text(
        "x.mp3: the file says 9.0 s, it holds 2.0 s; it was cut off or damaged, and only what is there is used."
    )
    assert nested.startswith("x.mp3: ")
    assert "holds" not in nested


def test_what_an_export_loses_is_said_in_italian(italian: QApplication) -> None:
    assert export_losses.tr("dithered") == "con dither"  # strings outside of classes: one place looks them up


def test_what_is_not_known_stays_as_it_is(italian: QApplication) -> None:
    assert i18n.engine_text("a sentence of another world.") == "a sentence of another world."


def test_english_needs_no_file(qapp: QApplication) -> None:
    assert i18n.install(qapp, "en") == "en"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not qapp.findChildren(QTranslator)
    assert i18n.engine_text("Strength is 0 %: the original is kept.") == "Strength is 0 %: the original is kept."


def test_what_was_drawn_is_said_in_italian(italian: QApplication) -> None:
    """Every degradation, and every way in which it speaks."""
    import numpy as np

    from model_core.degradations import DEGRADATIONS

    rng = np.random.default_rng(5)
    same: set[str] = set()
    for name, kind in DEGRADATIONS.items():
        degradation = kind()
        for _ in range(30):
            said = degradation.describe(degradation.draw(rng))
            if drawn_text(said) == said:
                same.add(name)
    assert same == {"mp3", "aac", "opus"}  # "MP3, 48 kb/s" is Italian too
    assert drawn_text("12 bits; clipped at 0.87 of full scale") == "12 bit; tagliato a 0,87 del fondo scala"
    assert "bianco" in drawn_text("white hiss, SNR 20 dB")
