"""Finds or brings what the benchmarks need: the distribution, JUnit's console launcher, Jupiter, the real suites."""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent
BUILD = HERE / "build"
DISTRIBUTION = PROJECT / "runner-cli" / "target" / "runner"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:{}:{}"


def arguments(description, pairs=None):
    """Gives a parser with the options that all benchmarks share."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--distribution", type=pathlib.Path, default=DISTRIBUTION, metavar="DIR",
                        help="unpacked distribution of the runner (default: %(default)s)")
    if pairs is not None:
        parser.add_argument("--pairs", type=int, default=pairs, metavar="N",
                            help="runs of each side, in turn (default: %(default)s)")
    return parser


def runner(distribution):
    """Gives the path of `bin/runner`, after a look at what every benchmark needs."""
    for tool in ("java", "javac", "mvn"):
        if shutil.which(tool) is None:
            sys.exit(f"'{tool}' is not on the PATH. The benchmarks need JDK 17 or newer and Maven 3.8 or newer.")
    program = distribution.resolve() / "bin" / "runner"
    if not os.access(program, os.X_OK):
        sys.exit(f"no distribution at '{distribution}': '{program}' is not an executable file. Build it with "
                 "'mvn -q package' at the top of the project, or name another with --distribution.")
    return program


def console_launcher():
    """Brings JUnit's console launcher in the version that the project uses."""
    version = _pom_property("junit.version")
    jar = BUILD / "tools" / f"junit-platform-console-standalone-{version}.jar"
    if not jar.exists():
        artifact = f"org.junit.platform:junit-platform-console-standalone:{version}"
        _maven(["-Dartifact=" + artifact, f"-DoutputDirectory={jar.parent}"], "copy")
    return jar


def junit_version():
    """Gives the version of JUnit that the project uses."""
    return _pom_property("junit.version")


def jupiter_class_path():
    """Brings what a Jupiter test class is compiled against."""
    version = _pom_property("junit.version")
    folder = BUILD / "tools" / f"jupiter-{version}"
    if not folder.exists():
        pom = BUILD / "tools" / "jupiter-pom.xml"
        pom.parent.mkdir(parents=True, exist_ok=True)
        pom.write_text("<project><modelVersion>4.0.0</modelVersion><groupId>benchmarks</groupId>"
                       "<artifactId>jupiter</artifactId><version>1</version><dependencies><dependency>"
                       "<groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter-params</artifactId>"
                       f"<version>{version}</version></dependency></dependencies></project>")
        _maven(["-f", str(pom), f"-DoutputDirectory={folder}"], "copy-dependencies")
    return class_path(folder)


def make_suite(name, plugins, classes, tests, more=()):
    """Generates tests once, no-op unless `more` says otherwise, and gives the folder: plugins/, suite.jar, suite.json."""
    out = BUILD / name / "suite"
    if not (out / "suite.json").exists():
        check([HERE / "make-suite", "--out", out, "--classpath", jupiter_class_path(),
               "--plugins", plugins, "--classes", classes, "--tests", tests,
               "--manifest-line", "Runner-Test-Packages: @TEST_PACKAGE@", *more])
    return out


def real_suite(name):
    """Brings one of the real suites and gives its folder: tests.jar, lib/, suite.properties."""
    folder = BUILD / "suites" / name
    if not (folder / "suite.properties").exists():
        check([HERE / "real-suites" / "fetch", BUILD / "suites", name])
    return folder


def properties(folder):
    """Reads the suite.properties of a real suite."""
    lines = (folder / "suite.properties").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def wrap(program, folder, out, jvm_arguments=()):
    """Makes an installable plugin of a real suite, without a line of code."""
    facts = properties(folder)
    out.parent.mkdir(parents=True, exist_ok=True)
    check([program, "plugins", "wrap", "--id", facts["id"], "--version", facts["version"],
           "--tests", folder / "tests.jar", "--lib", folder / "lib", "--packages", facts["packages"],
           *(f"--jvm-arg={a}" for a in [*facts["jvmArgs"].split(), *jvm_arguments]), "--out", out])


def class_path(*places):
    """Joins jars, and the jars of folders, into one class path."""
    jars = [jar for place in places for jar in (sorted(place.glob("*.jar")) if place.is_dir() else [place])]
    return os.pathsep.join(str(jar) for jar in jars)


def json_object(text, what):
    """Reads the JSON value that a command printed; ends the program where there is none."""
    try:
        return json.loads(text)
    except ValueError as problem:
        sys.exit(f"{what} printed no JSON ({problem}); its output starts with: {text[:300]!r}")


def empty_folder(folder):
    """Gives an empty folder in place of whatever was there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def check(argv):
    """Runs a preparing step; ends the program with its output where it fails."""
    done = subprocess.run([str(word) for word in argv], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"preparing failed with exit status {done.returncode}: {' '.join(map(str, argv))}\n"
                 f"{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def _maven(options, goal):
    check(["mvn", "-B", "-q", COPY.format(_pom_property("dependency-plugin.version"), goal), *options])


def _pom_property(name):
    found = re.search(f"<{re.escape(name)}>([^<]+)<", (PROJECT / "pom.xml").read_text())
    if not found:
        sys.exit(f"'{PROJECT / 'pom.xml'}' has no property '{name}', which says what version to bring.")
    return found.group(1)
