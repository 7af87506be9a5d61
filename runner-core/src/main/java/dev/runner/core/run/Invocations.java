package dev.runner.core.run;

import java.util.ArrayList;
import java.util.List;

/**
 * What Jupiter's unique ids say of the invocations of a template.
 *
 * @param uniqueId the id of a template, of a dynamic container, or of one of their invocations
 */
record Invocations(String uniqueId) {

  private static final String CLASS_INVOCATION = "class-template-invocation";

  /** Tells whether the last segment has a type. */
  boolean isIn(String type) {
    return type.equals(type());
  }

  /** Returns the number in the last segment, {@code [dynamic-test:#3]}; 0 if there is none. */
  int number() {
    int hash = uniqueId.lastIndexOf(":#");
    boolean last = hash > uniqueId.lastIndexOf('/') && uniqueId.endsWith("]");
    try {
      return last ? Integer.parseInt(uniqueId.substring(hash + 2, uniqueId.length() - 1)) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /**
   * Tells whether invocations can be chosen by their numbers.
   *
   * @param paths what is known to be below each invocation
   */
  boolean areAddressable(List<String> paths) {
    return isOfClass() ? !paths.isEmpty() : !kinds().isEmpty();
  }

  /**
   * Returns the ids of a range of invocations, whether they exist or not. Of a class the tests are
   * named one by one: Jupiter runs only the last one of several whole invocations.
   *
   * @param paths what is below each invocation of a class
   */
  List<String> between(int first, int last, List<String> paths) {
    List<String> ends = isOfClass() ? paths : List.of("");
    List<String> ids = new ArrayList<>();
    for (int n = first; n <= last; n++) {
      for (String kind : kinds()) {
        for (String end : ends) {
          ids.add("%s/[%s:#%s]%s".formatted(uniqueId, kind, Integer.toString(n), end));
        }
      }
    }
    return ids;
  }

  private boolean isOfClass() {
    return kinds().contains(CLASS_INVOCATION);
  }

  private List<String> kinds() {
    return switch (type()) {
      case "test-template" -> List.of("test-template-invocation");
      case "test-factory", "dynamic-container" -> List.of("dynamic-test", "dynamic-container");
      case "class-template", "nested-class-template" -> List.of(CLASS_INVOCATION);
      default -> List.of();
    };
  }

  private String type() {
    int start = uniqueId.lastIndexOf("/[") + 2;
    int end = uniqueId.indexOf(':', start);
    return end < 0 ? "" : uniqueId.substring(start, end);
  }
}
