package dev.runner.cli.mix;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.Leftover;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs whose supervisor, fork or both are killed at random points, and resumed until all is done:
 * no result that was in the journal is lost, and no test that had one runs again. {@code
 * -Dkill.points=N} says how many, {@code -Dseed=N} which is the first.
 */
@EnabledOnOs(OS.LINUX)
final class KillPointsIT {

  /** A little more than the journal of a whole run. */
  private static final int JOURNAL_BYTES = 15_000;

  private static final int MOST_RESUMES = 5;

  @TempDir private Path folder;

  private enum Victim {
    SUPERVISOR,
    FORK,
    BOTH
  }

  /**
   * A result that was in the journal when the run was killed.
   *
   * @param verdict outcome and cause
   * @param times how often its test had ended by then; a result that was not there yet is lost
   */
  private record Acknowledged(String verdict, int times) {}

  @Test
  void loseNoResultAndRepeatNone() throws Exception {
    MixPlugins plugins = MixPlugins.compile(folder.resolve("jars"));
    Repeats.run("kill.points", 15, seed -> problems(seed, plugins));
  }

  private List<String> problems(long seed, MixPlugins plugins) throws Exception {
    Path root = folder.resolve("kill-" + seed);
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    Map<String, Fault> faults = new TreeMap<>();
    if (random.nextInt(3) == 0) {
      List<String> tests = MixPlugins.tests();
      faults.put(tests.get(random.nextInt(tests.size())), Fault.EXIT_3);
    }
    TestWorkspace workspace = FaultMixIT.workspace(root, plugins, faults, false);
    Files.writeString(root.resolve("plan"), "pause=40\n", StandardOpenOption.APPEND);
    Victim victim = Victim.values()[random.nextInt(3)];
    int forks = 1 + random.nextInt(2);
    MixCheck check = new MixCheck();
    Map<String, Acknowledged> acknowledged = new HashMap<>();
    String[] first = {"run", "--forks", "" + forks};
    killed(workspace, first, victim, random, check, acknowledged);
    for (int i = 0; victim != Victim.FORK && i < MOST_RESUMES && !isDone(root); i++) {
      String[] again = {"resume", "last", "--forks", "" + forks};
      if (i < 2 && random.nextInt(3) == 0) {
        killed(workspace, again, victim, random, check, acknowledged);
      } else {
        Finished resumed = workspace.run(again);
        check.require(resumed.exit() <= 1, "resume: " + resumed);
      }
    }
    end(workspace, new Mix(seed, faults, List.of(), false), victim, check, acknowledged);
    if (check.problems().isEmpty()) {
      Trees.delete(root);
    }
    return check.problems().stream()
        .map(p -> "%s (%s killed, %d forks, %s)".formatted(p, victim, forks, faults))
        .toList();
  }

  /** Runs a command, kills the victim on the way, and takes down what is in the journal then. */
  private static void killed(
      TestWorkspace workspace,
      String[] command,
      Victim victim,
      Random random,
      MixCheck check,
      Map<String, Acknowledged> acknowledged)
      throws Exception {
    Path root = workspace.root();
    long before = journal(root).map(KillPointsIT::size).orElse(0L);
    long point = Math.max(before + 1, random.nextInt(JOURNAL_BYTES));
    try (RunnerProcess run = workspace.start(command)) {
      while (run.handle().isAlive() && journal(root).map(KillPointsIT::size).orElse(0L) < point) {
        LockSupport.parkNanos(500_000);
      }
      if (victim != Victim.SUPERVISOR) {
        List<ProcessHandle> forks = Leftover.forks(root);
        forks.stream()
            .skip(forks.isEmpty() ? 0 : random.nextInt(forks.size()))
            .limit(victim == Victim.FORK ? 1 : forks.size())
            .forEach(ProcessHandle::destroyForcibly);
      }
      if (victim != Victim.FORK) {
        run.handle().destroyForcibly();
      }
      run.await();
    }
    if (victim != Victim.FORK && journal(root).isPresent()) {
      JournalView view = JournalView.of(journal(root).orElseThrow());
      Map<String, Integer> ended = MixCheck.ended(root.resolve("did"));
      view.verdicts()
          .forEach(
              (id, verdict) -> {
                if (!verdict.isEmpty() && !verdict.startsWith("ABORTED")) {
                  int times = ended.getOrDefault(id, 0);
                  acknowledged.putIfAbsent(id, new Acknowledged(verdict, times));
                }
              });
    }
  }

  private static void end(
      TestWorkspace workspace,
      Mix mix,
      Victim victim,
      MixCheck check,
      Map<String, Acknowledged> acknowledged)
      throws Exception {
    Path root = workspace.root();
    Map<String, Integer> ended = MixCheck.ended(root.resolve("did"));
    if (journal(root).isEmpty()) {
      check.equal("what ran of a run without a journal", Map.of(), ended);
      return;
    }
    RunView stored = workspace.last();
    check.equal("the state", "FINISHED", stored.json().required("state").asString());
    Map<String, String> expected = mix.verdicts();
    if (victim == Victim.FORK) {
      List<TestView> others =
          stored.tests().stream()
              .filter(test -> test.verdict().equals("ERROR/CRASHED"))
              .filter(test -> !"ERROR/CRASHED".equals(expected.get(MixCheck.plain(test.id()))))
              .toList();
      check.require(
          others.size() <= 1 || others.stream().allMatch(KillPointsIT::isBeforeItsTests),
          "one killed fork cost " + others);
      for (TestView test : others) {
        String id = MixCheck.plain(test.id());
        removeUnsupplied(id, stored, expected);
        expected.put(id, "ERROR/CRASHED");
      }
    }
    check.verdicts(stored, expected, JournalView.of(journal(root).orElseThrow()));
    acknowledged.forEach(
        (id, then) -> {
          check.equal(id + " after all", then.verdict, expected.get(id));
          check.equal("how often " + id + " ran", then.times, ended.getOrDefault(id, 0));
        });
    check.equal("what is left of the processes", List.of(), Leftover.processes(root));
  }

  /**
   * A fork that ends before, between or after the invocations of a method costs the method: those
   * before the end have their verdicts, and none behind it is supplied.
   */
  private static void removeUnsupplied(
      String method, RunView stored, Map<String, String> expected) {
    List<String> there = stored.tests().stream().map(test -> MixCheck.plain(test.id())).toList();
    int last = 0;
    while (there.contains("%s(#%d)".formatted(method, last + 1))) {
      last++;
    }
    do {
      last++;
    } while (expected.remove("%s(#%d)".formatted(method, last)) != null);
  }

  /** Whoever ends a fork before the first test of a class costs all of them. */
  private static boolean isBeforeItsTests(TestView test) {
    return test.message().contains(", in the set-up of ")
        || test.message().contains(" was about to start");
  }

  private static boolean isDone(Path root) throws IOException {
    if (journal(root).isEmpty()) {
      return true;
    }
    try (Stream<Path> open = Files.list(root.resolve(".runner/open"))) {
      JournalView view = JournalView.of(journal(root).orElseThrow());
      return view.isFinished() && open.findAny().isEmpty();
    }
  }

  private static Optional<Path> journal(Path root) throws IOException {
    Path runs = root.resolve(".runner/runs");
    if (!Files.isDirectory(runs)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(runs)) {
      return new ArrayList<>(all.toList())
          .stream().map(run -> run.resolve("journal")).filter(Files::exists).findFirst();
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
