package dev.runner.exporter.testrail;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Gives the values of an option the types that TestRail's fields have. */
final class CustomFields {

  private static final Set<Long> NUMBERS = Set.of(2L, 6L, 7L, 9L);
  private static final long CHECKBOX = 5;
  private static final long MULTISELECT = 12;

  private final String option;
  private final Consumer<String> problems;

  /**
   * Creates it.
   *
   * @param option the option's key
   * @param problems is told of fields that there are not
   */
  CustomFields(String option, Consumer<String> problems) {
    this.option = option;
    this.problems = problems;
  }

  /**
   * Returns typed values.
   *
   * @param wanted texts by field
   * @param there TestRail's own fields whose names begin with {@code custom_}
   */
  Map<String, Object> of(Map<String, String> wanted, List<Node> there) {
    Map<String, Object> values = new LinkedHashMap<>();
    wanted.forEach(
        (name, text) -> {
          Optional<Node> field =
              there.stream().filter(one -> one.text("system_name").equals(name)).findFirst();
          if (name.startsWith("custom_") && field.isEmpty()) {
            problems.accept(
                "there is no field '%s' in TestRail: correct '%s'".formatted(name, option));
          }
          long type = field.flatMap(one -> one.number("type_id")).orElse(0L);
          values.put(name, value(name.endsWith("_id") && field.isEmpty() ? 2 : type, text));
        });
    return values;
  }

  private static Object value(long type, String text) {
    if (type == CHECKBOX) {
      return Boolean.valueOf(text);
    }
    if (type == MULTISELECT) {
      return Arrays.stream(text.split(",")).map(String::strip).map(CustomFields::number).toList();
    }
    return NUMBERS.contains(type) ? number(text) : text;
  }

  private static Object number(String text) {
    return new Node(text).asNumber().<Object>map(number -> number).orElse(text);
  }
}
