package dev.runner.cli.output;

import dev.runner.core.export.ExportGoods;
import dev.runner.core.export.ExportNews;
import dev.runner.core.store.ExportSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tells of an export while it goes on: how many tests or workloads were fetched, and in a dry run
 * each call. On a terminal that is one line drawn again and again, elsewhere a line from time to
 * time.
 */
public final class ExportProgress implements ExportNews, AutoCloseable {

  private static final long BETWEEN_DRAWS = Duration.ofMillis(200).toNanos();
  private static final long BETWEEN_LINES = Duration.ofSeconds(10).toNanos();

  private final Console console;
  private final boolean quiet;
  private final boolean printsCalls;
  private final LongSupplier clock;
  private final List<PlannedCall> calls = new ArrayList<>();
  private String target = "";
  private Optional<ExportSubject> subject = Optional.empty();
  private int planned;
  private long last;

  /**
   * Creates it.
   *
   * @param console where it is told
   * @param verbosity how much
   * @param printsCalls whether calls of a dry run are data at once, else they are kept
   */
  public ExportProgress(Console console, Verbosity verbosity, boolean printsCalls) {
    this(console, verbosity == Verbosity.QUIET, printsCalls, System::nanoTime);
  }

  ExportProgress(Console console, boolean quiet, boolean printsCalls, LongSupplier clock) {
    this.console = console;
    this.quiet = quiet;
    this.printsCalls = printsCalls;
    this.clock = clock;
  }

  /**
   * A call that would be made.
   *
   * @param subject the id of what would be exported
   * @param target to which target
   * @param call the call
   */
  public record PlannedCall(String subject, String target, String call) {}

  /** Returns the calls that would be made, unless they were printed. */
  public List<PlannedCall> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void begins(String newTarget, ExportGoods goods) {
    target = newTarget;
    subject = Optional.of(goods.subject());
    planned = goods.size();
    last = clock.getAsLong();
    if (!quiet) {
      console.message(Visible.line("Exporting to %s ...".formatted(target)));
    }
  }

  @Override
  public void fetched(int things) {
    boolean drawn = console.terminal().err();
    long now = clock.getAsLong();
    if (!quiet && now - last >= (drawn ? BETWEEN_DRAWS : BETWEEN_LINES)) {
      last = now;
      String text = Visible.line("%,d/%,d %s to %s".formatted(things, planned, things(), target));
      if (drawn) {
        console.draw(text);
      } else {
        console.message(text);
      }
    }
  }

  private String things() {
    return subject.filter(ExportSubject.Task.class::isInstance).isPresent() ? "workloads" : "tests";
  }

  @Override
  public void planned(String ofTarget, String call) {
    if (printsCalls) {
      console.erase();
      console.line(Visible.line(call));
    } else {
      calls.add(new PlannedCall(subject.map(ExportSubject::id).orElse(""), ofTarget, call));
    }
  }

  @Override
  public void ends() {
    console.erase();
  }

  @Override
  public void close() {
    console.erase();
  }
}
