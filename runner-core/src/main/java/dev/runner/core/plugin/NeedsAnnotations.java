package dev.runner.core.plugin;

import dev.runner.api.GlobalLock;
import dev.runner.api.Needs;
import dev.runner.api.Serial;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what the annotations of one class file say of its needs. For one thread. */
final class NeedsAnnotations {

  private static final String LIST = "$List";
  private static final String SERIAL = Serial.class.getName();
  private static final String LOCK = GlobalLock.class.getName();
  private static final String NEEDS = Needs.class.getName();
  private static final int LONGEST_LOCK = 200;

  private ClassNeeds needs = ClassNeeds.NONE;
  private Optional<String> fault = Optional.empty();

  ClassNeeds needs() {
    return needs;
  }

  /** Returns what is wrong, the annotation as it was written first. */
  Optional<String> fault() {
    return fault;
  }

  /**
   * Takes an annotation.
   *
   * @param type its binary name
   * @param values those of its elements that are written: numbers, texts, lists and, of
   *     annotations, maps
   */
  void take(String type, Map<String, Object> values) {
    if (type.equals(SERIAL)) {
      needs = needs.and(ClassNeeds.ofSerial());
    } else if (type.equals(LOCK)) {
      lock(values);
    } else if (type.equals(NEEDS)) {
      units(values);
    } else if (type.equals(LOCK + LIST) || type.equals(NEEDS + LIST)) {
      elements(values).forEach(one -> take(type.substring(0, type.length() - LIST.length()), one));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> elements(Map<String, Object> values) {
    return (List<Map<String, Object>>) values.getOrDefault("value", List.of());
  }

  private void lock(Map<String, Object> values) {
    String name = String.valueOf(values.get("value"));
    if (name.isBlank()
        || name.length() > LONGEST_LOCK
        || name.chars().anyMatch(Character::isISOControl)) {
      fault =
          Optional.of(
              "@GlobalLock(\"%s\") (allowed are 1 to %d characters, not all blank and without control characters)"
                  .formatted(VisibleText.of(name), LONGEST_LOCK));
      return;
    }
    boolean reads = GlobalLock.Mode.READ.name().equals(values.get("mode"));
    needs = needs.and(ClassNeeds.ofLock(name, !reads));
  }

  private void units(Map<String, Object> values) {
    String name = String.valueOf(values.get("resource"));
    int amount = (Integer) values.getOrDefault("units", 1);
    if (!NeededResources.isName(name) || !NeededResources.isAmount(amount)) {
      fault =
          Optional.of(
              "@Needs(resource = \"%s\", units = %d) (allowed are names of %s)"
                  .formatted(VisibleText.of(name), amount, NeededResources.RULE));
      return;
    }
    needs = needs.and(ClassNeeds.ofUnits(Map.of(name, amount)));
  }
}
