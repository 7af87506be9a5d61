package dev.runner.core.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** An iteration that is being read. */
final class IterationDraft {

  private static final String NAMELESS = "error";

  /** Ten thousand years, in seconds: more is no time, and many of them would be infinite. */
  private static final double LONGEST = 3.2e11;

  private final Map<String, Done> actions = new LinkedHashMap<>();
  private OptionalDouble begin = OptionalDouble.empty();
  private OptionalDouble busy = OptionalDouble.empty();
  private OptionalDouble idle = OptionalDouble.empty();
  private Optional<Thrown> error = Optional.empty();

  /** What an iteration threw. */
  record Thrown(String kind, String message) {}

  /**
   * An action in this iteration, all its times together.
   *
   * @param times how often it was done
   * @param duration how long it took in seconds; empty if nobody knows
   * @param failed whether it failed once
   */
  record Done(int times, OptionalDouble duration, boolean failed) {

    private Done and(Done other) {
      OptionalDouble sum =
          duration.isPresent() && other.duration.isPresent()
              ? OptionalDouble.of(duration.getAsDouble() + other.duration.getAsDouble())
              : OptionalDouble.empty();
      return new Done(times + other.times, sum, failed || other.failed);
    }
  }

  /** Reads a property. */
  void read(String property, ReportInput in) throws WrongReportException {
    switch (property) {
      case "timestamp" -> begin = in.number();
      case "duration" -> busy = in.number();
      case "idle_duration" -> idle = in.number();
      case "error" -> error = thrown(in);
      case "atomic_actions" -> {
        if (in.isObject()) {
          in.properties(name -> older(name, in));
        } else {
          in.elements(none -> newer(in));
        }
      }
      default -> {
        // of no interest
      }
    }
  }

  /** An error is a list of its kind, message and trace; none is an empty one. */
  private static Optional<Thrown> thrown(ReportInput in) throws WrongReportException {
    if (!in.isArray()) {
      return in.scalar()
          .filter(text -> !text.isEmpty() && !text.equals("false"))
          .map(text -> new Thrown(NAMELESS, text));
    }
    List<String> texts = new ArrayList<>();
    in.elements(none -> texts.add(in.text()));
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    String kind = texts.get(0).isEmpty() ? NAMELESS : ReportInput.name(texts.get(0));
    return Optional.of(new Thrown(kind, texts.size() > 1 ? texts.get(1) : ""));
  }

  /** Of an action that failed, the older form says no time. */
  private void older(String name, ReportInput in) {
    OptionalDouble duration = in.number();
    add(name, new Done(1, duration, duration.isEmpty()));
  }

  private void newer(ReportInput in) throws WrongReportException {
    String[] name = {""};
    double[] times = {Double.NaN, Double.NaN, Double.NaN};
    boolean[] failed = {false};
    in.properties(
        property -> {
          switch (property) {
            case "name", "action" -> name[0] = in.text();
            case "started_at" -> times[0] = in.number().orElse(Double.NaN);
            case "finished_at" -> times[1] = in.number().orElse(Double.NaN);
            case "duration" -> times[2] = in.number().orElse(Double.NaN);
            case "failed" -> failed[0] = in.flag().orElse(false);
            default -> {
              // its own actions are part of its time
            }
          }
        });
    double spent = Double.isNaN(times[2]) ? times[1] - times[0] : times[2];
    if (!name[0].isEmpty()) {
      add(name[0], new Done(1, positive(spent), failed[0]));
    }
  }

  private void add(String name, Done done) {
    actions.merge(ReportInput.name(name), done, Done::and);
  }

  private static OptionalDouble positive(double seconds) {
    return seconds >= 0 && seconds <= LONGEST ? OptionalDouble.of(seconds) : OptionalDouble.empty();
  }

  OptionalDouble begin() {
    return begin;
  }

  /** Returns how long it took, pauses of its own among it, as Rally counts. */
  OptionalDouble duration() {
    return busy.isEmpty() ? OptionalDouble.empty() : positive(busy.getAsDouble() + idle.orElse(0));
  }

  Optional<Thrown> error() {
    return error;
  }

  Map<String, Done> actions() {
    return actions;
  }
}
