"""`phoihop serve` as a program of its own, and its pages as a browser asks for them."""

import json
import re
import socket
import subprocess
import sys
import time
import urllib.request

from kit import environment

GAPS = "/gaps"
RESTARTING = "Kho dữ liệu đang khởi động lại"


class App:
    """The app over the store in `data_dir`, on a free port; ends with the block."""

    def __init__(self, data_dir):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        command = [sys.executable, "-c", "from dashboard.cli import main; main()", "serve", "--port", str(self._port)]
        self._program = subprocess.Popen(
            command, env=environment(data_dir), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def __enter__(self):
        assert "http://" in self._program.stdout.readline()
        return self

    def __exit__(self, *_):
        self._program.terminate()
        self._program.wait(60)
        self._program.stdout.close()

    def kill(self):
        """End it at once, without a word."""
        self._program.kill()
        self._program.wait(60)

    def words(self, path="/"):
        """A page, as the server answers it."""
        opened = {
            "output": "shell.children",
            "outputs": {"id": "shell", "property": "children"},
            "inputs": [
                {"id": "url", "property": "pathname", "value": path},
                {"id": "url", "property": "search", "value": ""},
            ],
        }
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._port}/_dash-update-component", data=json.dumps(opened).encode(),
            headers={"Content-Type": "application/json"},
        )  # fmt: skip
        with urllib.request.urlopen(request, timeout=120) as answer:
            assert answer.status == 200
            return json.dumps(json.load(answer), ensure_ascii=False)

    def loaded(self):
        """How many documents and tasks the page says are loaded; None where it says that the store is restarting."""
        words = self.words()
        if RESTARTING in words:
            return None
        found = [re.search(rf"([\d.]+) {what}", words) for what in ("văn bản đã đọc", "nhiệm vụ")]
        assert all(found), words[:500]
        return tuple(int(each[1].replace(".", "")) for each in found)

    def until_loaded(self, seconds=120):
        """Whether the app said that the store is restarting, and what it showed in the end."""
        noticed, deadline = False, time.monotonic() + seconds
        while time.monotonic() < deadline:
            seen = self.loaded()
            if seen is not None:
                return noticed, seen
            noticed = True
            time.sleep(0.3)
        raise AssertionError(f"the store did not come back within {seconds} s")
