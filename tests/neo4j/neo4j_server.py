"""A real Neo4j Community for tests: jars from Maven Central, kept in a cache, on a free loopback port."""

import os
import shutil
import socket
import subprocess
import time
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import portalocker

from graph.errors import QueryTimedOut, StoreUnavailable
from graph.store import StoreSettings, open_store

POM = Path(__file__).with_name("pom.xml")
PASSWORD = "only-for-tests-on-loopback"
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
CONFIGURATION = """\
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size={pagecache}
db.transaction.timeout=30s
db.memory.transaction.max=256m
dbms.cypher.min_replan_interval=1h
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
"""


def missing_tools():
    """The commands that a server needs and this machine lacks."""
    return [name for name in ("java", "mvn") if shutil.which(name) is None]


def cache_dir():
    """Where downloaded jars stay between runs."""
    return Path(os.environ.get("PHOIHOP_TEST_CACHE") or Path.home() / ".cache" / "phoihop-tests")


@dataclass(frozen=True)
class Memory:
    """What the server may use, and how its code is compiled."""

    pagecache: str
    java: tuple[str, ...]


SMALL = Memory("64m", ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
FOR_MUCH_DATA = Memory("256m", ("-Xmx1g",))


@contextmanager
def running_server(home, memory=SMALL, *, more=""):
    """Settings of a server that runs in the directory `home`, an empty or a former one, while the block lasts.

    `more`: lines that its configuration holds beside the usual ones.
    """
    jars = _jars()
    port = _free_port()
    (home / "conf").mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=port, pagecache=memory.pagecache) + more)
    _set_password(jars, home)
    command = [*_java(jars, memory), _entry_point(jars), f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=_environment(home))
    try:
        settings = StoreSettings(
            neo4j_uri=f"bolt://127.0.0.1:{port}", neo4j_password=PASSWORD, data_dir=home / "phoihop", query_timeout=10
        )
        _wait_until_ready(settings, server, home / "server.log")
        yield settings
    finally:
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _jars():
    """The directory of the jars that the pom names, downloaded at most once by one of all test processes."""
    jars = cache_dir() / f"neo4j-{sha256(POM.read_bytes()).hexdigest()[:12]}"
    jars.parent.mkdir(parents=True, exist_ok=True)
    with portalocker.Lock(jars.with_suffix(".lock"), timeout=600, flags=portalocker.LOCK_EX | portalocker.LOCK_NB):
        if not jars.exists():
            part = jars.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            maven = ["mvn", "-B", "-q", "-f", POM, "dependency:copy-dependencies", "-DincludeScope=runtime"]
            subprocess.run([*maven, f"-DoutputDirectory={part}"], check=True)
            part.rename(jars)
    return jars


def _set_password(jars, home):
    """The first password; what Neo4j writes for it is kept beside the jars, since making it takes seconds."""
    kept = jars.with_suffix(".auth")
    written = home / "data" / "dbms" / "auth.ini"
    if (home / "data").exists():
        return
    if kept.exists():
        written.parent.mkdir(parents=True)
        shutil.copy(kept, written)
        return
    admin = [
        *_java(jars, SMALL),
        "org.neo4j.server.startup.Neo4jAdminCommand",
        "dbms",
        "set-initial-password",
        PASSWORD,
    ]
    subprocess.run(admin, env=_environment(home), check=True, stdout=subprocess.DEVNULL)
    part = kept.with_suffix(f".{os.getpid()}")
    shutil.copy(written, part)
    part.rename(kept)


def _entry_point(jars):
    for jar in sorted(jars.glob("neo4j-[0-9]*.jar")):
        with zipfile.ZipFile(jar) as content:
            return content.read("META-INF/services/org.neo4j.server.startup.EntryPoint").decode().strip()
    raise FileNotFoundError(f"no jar of the server in {jars}")


def _java(jars, memory):
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
    return ["java", *opened, *memory.java, "-cp", f"{jars}/*"]


def _environment(home):
    return os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def _free_port():
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]


def _wait_until_ready(settings, server, log):
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and server.poll() is None:
        try:
            open_store(settings).close()
        except (StoreUnavailable, QueryTimedOut):
            time.sleep(0.3)
        else:
            return
    raise TimeoutError(f"Neo4j did not start; it said: {log.read_text()[-500:]}")
