"""The annotated documents: the samples beside this file, and further ones in folders that are given."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from transform_base import Pair, load_pair

_FOLDER = Path(__file__).parent / "samples"
SAMPLES = tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def sample(name: str) -> Pair:
    """The sample of this name."""
    return load_pair(_text(_FOLDER, name), _FOLDER / f"{name}.yaml")


def pairs_in(documents: Path, annotations: Path) -> list[Pair]:
    """All annotated documents of two folders."""
    return [load_pair(_text(documents, gold.stem), gold) for gold in sorted(annotations.glob("*.yaml"))]


def _text(folder: Path, name: str) -> Path:
    return next(path for ending in (".txt", ".md") if (path := folder / f"{name}{ending}").exists())
