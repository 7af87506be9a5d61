package dev.runner.cli.output;

import java.lang.module.ModuleDescriptor.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares what can be set with what could be set: who has set it must have been warned. */
final class OptionChange {

  private static final String ADVICE =
      "declare a new option, with the old name as .deprecatedName(NAME, REASON, VERSION) if values"
          + " mean the same, or the old option as .deprecated(REASON, VERSION); it may go in that"
          + " version";

  private final Version now;
  private final Map<String, JsonNode> current = new HashMap<>();
  private final Map<String, JsonNode> currentByFormer = new HashMap<>();
  private final List<String> broken = new ArrayList<>();

  /**
   * Creates the step.
   *
   * @param version the version that is being built
   * @param current what {@code config sample --format json} writes
   */
  OptionChange(String version, JsonNode current) {
    this.now = Version.parse(version);
    for (JsonNode option : current) {
      this.current.put(option.get("key").asString(), option);
      option.get("formerKeys").forEach(f -> currentByFormer.put(f.get("key").asString(), option));
    }
  }

  /** Returns what breaks the configuration of somebody who had no warning. */
  List<String> breaks(JsonNode accepted) {
    for (JsonNode before : accepted) {
      String key = before.get("key").asString();
      JsonNode after = current.getOrDefault(key, currentByFormer.get(key));
      if (after != null) {
        compare(key, before, after);
      } else if (!isOver(before.get("deprecated"))) {
        broken.add("Option '%s' is gone without a warning: %s".formatted(key, ADVICE));
      }
      before.get("formerKeys").forEach(former -> former(key, former));
    }
    return broken;
  }

  private void former(String key, JsonNode former) {
    String name = former.get("key").asString();
    if (!currentByFormer.containsKey(name) && !current.containsKey(name) && !isOver(former)) {
      broken.add(
          "Option '%s' is no longer read as '%s': keep the name until the version of its removal"
              .formatted(key, name));
    }
  }

  /** Tells whether a deprecation names this version or an earlier one. */
  private boolean isOver(JsonNode deprecation) {
    return deprecation.has("removal")
        && !deprecation.get("removal").isNull()
        && Version.parse(deprecation.get("removal").asString()).compareTo(now) <= 0;
  }

  private void compare(String key, JsonNode before, JsonNode after) {
    for (String part : List.of("kind", "default")) {
      refuse(key, part, before, after, !before.get(part).equals(after.get(part)));
    }
    for (String part : List.of("pattern", "requiredIf")) {
      boolean kept = after.get(part).isNull() || after.get(part).equals(before.get(part));
      refuse(key, part, before, after, !kept);
    }
    refuse(key, "required", before, after, is(after, "required") && !is(before, "required"));
    refuse(key, "secret", before, after, is(before, "secret") && !is(after, "secret"));
    refuse(key, "choices", before, after, !choices(after, before));
    refuse(key, "range", before, after, !isWithin(before.get("range"), after.get("range")));
  }

  private void refuse(String key, String part, JsonNode before, JsonNode after, boolean broken) {
    if (broken) {
      this.broken.add(
          "Option '%s' has changed: its %s was %s and is %s; %s"
              .formatted(key, part, before.get(part), after.get(part), ADVICE));
    }
  }

  private static boolean is(JsonNode option, String part) {
    return option.get(part).asBoolean();
  }

  /** Tells whether all that was allowed still is. */
  private static boolean choices(JsonNode after, JsonNode before) {
    Set<String> now = values(after);
    return now.isEmpty() || !values(before).isEmpty() && now.containsAll(values(before));
  }

  private static Set<String> values(JsonNode option) {
    Set<String> values = new HashSet<>();
    option.get("choices").forEach(choice -> values.add(choice.get("value").asString()));
    return values;
  }

  private static boolean isWithin(JsonNode before, JsonNode after) {
    return after.isNull()
        || !before.isNull()
            && after.get("min").asDouble() <= before.get("min").asDouble()
            && after.get("max").asDouble() >= before.get("max").asDouble();
  }
}
