"""AG Grid as the pages use it: plain text cells, Vietnamese order, keyboard selection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import dash_ag_grid as dag
from dash import html
from dash.development.base_component import Component

from dashboard.app.components.browser import aria

Rows = Sequence[Mapping[str, object]]

FEW = 8
"""Up to so many rows a grid is as high as they are."""


def column(field: str, header: str, **more: object) -> dict[str, object]:
    """A column of text that sorts in Vietnamese order."""
    return {"field": field, "headerName": header, "comparator": {"function": "phoihopOrder"}, **more}


def number_column(field: str, header: str, **more: object) -> dict[str, object]:
    """A column of numbers."""
    return {"field": field, "headerName": header, "type": "rightAligned", "width": 130, "flex": 0, **more}


def grid(identifier: str, columns: Sequence[Mapping[str, object]], rows: Rows, *, label: str, height: str) -> Component:
    """A grid of `rows`, each with a unique `id`; Space or a click selects one. `height` is for many rows."""
    few = len(rows) <= FEW
    table: Component = dag.AgGrid(
        id=identifier,
        columnDefs=list(columns),
        rowData=list(rows),
        getRowId="params.data.id",
        defaultColDef={"resizable": True, "sortable": True, "filter": "agTextColumnFilter", "flex": 1, "minWidth": 90},
        columnSize="responsiveSizeToFit",
        dashGridOptions={
            "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True},
            "animateRows": False,
            "enableCellTextSelection": True,
            "suppressCellFocus": False,
            "accentedSort": True,
            "domLayout": "autoHeight" if few else "normal",
        },
        style={"height": None if few else height},
        className="ag-theme-quartz ph-grid",
    )
    return aria(html.Div(table, role="region"), label=label)
