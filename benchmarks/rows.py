"""The rows of `side-by-side`: what is run, what has to come out of it, and the highest ratio that is allowed."""

import dataclasses
import datetime
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import xml.etree.ElementTree

import measure
import sides
import tools

SUREFIRE = "3.5.6"
HEAVY = {"plugins": 4, "classes": 100, "tests": 5}
HEAVY_OPTIONS = ("--body", "sleep", "--dist", "lognormal", "--sigma", "1.5", "--level", "class",
                 "--total-ms", "120000", "--workers", "8")


@dataclasses.dataclass(frozen=True)
class Row:
    """One figure: medians of both sides, the ratios pair by pair, and the goal as the highest ratio."""

    work: str
    peer: str
    unit: str
    ours: float
    theirs: float
    ratios: list
    goal: float

    def met(self):
        return self.ratio() <= self.goal

    def ratio(self):
        return statistics.median(self.ratios)


@dataclasses.dataclass(frozen=True)
class Absent:
    """Work that could not be measured here, with the reason."""

    work: str
    reason: str


def one_test(options):
    """One test, start to exit: fork, store and report included, on each JDK that is there, behind `runner warmup`."""
    subprocess.run([options.program, "warmup"], check=True, stdout=sys.stderr)
    yield from _pairs("one test, start to exit, JDK 17", "console launcher",
                      sides.generated("startup", options.program, 1, 1, 1), options.pairs * 2 - 1, {"wall": 0.7})
    if options.jdk25 is None:
        yield Absent("one test, start to exit, JDK 25", "no JDK 25: name its folder with --jdk25")
        return
    subprocess.run([options.program, "warmup"], check=True, stdout=sys.stderr,
                   env={**os.environ, "JAVA_HOME": str(options.jdk25)})
    both = (with_jdk(options.jdk25, side) for side in sides.generated("startup-25", options.program, 1, 1, 1))
    yield from _pairs("one test, start to exit, JDK 25", "console launcher", both, options.pairs * 2 - 1,
                      {"wall": 0.4})


def no_op(options):
    """10,000 empty tests: CPU and memory with one fork, wall with two."""
    yield from _no_op("10,000 empty tests", "no-op", (10, 50, 20), options, options.pairs, (0.65, 1.0, 0.6))


def no_op_100k(options):
    """100,000 empty tests: the same."""
    yield from _no_op("100,000 empty tests", "no-op-100k", (10, 500, 20), options, max(1, options.pairs // 2),
                      (0.8, 0.35, 0.55))


def computing(options):
    """2,000 tests of 5 ms of real computation, two forks."""
    pair = sides.generated("cpu", options.program, 4, 25, 20, ("--forks", "2"), ("--body", "cpu", "--ms", "5"))
    yield from _pairs("2,000 tests of 5 ms of computation, 2 forks", "console launcher", pair, options.pairs,
                      {"wall": 0.55})


def other_runners(options):
    """1,000 tests, two forks, against Surefire, and against stestr on the same tests in Python."""
    name, total = "peers", 1000
    tools.make_suite(name, 4, 25, 10, ("--pom", "--python"))
    ours = sides.runner(name, options.program, tools.BUILD / name / "suite" / "plugins", total, ("--forks", "2"))
    work = "1,000 empty tests, 2 forks"
    for forks, goal in ((1, 0.25), (2, None)):
        pair = ours, surefire(name, total, forks)
        yield from _pairs(work, f"Surefire, forkCount {forks}", pair, options.pairs, {"wall": goal})
    if shutil.which("stestr") is None:
        yield Absent(f"{work}, against stestr", "no stestr on the PATH: install Debian's package python3-stestr")
        return
    yield from _pairs(work, "stestr, 2 workers", (ours, stestr(name, total)), options.pairs, {"wall": 0.7})


def real_suites(options):
    """commons-lang3 and commons-numbers as plugins of one run, against two runs of the launcher, one after the other."""
    plugins = tools.empty_folder(tools.BUILD / "real-pair" / "plugins")
    peers = []
    for name in ("commons-lang3", "commons-numbers"):
        folder = tools.real_suite(name)
        facts = tools.properties(folder)
        tools.wrap(options.program, folder, plugins / f"{name}.jar")
        jars = tools.class_path(folder / "tests.jar", folder / "lib")
        java = shutil.which("java")
        side = sides.launcher(f"real-pair-{name}", jars, [f"--select-package={facts['packages']}"], 0)
        peers.append(dataclasses.replace(side, argv=[java, *facts["jvmArgs"].split(), *side.argv[1:]]))
    ours = sides.runner("real-pair", options.program, plugins, 0, ("--forks", "2"))
    first = _found_ours(options.program, measure.run(ours.argv, ours.cwd))  # the runner knows its times then
    walls, theirs = [], []
    for _ in range(max(1, options.pairs // 5)):
        mine = measure.run(ours.argv, ours.cwd)
        samples = [measure.run(peer.argv, peer.cwd) for peer in peers]
        found = sum(sides.summary(sample.output).get("tests successful", 0) for sample in samples)
        if not found == first == _found_ours(options.program, mine):
            sys.exit(f"real suites: the launcher passed {found} tests, the runner {first}, then "
                     f"{_found_ours(options.program, mine)}; figures count when they agree.")
        walls.append(mine.wall)
        theirs.append(sum(sample.wall for sample in samples))
        measure.note(f"real suites: runner {walls[-1]:.1f} s, launcher {theirs[-1]:.1f} s")
    yield _row("commons-lang3 and commons-numbers, 2 forks", "console launcher, twice", "wall s", walls, theirs, 0.6)


def listing(options):
    """The tests of 100 plugins, listed, against JUnit's scan."""
    import runpy
    program = runpy.run_path(str(tools.HERE / "list"))
    suite = tools.make_suite("list", program["PLUGINS"], program["CLASSES"], program["TESTS"])
    pair = program["listing"](options.program, suite), program["discovery"](suite)
    yield from _pairs("100 plugins, 2,000 classes, list", "console launcher, discover", pair, options.pairs,
                      {"cpu": 0.25})


def heavy_tail(options):
    """400 classes that sleep, few of them long, eight forks: start to exit against the lower bound of the makespan."""
    suite = tools.make_suite("heavy", HEAVY["plugins"], HEAVY["classes"], HEAVY["tests"], HEAVY_OPTIONS)
    facts = json.loads((suite / "suite.json").read_text())
    bound = facts["workers"]["8"]["class_ms"] / 1000
    total = facts["totals"]["platform"]["tests_successful"]
    samples = {"without history": [], "history known": []}
    for _ in range(max(2, options.pairs // 2)):
        ours = sides.runner("heavy", options.program, suite / "plugins", total, ("--forks", "8"))  # a fresh workspace
        for name in samples:
            samples[name].append(measure.run_checked(ours).wall)
            measure.note(f"heavy tail, {name}: {samples[name][-1]:.2f} s, bound {bound:.2f} s")
    for name, goal in (("history known", 1.15), ("without history", 1.3)):
        walls = samples[name]
        yield _row(f"heavy-tailed sleep suite, 400 classes, 8 forks, {name}", "lower bound", "wall s", walls,
                   [bound] * len(walls), goal)


def estimate(options):
    """What the JSON lines said half-way of the time that was left, with history, against what it turned out to be."""
    suite = tools.make_suite("estimate", HEAVY["plugins"], 25, HEAVY["tests"],
                             (*HEAVY_OPTIONS[:-3], "40000", "--workers", "2"))
    total = json.loads((suite / "suite.json").read_text())["totals"]["platform"]["tests_successful"]
    lines = tools.BUILD / "estimate" / "run.ndjson"
    ours = sides.runner("estimate", options.program, suite / "plugins", total,
                        ("--forks", "2", "--report", f"ndjson={lines}"))
    measure.run_checked(ours)  # makes the history
    samples = []
    for _ in range(max(2, options.pairs // 2)):
        measure.run_checked(ours)
        samples.append(half_way(lines))
        measure.note("estimate: %.2f s left half-way, in truth %.2f s" % samples[-1])
    said, true = zip(*samples)
    yield Row("estimate of the end half-way, heavy-tailed sleep suite, 2 forks, history known", "the end: error",
              "s left", statistics.median(said), statistics.median(true),
              sorted(abs(a - b) / b for a, b in samples), 0.10)


ALL = {row.__name__.replace("_", "-"): row
       for row in (one_test, no_op, no_op_100k, computing, other_runners, real_suites, listing, heavy_tail,
                   estimate)}


def half_way(path):
    """Reads from JSON lines how much time was said to be left in the middle of a run's tests, and how much was."""
    events = [json.loads(line) for line in path.read_text().splitlines()]
    at = lambda event, key="time": datetime.datetime.fromisoformat(event[key].replace("Z", "+00:00")).timestamp()
    begin = min(at(event) for event in events if event["kind"] == "attempt-started")
    end = max(at(event) for event in events if event["kind"] == "attempt-finished")
    middle = (begin + end) / 2
    said = [event for event in events if event["kind"] == "estimate" and at(event) <= middle]
    if not said:
        sys.exit(f"'{path}' has no line 'estimate' before the middle of the run.")
    return at(said[-1], "endsAt") - middle, end - middle


def surefire(name, tests, forks):
    """Runs the classes of a generated suite with Surefire, nothing compiled again."""
    suite = tools.BUILD / name / "suite"
    reports = suite / "target" / "surefire-reports"
    argv = ["mvn", "-o", "-q", "-B", "surefire:test", f"-DforkCount={forks}"]
    if not reports.exists():
        tools.check(["sh", "-c", f"cd '{suite}' && mvn -q -B surefire:test"])  # brings what it needs
    return measure.Command(f"surefire-{forks}", argv, suite, tests, lambda _: _reported(reports))


def stestr(name, tests):
    """Runs the same tests in Python with two workers."""
    folder = tools.BUILD / name / "suite" / "py"
    if not (folder / ".stestr").exists():
        tools.check(["sh", "-c", f"cd '{folder}' && stestr init"])
    return measure.Command("stestr", ["stestr", "run", "--concurrency", "2"], folder, tests,
                           lambda out: int(re.findall(r"Passed: (\d+)", out)[-1]))


def with_jdk(home, side):
    """Gives a side that uses another JDK."""
    path = f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return dataclasses.replace(side, argv=["env", f"JAVA_HOME={home}", f"PATH={path}", *side.argv])


def _no_op(work, name, size, options, pairs, goals):
    cpu_goal, memory_goal, wall_goal = goals
    one = sides.generated(name, options.program, *size, ("--forks", "1"))
    yield from _pairs(f"{work}, 1 fork", "console launcher", one, pairs, {"cpu": cpu_goal})
    ours, theirs = zip(*((sum(measure.peak_memory(one[0])), sum(measure.peak_memory(one[1]))) for _ in range(3)))
    yield _row(f"{work}, 1 fork, all processes", "console launcher", "peak MB", ours, theirs, memory_goal)
    two = sides.generated(name, options.program, *size, ("--forks", "2"))
    yield from _pairs(f"{work}, 2 forks", "console launcher", two, pairs, {"wall": wall_goal})


def _pairs(work, peer, both, pairs, goals):
    ours, theirs = both
    _, a, b = measure.alternate(ours, theirs, pairs)
    for name, goal in goals.items():
        yield _row(work, peer, f"{name} s", [getattr(s, name) for s in a], [getattr(s, name) for s in b], goal)


def _row(work, peer, unit, ours, theirs, goal):
    ratios = sorted(x / y for x, y in zip(ours, theirs))
    return Row(work, peer, unit, statistics.median(ours), statistics.median(theirs), ratios,
               float("inf") if goal is None else goal)


def _found_ours(program, sample):
    return tools.json_object(sample.output, program)["counts"]["passed"]


def _reported(folder):
    tests = 0
    for path in folder.glob("TEST-*.xml"):
        root = xml.etree.ElementTree.parse(path).getroot()
        tests += int(root.get("tests")) - sum(int(root.get(key)) for key in ("errors", "failures", "skipped"))
    return tests
