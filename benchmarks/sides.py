"""The two sides of every benchmark: `runner run` and JUnit's console launcher on the same tests."""

import json
import re

import measure
import tools


def runner(name, program, plugins, tests, options=()):
    """Runs a folder of plugins as a user would: forks, store and a JUnit XML report."""
    place = tools.BUILD / name
    workspace = tools.empty_folder(place / "workspace")
    argv = [program, "-w", workspace, "--plugins-dir", plugins,
            "run", "--format", "json", "--report", f"junit-xml={place / 'runner-xml'}", *options]
    passed = lambda out: tools.json_object(out, program)["counts"]["passed"]
    return measure.Command("runner", argv, place, tests, passed)


def launcher(name, class_path, selection, tests):
    """Runs a class path with the console launcher, its XML report included, in its cheapest way of printing."""
    place = tools.BUILD / name
    argv = ["java", "-jar", tools.console_launcher(), "execute", "-cp", class_path, *selection,
            "--details=summary", "--disable-banner", f"--reports-dir={place / 'launcher-xml'}"]
    return measure.Command("launcher", argv, place, tests, lambda out: summary(out).get("tests successful", 0))


def generated(name, program, plugins, classes, tests, options=(), body=()):
    """Gives both sides for a generated suite, of no-op tests unless `body` says what they do."""
    suite = tools.make_suite(name, plugins, classes, tests, body)
    total = json.loads((suite / "suite.json").read_text())["totals"]["platform"]["tests_successful"]
    jar = suite / "suite.jar"
    ours = runner(name, program, suite / "plugins", total, options)
    return ours, launcher(name, jar, [f"--scan-classpath={jar}"], total)


def summary(output):
    """Reads the counts at the end of the launcher's output, by their words; empty where it did not get there."""
    return {words: int(count) for count, words in re.findall(r"^\[ *(\d+) ([a-z ]+?) *\]$", output, re.MULTILINE)}
