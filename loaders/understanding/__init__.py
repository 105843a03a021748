"""What was understood of a document and what was not: the report at the end of a reading."""

from loaders.understanding.models import Certainty, Figures, LeftOut, Looks, Missed, Ocr, ReadingReport, Unknown
from loaders.understanding.report import understand

__all__ = ["Certainty", "Figures", "LeftOut", "Looks", "Missed", "Ocr", "ReadingReport", "Unknown", "understand"]
