package dev.runner.core.task;

import dev.runner.api.export.TaskWorkload.Action;
import dev.runner.api.export.TaskWorkload.Figures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a report has counted itself: all there is where it was written without its iterations. */
final class GivenStatistics {

  private static final List<String> FIGURES =
      List.of("min", "median", "90%ile", "95%ile", "max", "avg");
  private static final double PERCENT = 100;

  private final List<Action> actions = new ArrayList<>();
  private OptionalLong total = OptionalLong.empty();
  private OptionalLong failed = OptionalLong.empty();
  private Optional<Action> all = Optional.empty();

  /** Reads {@code {"durations": {"total": ROW, "atomics": [ROW]}}}. */
  void read(ReportInput in) throws WrongReportException {
    in.properties(
        name -> {
          if (name.equals("durations")) {
            in.properties(each -> durations(each, in));
          }
        });
  }

  /** Takes the number of iterations that a report names beside its statistics. */
  void total(OptionalDouble number) {
    total = whole(number);
  }

  /** Takes the number of failed iterations that a report names beside its statistics. */
  void failed(OptionalDouble number) {
    failed = whole(number);
  }

  private static OptionalLong whole(OptionalDouble number) {
    double value = number.orElse(-1);
    return value < 0 ? OptionalLong.empty() : OptionalLong.of((long) value);
  }

  private void durations(String name, ReportInput in) throws WrongReportException {
    if (name.equals("total")) {
      all = Optional.of(row(in));
    } else if (name.equals("atomics")) {
      in.elements(none -> actions.add(row(in)));
    }
  }

  private static Action row(ReportInput in) throws WrongReportException {
    Map<String, String> names = new HashMap<>();
    Map<String, Double> numbers = new HashMap<>();
    in.properties(
        property -> {
          if (property.equals("data")) {
            in.properties(each -> figure(each, in).ifPresent(value -> numbers.put(each, value)));
          } else {
            in.scalar().ifPresent(text -> names.put(property, text));
          }
        });
    long count = numbers.getOrDefault("iteration_count", 0.0).longValue();
    double success = numbers.getOrDefault("success", PERCENT) / PERCENT;
    String name = names.getOrDefault("display_name", names.getOrDefault("name", ""));
    return new Action(
        name, count, Math.max(0, count - Math.round(count * success)), figures(numbers, count));
  }

  /** Reads a number, or a percentage such as {@code 80.0%}. */
  private static Optional<Double> figure(String name, ReportInput in) {
    OptionalDouble number = in.number();
    if (number.isPresent()) {
      return Optional.of(number.getAsDouble());
    }
    String text = in.text();
    if (!name.equals("success") || !text.endsWith("%")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Double.valueOf(text.substring(0, text.length() - 1)))
          .filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Figures> figures(Map<String, Double> numbers, long count) {
    return count > 0 && numbers.keySet().containsAll(FIGURES)
        ? Optional.of(
            new Figures(
                numbers.get("min"),
                numbers.get("median"),
                numbers.get("90%ile"),
                numbers.get("95%ile"),
                numbers.get("max"),
                numbers.get("avg")))
        : Optional.empty();
  }

  long iterations() {
    return total.orElseGet(() -> all.map(Action::iterations).orElse(0L));
  }

  long failures() {
    return failed.orElseGet(() -> all.map(Action::failures).orElse(0L));
  }

  Optional<Figures> figures() {
    return all.flatMap(Action::figures);
  }

  List<Action> actions() {
    return actions;
  }
}
