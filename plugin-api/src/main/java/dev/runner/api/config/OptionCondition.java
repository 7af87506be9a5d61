package dev.runner.api.config;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * What an option must be set to for something to hold.
 *
 * @param key the option: its full key, or where it is declared, its name in the same group
 * @param values the values that it may have; without any, it must have a value that is not {@code
 *     false}
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record OptionCondition(String key, List<String> values) {

  /** Refuses what cannot be a key. */
  public OptionCondition {
    values = List.copyOf(values);
    OptionRules.require(
        OptionRules.isNameOrKey(key),
        "Invalid key of an option: '%s' (allowed are keys as in 'my-service.mode')",
        key);
  }

  /**
   * Tells whether a value meets the condition.
   *
   * @param option what was declared of the option
   * @param elements the texts of its value, free of problems
   * @return true if one of the values wanted is equal to it, or to one of its elements
   */
  public boolean holds(Option option, List<String> elements) {
    if (values.isEmpty()) {
      return option.kind() == OptionKind.BOOLEAN
          ? OptionReader.same(option, elements, "true")
          : elements.stream().anyMatch(text -> !text.isBlank());
    }
    return values.stream()
        .anyMatch(
            wanted ->
                option.kind().hasElements()
                    ? elements.contains(wanted)
                    : OptionReader.same(option, elements, wanted));
  }

  /**
   * Tells whether the option can have the values wanted.
   *
   * @param option what was declared of the option
   * @return why one of the values is not allowed; empty if all are
   */
  public Optional<String> problem(Option option) {
    return values.stream()
        .flatMap(wanted -> OptionReader.problem(option, List.of(wanted)).stream())
        .findFirst();
  }

  /** Returns what must be, to complete a sentence: {@code 'shop.mode' is 'a' or 'b'}. */
  @Override
  public String toString() {
    String wanted =
        values.isEmpty() ? "set" : values.stream().collect(Collectors.joining("' or '", "'", "'"));
    return "'" + key + "' is " + wanted;
  }
}
