"""What this machine can compute on; asked in a worker, because the answer takes torch."""

from __future__ import annotations

from model_core.progress import Reporter


def list_devices(report: Reporter = Reporter()) -> list[tuple[str, str]]:
    """The devices beside the CPU: (what the settings keep, what people call it)."""
    import torch

    found = []
    if torch.cuda.is_available():
        for number in range(torch.cuda.device_count()):
            found.append((f"cuda:{number}" if number else "cuda", torch.cuda.get_device_name(number)))
    if torch.backends.mps.is_available():
        found.append(("mps", "Apple GPU"))
    return found
