package dev.runner.cli.output;

import dev.runner.cli.output.Style.Paint;
import java.time.Duration;
import java.util.Optional;

/** Says in one line how far a run is. */
final class StatusText {

  private static final int[] BARS = {20, 10};
  private static final int ROOM_FOR_TEST = 30;
  private static final Duration LONG = Duration.ofSeconds(2);

  private final Style style;
  private final boolean unicode;

  StatusText(Style style, boolean unicode) {
    this.style = style;
    this.unicode = unicode;
  }

  /**
   * Returns a line for a terminal.
   *
   * @param progress how far the run is
   * @param now the time of the clock that it was told
   * @param columns how many the line may take
   */
  String line(RunProgress progress, long now, int columns) {
    String words = words(progress, now);
    int room = columns - 1 - Columns.of(words);
    if (room < 0) {
      return Columns.beginning(words, columns - 1, "");
    }
    Optional<RunProgress.Running> slow =
        progress.longest(now).filter(running -> running.time().compareTo(LONG) >= 0);
    int kept = slow.isPresent() ? ROOM_FOR_TEST : 0;
    String bar = progress.hasHistory() ? bar(progress.share(now), room - kept) : "";
    String test =
        slow.map(running -> text(running, progress.runningTests(), room - Columns.of(bar)))
            .orElse("");
    return bar + painted(words, progress.failed()) + test;
  }

  /** Returns a line for a log, without colours. */
  String words(RunProgress progress, long now) {
    if (!progress.hasBegun()) {
      return "discovering tests, " + TimeText.rough(progress.elapsed(now));
    }
    String tests =
        progress.hasHistory()
            ? "%d/~%d tests".formatted(progress.decided(), progress.total())
            : "%d/%d+ tests".formatted(progress.decided(), progress.total());
    return tests
        + ", "
        + failed(progress.failed())
        + ", "
        + TimeText.rough(progress.elapsed(now))
        + left(progress);
  }

  /** Returns what has been running long, for a log; empty text if nothing has. */
  String running(RunProgress progress, long now, Duration atLeast) {
    return progress
        .longest(now)
        .filter(running -> running.time().compareTo(atLeast) >= 0)
        .map(
            running ->
                ", running for %s: %s"
                    .formatted(TimeText.rough(running.time()), Visible.line(running.id())))
        .orElse("");
  }

  private static String left(RunProgress progress) {
    Optional<Duration> left = progress.left().filter(time -> time.toMillis() >= 1_000);
    return left.map(time -> ", ~" + TimeText.rough(time) + " left").orElse("");
  }

  private static String failed(int tests) {
    return tests + " failed";
  }

  private String painted(String words, int failed) {
    return failed == 0
        ? words
        : words.replaceFirst(failed(failed), style.paint(Paint.RED, failed(failed)));
  }

  /** The end of an id tells more than its beginning. */
  private String text(RunProgress.Running running, int tests, int room) {
    String time = " " + TimeText.rough(running.time());
    String others = tests > 1 ? " +" + (tests - 1) : "";
    int left = room - 2 - time.length() - others.length();
    String id = Visible.line(running.id()).replace('\t', ' ');
    return left < Math.min(Columns.of(id), ROOM_FOR_TEST / 2)
        ? ""
        : ", " + Columns.end(id, left, unicode ? "…" : "...") + time + others;
  }

  /** Returns the longest bar that fits, with a space behind it; empty text if none does. */
  private String bar(double share, int room) {
    for (int cells : BARS) {
      int full = (int) Math.min(cells, Math.floor(share * cells));
      String bar =
          unicode
              ? "█".repeat(full) + "░".repeat(cells - full) + " "
              : "[" + "#".repeat(full) + ".".repeat(cells - full) + "] ";
      if (bar.length() <= room) {
        return bar;
      }
    }
    return "";
  }
}
