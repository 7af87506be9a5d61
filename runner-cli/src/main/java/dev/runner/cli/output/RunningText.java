package dev.runner.cli.output;

import dev.runner.core.failure.StackText;
import dev.runner.core.run.ForkActivity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Says what runs at this moment: each test with its time, its fork and where its thread stands. */
final class RunningText {

  private static final int FRAMES = 12;
  private static final String HEAD = "at the moment\n"; // which the shortener takes for a message

  private final IntFunction<String> ids;

  /**
   * Creates the text.
   *
   * @param ids knows the printed id of a test by its number
   */
  RunningText(IntFunction<String> ids) {
    this.ids = ids;
  }

  /** Returns the lines. */
  List<String> lines(List<ForkActivity> forks) {
    long tests = forks.stream().mapToLong(fork -> fork.tests().size()).sum();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d test%s running, %d fork%s"
            .formatted(
                tests, tests == 1 ? " is" : "s are", forks.size(), forks.size() == 1 ? "" : "s"));
    forks.forEach(fork -> add(fork, lines));
    return lines;
  }

  private void add(ForkActivity fork, List<String> lines) {
    for (ForkActivity.Running test : fork.tests()) {
      lines.add(
          "  %s, %s, fork %d"
              .formatted(
                  Visible.line(ids.apply(test.attempt().test())),
                  TimeText.measured(test.time()),
                  fork.fork()));
      stack(fork.answered() ? test.stack() : "", lines);
      silence(fork, lines);
    }
    if (fork.tests().isEmpty()) {
      lines.add("  fork %d: %s".formatted(fork.fork(), phase(fork)));
      silence(fork, lines);
    }
    fork.elsewhere().forEach(stack -> stack(stack, lines));
  }

  private static String phase(ForkActivity fork) {
    return switch (fork.phase()) {
      case IDLE -> "starts or ends, no test runs";
      case DISCOVERING -> "discovers tests, " + TimeText.measured(fork.time());
      case EXECUTING -> "between tests, or in the set-up of a class";
    };
  }

  private static void silence(ForkActivity fork, List<String> lines) {
    if (!fork.answered() && fork.phase() != ForkActivity.Phase.IDLE) {
      lines.add("    no answer within 1 s: stopped, or too busy");
    }
  }

  private static void stack(String stack, List<String> lines) {
    new StackText(FRAMES, "-v shows the whole trace")
        .lines(HEAD + stack)
        .forEach(line -> lines.add("  " + line));
  }
}
