"""Reads the verdict of every test from the launcher's XML report and from the runner's store, and compares them."""

import collections
import dataclasses
import datetime
import itertools
import re
import xml.etree.ElementTree

PREFIX = re.compile(r"^\[engine:runner\]/\[plugin:[^\]]*\]/")
SEGMENT = re.compile(r"\[([^:\]]+):((?:[^\]]|\](?!/|$))*)\]")
TEMPLATES = ("test-template", "test-factory", "dynamic-container", "class", "nested-class")
ABORTED = re.compile(r"^\S*(TestAbortedException|AssumptionViolatedException)")
SUMMARY = {"tests found": "found", "tests successful": "passed", "tests aborted": "aborted",
           "tests skipped": "skipped"}


@dataclasses.dataclass(frozen=True)
class Result:
    """One suite on one side: verdicts by unique id, totals (empty where it died), seconds, last words."""

    verdicts: dict
    totals: dict
    seconds: float
    last_words: str


@dataclasses.dataclass(frozen=True)
class Difference:
    """One test that both sides judge differently; the reason is empty where none is known."""

    test: str
    launcher: str
    runner: str
    reason: str


class Expected:
    """The lines of expected-differences.tsv."""

    def __init__(self, lines):
        self.lines = lines

    def killers(self, suite):
        """Names the tests that end the launcher, as package.Class#method."""
        return [test for name, test, launcher, _, _ in self.lines if (name, launcher) == (suite, "died")]

    def reason(self, suite, test, launcher, runner):
        """Gives the explanation of a difference; empty where there is none. A `*` stands for any verdict at all."""
        for line_suite, line_test, there, here, why in self.lines:
            if (line_suite, line_test) == (suite, test) and _covers(there, launcher) and _covers(here, runner):
                return why
        return ""


def expected_differences(path):
    """Reads the explained differences."""
    lines = [line.split("\t") for line in path.read_text().splitlines() if line and not line.startswith("#")]
    wrong = [line for line in lines if len(line) != 5]
    if wrong:
        raise SystemExit(f"'{path}' has a line of {len(wrong[0])} columns, not 5 separated by tabs: {wrong[0]}")
    return Expected(lines)


def of_launcher(summary, report, sample):
    """Reads the launcher's summary, and failures apart from errors from its report."""
    if "tests found" not in summary:
        words = re.search(r"^.*(?:Error|Exception).*$", sample.output + sample.errors, re.MULTILINE)
        return Result({}, {}, sample.wall, words.group() if words else f"exit status {sample.status}")
    verdicts = dict(itertools.chain.from_iterable(map(_report, sorted(report.glob("TEST-*.xml")))))
    totals = {ours: summary[theirs] for theirs, ours in SUMMARY.items()}
    counted = collections.Counter(verdicts.values())
    totals.update(failed=counted["failed"], error=counted["error"])
    if summary["tests failed"] != counted["failed"] + counted["error"] or totals["passed"] != counted["passed"]:
        raise SystemExit(f"the launcher's report ({dict(counted)}) and its summary ({summary}) do not agree.")
    return Result(verdicts, totals, sample.wall, "")


def of_runner(tests):
    """Reads the stored tests by plugin; the seconds are those from a plugin's first start to its last end."""
    by_plugin = collections.defaultdict(list)
    for test in tests:
        by_plugin[test["plugin"]].append(test)
    return {plugin: _stored(found) for plugin, found in by_plugin.items()}


def differences(suite, peer, mine, expected):
    """Lists the tests with two verdicts, in the order of their ids."""
    found = []
    killers = expected.killers(suite)
    for identifier in sorted(peer.verdicts.keys() | mine.verdicts.keys()):
        test = method(identifier)
        there = peer.verdicts.get(identifier, "died" if test in killers else "nothing")
        here = mine.verdicts.get(identifier, "nothing")
        if there != here and (there, here) != ("container", "nothing"):
            found.append(Difference(_printed(test, identifier), there, here,
                                    expected.reason(suite, test, there, here)))
    return found


def method(identifier):
    """Gives package.Class#method of a unique id; the id itself where it has none."""
    segments = SEGMENT.findall(identifier)
    classes = [value for kind, value in segments if kind in ("class", "nested-class")]
    methods = [value for kind, value in segments if kind in ("method", "test-template", "test-factory")]
    return f"{'$'.join(classes)}#{methods[0].split('(')[0]}" if classes and methods else identifier


def _covers(wanted, verdict):
    return verdict != "nothing" if wanted == "*" else verdict == wanted


def _printed(test, identifier):
    last = SEGMENT.findall(identifier)[-1:]
    return test + "".join(value for kind, value in last if kind.endswith("-invocation"))


def _report(path):
    for _, element in xml.etree.ElementTree.iterparse(path):
        if element.tag == "testcase":
            text = "".join(out.text or "" for out in element.findall("system-out"))
            identifier = re.search(r"^unique-id: (.*)$", text, re.MULTILINE).group(1)
            yield identifier, _reported(element, identifier)
            element.clear()


def _reported(element, identifier):
    if element.find("failure") is not None:
        return "failed"
    if element.find("error") is not None:
        return "error"
    skipped = element.find("skipped")
    if skipped is None:
        return "passed"
    if ABORTED.match((skipped.text or "").strip()):
        return "aborted"
    # The summary counts a disabled test template as a skipped container, the report as a skipped test.
    return "container" if SEGMENT.findall(identifier)[-1][0] in TEMPLATES else "skipped"


def _stored(tests):
    verdicts = {PREFIX.sub("", test["uniqueId"]): test["outcome"].lower() for test in tests}
    if len(verdicts) != len(tests):
        raise SystemExit(f"the runner stored {len(tests)} tests with {len(verdicts)} different unique ids.")
    totals = collections.Counter(verdicts.values())
    totals["found"] = len(verdicts)
    starts = [(_seconds(test["startedAt"]), test["durationMs"] / 1000) for test in tests if test.get("startedAt")]
    span = max((start + took for start, took in starts), default=0) - min((start for start, _ in starts), default=0)
    return Result(verdicts, totals, span, "")


def _seconds(instant):
    return datetime.datetime.fromisoformat(instant.replace("Z", "+00:00")).timestamp()
