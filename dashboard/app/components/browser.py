"""Bridges to the browser: names for assistive technology, and functions of `assets/phoihop.js`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from dash import ClientsideFunction, Dash
from dash.development.base_component import Component

C = TypeVar("C", bound=Component)


def aria(component: C, **attributes: str) -> C:
    """`component` with aria attributes: ``aria(nav, label=…, describedby=…)``."""
    for name, value in attributes.items():
        setattr(component, f"aria-{name}", value)
    return component


def client(app: Dash, function: str, *arguments: object, first: bool = True) -> None:
    """Let the function of this name answer; `first`: also when its inputs appear."""
    add: Callable[..., None] = app.clientside_callback
    add(ClientsideFunction("phoihop", function), *arguments, prevent_initial_call=not first)
