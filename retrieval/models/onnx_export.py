"""Making the int8 ONNX model in a process of its own, so that torch stays out of the one that answers questions."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from retrieval.errors import ModelError

MODEL_FILE = "model_int8.onnx"
INPUT, OUTPUT = "input_ids", "vector"

_TIMEOUT_S = 900.0
_CHILD = "import sys; sys.path[:] = sys.argv[3:]; from retrieval.models.int8 import export; export(*sys.argv[1:3])"


def export_apart(folder: Path, target: Path) -> None:
    """Make the int8 model of the unpacked `folder` in the folder `target` (about 20 s, 2 GB while it runs).

    Raises ModelError where it fails, with the last line of what it printed.
    """
    command = [sys.executable, "-c", _CHILD, str(folder), str(target), *sys.path]
    try:
        subprocess.run(
            command, check=True, capture_output=True, text=True, timeout=_TIMEOUT_S, stdin=subprocess.DEVNULL
        )
    except subprocess.SubprocessError as error:
        printed = str(getattr(error, "stderr", None) or error).strip()
        found = f"no way to make an int8 model of it ({printed.splitlines()[-1][:300]})"
        wanted = "the folder whole (delete it and it is made again) and 1 GB of free disk"
        raise ModelError(str(folder), found, wanted) from error
