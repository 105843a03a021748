"""Plain top-level packages: nobody else claims their names, and the wheel brings the data files."""

import subprocess
import sys
import venv
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("graph", "loaders", "queries", "dashboard")
DATA_SUFFIXES = {".yaml", ".csv", ".cypher", ".css", ".js", ".svg"}
SHADOWING = {"types.py", "io.py", "json.py", "csv.py", "logging.py"}


def files_of(*folders):
    found = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [path.relative_to(ROOT) for path in found if "__pycache__" not in path.parts]


def modules():
    return [path for path in files_of(*PACKAGES, "tests") if path.suffix == ".py"]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_other_distribution_claims_our_name(package):
    claimants = set(packages_distributions().get(package, []))

    assert claimants <= {"phoihop"}


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_are_typed(package):
    assert (ROOT / package / "py.typed").is_file()


def test_no_stray_module_in_the_root():
    assert not list(ROOT.glob("*.py"))


def test_no_module_is_called_like_one_of_the_standard_library():
    assert [path for path in modules() if path.name in SHADOWING] == []


def test_tests_are_no_package():
    assert [path for path in files_of("tests") if path.name == "__init__.py"] == []


def test_absolute_imports_only():
    relative = [
        path
        for path in modules()
        for line in (ROOT / path).read_text("utf-8").splitlines()
        if line.startswith("from .")
    ]

    assert relative == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, timeout=300)
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_holds_every_data_file(wheel):
    wanted = {str(p) for p in files_of(*PACKAGES) if p.suffix in DATA_SUFFIXES}

    assert wanted
    assert wanted <= set(ZipFile(wheel).namelist())


def test_wheel_holds_the_four_packages_alone(wheel):
    tops = {name.split("/")[0] for name in ZipFile(wheel).namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)


def test_installed_wheel_reads_a_query_and_a_bundled_record(wheel, tmp_path):
    venv.create(tmp_path, with_pip=False)
    python = tmp_path / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", str(wheel)]
    subprocess.run(install, check=True, capture_output=True, timeout=300)
    code = (
        "from importlib.resources import files\n"
        "query = next(files('queries').joinpath('library/task').glob('*.cypher'))\n"
        "record = next(files('loaders').joinpath('corpus').glob('*.yaml'))\n"
        "assert 'MATCH' in query.read_text('utf-8')\n"
        "assert 'tasks:' in record.read_text('utf-8')\n"
    )
    run = subprocess.run([str(python), "-I", "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)

    assert run.returncode == 0, run.stderr
