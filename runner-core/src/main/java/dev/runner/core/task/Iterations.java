package dev.runner.core.task;

import dev.runner.api.export.TaskWorkload.Action;
import dev.runner.api.export.TaskWorkload.Figures;
import dev.runner.api.export.TaskWorkload.IterationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Folds the iterations of a workload into figures, one after the other. */
final class Iterations {

  private static final int MOST_ACTIONS = 100;
  private static final int MOST_ERRORS = 10;

  private final Samples durations = new Samples();
  private final Map<String, ActionTally> actions = new LinkedHashMap<>();
  private final Map<String, ErrorTally> errors = new LinkedHashMap<>();
  private long count;
  private long failures;
  private double begin = Double.POSITIVE_INFINITY;

  /** One action in all iterations. */
  private static final class ActionTally {

    private final Samples durations = new Samples();
    private long count;
    private long failures;
  }

  /** One kind of error. */
  private static final class ErrorTally {

    private final String message;
    private long count;

    private ErrorTally(String message) {
      this.message = message;
    }
  }

  /** Reads the next one. */
  void read(ReportInput in) throws WrongReportException {
    if (!in.isObject()) {
      return;
    }
    IterationDraft iteration = new IterationDraft();
    in.properties(property -> iteration.read(property, in));
    count++;
    iteration.begin().ifPresent(at -> begin = Math.min(begin, at));
    iteration.duration().ifPresent(durations::add);
    iteration.error().ifPresent(this::fail);
    iteration.actions().forEach(this::add);
  }

  private void fail(IterationDraft.Thrown error) {
    failures++;
    if (errors.size() < MOST_ERRORS || errors.containsKey(error.kind())) {
      errors.computeIfAbsent(error.kind(), kind -> new ErrorTally(error.message())).count++;
    }
  }

  private void add(String name, IterationDraft.Done done) {
    String shown = done.times() > 1 ? "%s (x%d)".formatted(name, done.times()) : name;
    if (actions.size() == MOST_ACTIONS && !actions.containsKey(shown)) {
      return;
    }
    ActionTally tally = actions.computeIfAbsent(shown, key -> new ActionTally());
    tally.count++;
    tally.failures += done.failed() ? 1 : 0;
    done.duration().ifPresent(tally.durations::add);
  }

  long count() {
    return count;
  }

  long failures() {
    return failures;
  }

  /** Returns when the first one began, in seconds since 1970. */
  OptionalDouble begin() {
    return Double.isFinite(begin) ? OptionalDouble.of(begin) : OptionalDouble.empty();
  }

  Optional<Figures> figures() {
    return durations.figures();
  }

  List<Action> actions() {
    return actions.entrySet().stream()
        .map(
            one ->
                new Action(
                    one.getKey(),
                    one.getValue().count,
                    one.getValue().failures,
                    one.getValue().durations.figures()))
        .toList();
  }

  List<IterationError> errors() {
    return errors.entrySet().stream()
        .map(one -> new IterationError(one.getKey(), one.getValue().message, one.getValue().count))
        .toList();
  }
}
