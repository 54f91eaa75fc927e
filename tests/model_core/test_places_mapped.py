"""Folders without torch; arrays in nameless files that others can map."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from model_core import library, places
from model_core.mapped import adopt, copy_to_file, file_of, room, take
from model_core.places import nameless_file


def test_the_library_and_the_window_ask_the_same_place() -> None:
    assert library.assets_dir is places.assets_dir
    assert library.user_folder is places.user_folder
    assert places.assets_dir() == Path(__file__).resolve().parents[2] / "assets"


def test_audio_and_places_load_no_decoder_no_scipy_and_no_torch() -> None:
    names = ("torch", "scipy", "av", "soundfile", "mutagen", "platformdirs", "pyloudnorm")
    code = f"import sys, model_core.audio, model_core.places; print([m for m in {names} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_names_of_audio_are_functions_whatever_was_imported_before() -> None:
    code = (
        "import model_core.audio.probe, model_core.audio.measure, model_core.audio.reader\n"
        "from model_core.audio import *\n"
        "print(all(callable(f) for f in (probe, measure, resample, read_clip, write_clip, AudioFile, AudioWriter)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    import model_core.audio

    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = model_core.audio.nothing


@pytest.mark.parametrize("turned", [False, True], ids=["rows", "interleaved"])
@pytest.mark.parametrize("dtype", [np.float32, np.float16, np.uint8])
def test_a_copy_in_a_file_has_the_same_values_order_and_type(dtype: type, turned: bool) -> None:
    values = np.arange(24).reshape(3, 8).astype(dtype)
    array = np.asfortranarray(values) if turned else values
    copy = copy_to_file(array)
    assert np.array_equal(copy, values)
    assert (copy.dtype, copy.strides) == (array.dtype, array.strides)
    assert not isinstance(copy, np.memmap)
    assert not copy.flags.writeable


def test_a_cut_out_of_memory_is_copied_alone() -> None:
    values = np.arange(30, dtype=np.float32).reshape(3, 10)[:, 2:5]
    copy = copy_to_file(values)
    assert np.array_equal(copy, values)
    found = file_of(copy)
    assert found is not None
    assert os.fstat(found[0]).st_size == 36


def test_views_of_a_mapped_array_are_found_in_its_file_and_can_be_mapped_again() -> None:
    samples = room(2, 1000)
    samples[:] = np.arange(2000).reshape(2, 1000)
    view = samples[1:, 100:300:2]
    found = file_of(view)
    assert found is not None
    handle, layout = found
    assert layout.long
    again = take(os.dup(handle), layout)
    assert isinstance(again, np.memmap)
    assert np.array_equal(again, np.arange(1100, 1300, 2)[np.newaxis])
    again[0, 0] = -1.0
    assert samples[1, 100] == -1.0


def test_what_was_written_interleaved_is_adopted() -> None:
    with nameless_file() as file:
        file.write(np.arange(6, dtype=np.float32).tobytes())
        clip = adopt(file, 2, 3)
    assert clip.tolist() == [[0, 2, 4], [1, 3, 5]]
    assert isinstance(clip[:, 1:], np.memmap)


def test_the_file_goes_with_the_last_array() -> None:
    samples = room(2, 1000)
    view = samples[:, 10:]
    found = file_of(samples)
    assert found is not None
    del samples
    gc.collect()
    assert os.fstat(found[0]).st_size == 8000
    del view
    gc.collect()
    with pytest.raises(OSError):
        os.fstat(found[0])


def test_arrays_in_memory_are_in_no_file() -> None:
    assert file_of(np.zeros(3)) is None
    assert file_of(np.frombuffer(b"abcd", np.uint8)) is None
