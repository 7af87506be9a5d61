"""Measures commands side by side: wall, CPU of the whole process tree, peak memory, medians, ratios pair by pair.

Python 3 standard library, Linux only: CPU comes from the kernel's accounts of every process that a command started,
also of those that it did not wait for, and memory from /proc.
"""

import ctypes
import dataclasses
import os
import pathlib
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Callable

POLL_SECONDS = 0.05
ORPHAN_SECONDS = 60
PR_SET_CHILD_SUBREAPER = 36


@dataclasses.dataclass(frozen=True)
class Command:
    """One side of a comparison. A run counts when it exits with 0 and `passed` reads `tests` from what it printed."""

    name: str
    argv: list
    cwd: pathlib.Path
    tests: int
    passed: Callable[[str], int]


@dataclasses.dataclass(frozen=True)
class Sample:
    """One run: seconds from start to exit, user + system seconds of all its processes, what it printed."""

    wall: float
    cpu: float
    status: int
    output: str
    errors: str


def run(argv, cwd):
    """Runs a command once, without judging it."""
    _adopt_orphans()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        cpu = _cpu_of_children()
        started = time.perf_counter()
        process = _start(argv, cwd, out, err)
        status = process.wait()
        wall = time.perf_counter() - started
        _reap_orphans(argv[0])
        return Sample(wall, _cpu_of_children() - cpu, status, _text(out), _text(err))


def run_checked(side):
    """Runs a side once; ends the program where it did not pass all its tests, for then its figures say nothing."""
    sample = run(side.argv, side.cwd)
    passed = side.passed(sample.output) if sample.status == 0 else "no"
    if passed != side.tests:
        end = "\n".join((sample.output + sample.errors).splitlines()[-20:])
        sys.exit(f"{side.name} ended with exit status {sample.status} and {passed} passed tests; a run that counts "
                 f"ends with 0 and {side.tests}.\ncommand: {' '.join(map(str, side.argv))}\n"
                 f"end of its output:\n{end}")
    return sample


def alternate(ours, peer, pairs):
    """Runs each side once to warm up, then `pairs` times in turn, the first one of a pair changing each time."""
    first = {side.name: run_checked(side) for side in (ours, peer)}
    samples = {ours.name: [], peer.name: []}
    for pair in range(pairs):
        for side in ((ours, peer) if pair % 2 == 0 else (peer, ours)):
            samples[side.name].append(run_checked(side))
        a, b = samples[ours.name][-1], samples[peer.name][-1]
        note(f"pair {pair + 1}/{pairs}: {ours.name} {a.wall:.2f} s wall {a.cpu:.2f} s CPU, "
             f"{peer.name} {b.wall:.2f} s wall {b.cpu:.2f} s CPU")
    return first, samples[ours.name], samples[peer.name]


def print_table(ours, peer, result, goals):
    """Prints a Markdown table of medians; `goals` has the highest allowed ratio of a measure, or nothing for it."""
    first, a, b = result
    print(f"{len(a)} pairs, {machine()}\n")
    print(f"| measure | {ours.name} | {peer.name} | ratio, median of pairs | range | goal |")
    print("| --- | --- | --- | --- | --- | --- |")
    met = True
    for measure in ("wall", "cpu"):
        mine, theirs = ([getattr(s, measure) for s in side] for side in (a, b))
        ratios = sorted(x / y for x, y in zip(mine, theirs))
        ratio, goal = statistics.median(ratios), goals.get(measure)
        met = met and (goal is None or ratio <= goal)
        verdict = "-" if goal is None else f"<= {goal:.2f}: {'met' if ratio <= goal else 'NOT MET'}"
        print(f"| {measure} s | {statistics.median(mine):.2f} | {statistics.median(theirs):.2f} | {ratio:.2f} "
              f"| {ratios[0]:.2f}-{ratios[-1]:.2f} | {verdict} |")
    print(f"| first run, wall s | {first[ours.name].wall:.2f} | {first[peer.name].wall:.2f} | | | - |\n")
    return met


def peak_memory(side):
    """Runs a side once more, untimed: peak resident MB of its topmost Java process, and of the largest one below."""
    _adopt_orphans()
    peaks = {}
    process = _start(side.argv, side.cwd, subprocess.DEVNULL, subprocess.DEVNULL)
    while process.poll() is None:
        _sample_memory(process.pid, peaks)
        time.sleep(POLL_SECONDS)
    _reap_orphans(side.name)
    if process.returncode != 0:
        sys.exit(f"{side.name} ended with exit status {process.returncode} while its memory was watched.")
    top = min((depth for depth, _ in peaks.values()), default=0)
    return tuple(max((peak for depth, peak in peaks.values() if (depth == top) == topmost), default=0.0)
                 for topmost in (True, False))


def machine():
    """Names what the figures depend on: cores, JDK, load before the last minute."""
    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    return f"{os.cpu_count()} cores, {java}, load average {os.getloadavg()[0]:.1f}"


def note(text):
    """Says what goes on, on standard error."""
    print(text, file=sys.stderr, flush=True)


def _start(argv, cwd, out, err):
    cwd.mkdir(parents=True, exist_ok=True)
    return subprocess.Popen([str(word) for word in argv], cwd=cwd, stdin=subprocess.DEVNULL, stdout=out, stderr=err)


def _adopt_orphans():
    # A fork that outlives its parent by a moment would vanish from the accounts: this process becomes its parent.
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        sys.exit("cannot become the parent of orphaned processes (prctl); a Linux kernel is needed.")


def _reap_orphans(name):
    deadline = time.monotonic() + ORPHAN_SECONDS
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0 and time.monotonic() > deadline:
            left = [pid for pid, parent, _ in _processes() if parent == os.getpid()]
            for pid in left:
                os.kill(pid, signal.SIGKILL)
            note(f"{name} left processes {left} running for {ORPHAN_SECONDS} s after its end; they were ended.")
        if pid == 0:
            time.sleep(POLL_SECONDS)


def _cpu_of_children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _sample_memory(root, peaks):
    below = {}
    for pid, parent, name in _processes():
        below.setdefault(parent, []).append((pid, name))
    level, depth = [(root, _name(root))], 0
    while level:
        for pid, name in level:
            if name == "java":
                peaks[pid] = (depth, max(_peak_megabytes(pid), peaks.get(pid, (0, 0.0))[1]))
        level = [child for pid, _ in level for child in below.get(pid, [])]
        depth += 1


def _processes():
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                stat = pathlib.Path("/proc", entry, "stat").read_text()
            except OSError:  # it has ended
                continue
            name, rest = stat[stat.index("(") + 1:stat.rindex(")")], stat[stat.rindex(")") + 2:].split()
            yield int(entry), int(rest[1]), name


def _name(pid):
    return next((name for found, _, name in _processes() if found == pid), "")


def _peak_megabytes(pid):
    try:
        status = pathlib.Path("/proc", str(pid), "status").read_text()
    except OSError:  # it has ended
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


def _text(out):
    out.seek(0)
    return out.read().decode(errors="replace")
