"""Whether anybody behind a port speaks Bolt: asked without a driver, an account, or a wait without end."""

from __future__ import annotations

import socket

_GREETING = b"\x60\x60\xb0\x17" + b"\x00\x00\x04\x05" + bytes(12)
"""The Bolt handshake: its preamble, one version (5.4), three empty places."""


def speaks_bolt(port: int, *, timeout: float) -> bool:
    """True where the handshake is answered within `timeout` seconds. A stopped process accepts, and is mute."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=timeout) as line:
            line.settimeout(timeout)
            line.sendall(_GREETING)
            return len(line.recv(4)) > 0
    except OSError:
        return False
