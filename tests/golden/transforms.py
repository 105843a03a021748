"""All transformations by name. One that leaves a text as it is does not apply to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import transform_documents as documents
import transform_layout as layout
import transform_lists as lists
import transform_names as names
import transform_tables as tables
from transform_base import Pair

Transformation = Callable[[Pair], Pair]


def _both(*steps: Transformation) -> Transformation:
    def change(pair: Pair) -> Pair:
        for step in steps:
            pair = step(pair)
        return pair

    return change


TRANSFORMATIONS: dict[str, Transformation] = {
    **{f"province_{i}": partial(names.to_province, target=name) for i, name in enumerate(names.PROVINCES)},
    "municipality": names.to_municipality,
    "departments": names.swap_departments,
    "long_forms": names.long_forms,
    "short_forms": names.short_forms,
    "named_province": names.with_province_after_bodies,
    "other_dates": documents.other_dates,
    "long_dates": documents.long_dates,
    "short_dates": documents.short_dates,
    "hyphen_dates": partial(documents.short_dates, mark="-"),
    "dot_dates": partial(documents.short_dates, mark="."),
    "other_numbers": documents.other_numbers,
    **{
        f"head_{form}": partial(documents.head, form=form)
        for form in ("left_first", "interleaved", "piped", "right_first")
    },
    "headless": documents.headless,
    "blank_number": documents.blank_number,
    "recipients_turned": documents.recipients_turned,
    "unsigned": documents.unsigned,
    "wrapped": layout.wrapped,
    "crawled": layout.crawled,
    "crawled_numbers": partial(layout.crawled, bare_numbers=True),
    "unwrapped": layout.unwrapped,
    "crlf": layout.crlf,
    "odd_blanks": layout.odd_blanks,
    "new_tones": layout.new_tones,
    "decomposed": layout.decomposed,
    "bold": layout.bold,
    "italic_labels": layout.italic_labels,
    "in_a_page": layout.in_a_page,
    "compact": layout.compact,
    "spaced": layout.spaced,
    "page_numbers": layout.with_page_numbers,
    **{f"labels_{i}": partial(lists.labels, choice=i) for i in range(len(lists.LABELS))},
    "labels_turned": lists.labels_turned,
    "labels_unmarked": partial(lists.labels_marked, mark=""),
    "labels_indented": partial(lists.labels_marked, mark="    - "),
    "labels_lettered": lists.labels_lettered,
    "labels_one_line": lists.labels_on_one_line,
    **{
        f"bullets_{name}": partial(lists.bullets, mark=mark)
        for name, mark in zip(("plus", "dot", "star"), "+•*", strict=True)
    },
    "lettered": lists.lettered,
    "decimal_numbers": lists.decimal_numbers,
    "bracket_numbers": lists.bracket_numbers,
    "items_turned": lists.items_turned,
    "bullets_turned": lists.bullets_turned,
    **{f"opening_{form}": partial(lists.openings, form=form) for form in ("given", "plain", "comma", "duty", "agency")},
    **{f"heads_{i}": partial(lists.heads, ending=end) for i, end in enumerate((":", "", " có trách nhiệm:"))},
    "cells_on_lines": tables.cells_on_lines,
    "columns_time_first": partial(tables.columns, order=(0, 1, 4, 2, 3)),
    "columns_lead_first": partial(tables.columns, order=(0, 2, 1, 3, 4)),
    "columns_swapped": partial(tables.columns, order=(0, 1, 3, 2, 4)),
    **{f"headings_{i}": partial(tables.headings, choice=i) for i in range(len(tables.HEADINGS))},
    "output_column": tables.with_output_column,
    "cell_commas": tables.without_partner_mark,
    "cell_hyphens": tables.bulleted_cells,
    "piped": tables.piped,
    "piped_broken": partial(tables.piped, broken=True),
    "rows_turned": tables.rows_turned,
    "group_rows": tables.with_group_rows,
    "roman_group_rows": tables.roman_group_rows,
    "rows_to_items": tables.rows_to_items,
    "rows_to_brackets": tables.rows_to_brackets,
    "items_to_rows": tables.items_to_rows,
    "stranger": _both(
        partial(names.to_province, target="Nghệ An"),
        names.swap_departments,
        documents.other_numbers,
        documents.other_dates,
    ),
    "stranger_items": _both(
        partial(names.to_province, target="Hà Tĩnh"),
        names.swap_departments,
        partial(lists.labels, choice=1),
        lists.labels_turned,
        lists.items_turned,
    ),
    "stranger_table": _both(
        names.swap_departments,
        partial(tables.headings, choice=0),
        partial(tables.columns, order=(0, 1, 4, 2, 3)),
        documents.long_dates,
        partial(names.to_province, target="Lâm Đồng"),
    ),
    "stranger_city": _both(names.swap_departments, names.to_municipality, documents.other_numbers),
}


def transformed(pair: Pair) -> Iterator[Pair]:
    """The pair under each transformation that changes it."""
    for name, change in TRANSFORMATIONS.items():
        new = change(pair)
        if new.text != pair.text:
            yield new.renamed(name)
