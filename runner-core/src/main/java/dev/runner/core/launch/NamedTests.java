package dev.runner.core.launch;

import dev.runner.core.result.TestDescription;
import dev.runner.core.suite.MethodName;
import dev.runner.core.suite.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.UniqueId.Segment;

/**
 * Decides whether a test of Jupiter belongs to the classes and methods that a selection names, as
 * Jupiter itself would decide by selectors.
 */
public final class NamedTests {

  /** Segments above a test class: the runner's engine, the plugin, Jupiter. */
  private static final int OWN_SEGMENTS = 3;

  private final Selection selection;
  private final Set<String> classes;

  /**
   * Makes the decision for one plugin.
   *
   * @param selection what is wanted
   * @param classes binary names of the plugin's classes that the selection names
   */
  public NamedTests(Selection selection, List<String> classes) {
    this.selection = selection;
    this.classes = Set.copyOf(classes);
  }

  /** Tells whether a test is wanted; all are if the selection names no classes. */
  public boolean wants(TestDescription test) {
    if (!selection.namesClasses()) {
      return true;
    }
    List<Segment> segments = UniqueId.parse(test.uniqueId()).getSegments();
    List<String> around = new ArrayList<>();
    Optional<String> method = Optional.empty();
    for (Segment segment : segments.subList(OWN_SEGMENTS, segments.size())) {
      switch (segment.getType()) {
        case "class", "class-template" -> around.add(segment.getValue());
        case "nested-class", "nested-class-template" ->
            around.add(around.get(around.size() - 1) + "$" + segment.getValue());
        case "method", "test-template", "test-factory" -> method = Optional.of(segment.getValue());
        default -> {} // an invocation belongs to what it is an invocation of
      }
    }
    return isNamed(around, method);
  }

  private boolean isNamed(List<String> around, Optional<String> method) {
    if (around.stream()
        .anyMatch(name -> classes.contains(name) && selection.wantsWholeClass(name))) {
      return true;
    }
    String owner = around.get(around.size() - 1);
    return classes.contains(owner)
        && method.isPresent()
        && selection.methodsOf(owner).stream().anyMatch(name -> isName(name, method.get()));
  }

  /** Compares a name with a segment as {@code p.Declaring#name(int, [Ljava.lang.String;)}. */
  private static boolean isName(MethodName wanted, String segment) {
    int parameters = segment.lastIndexOf('(');
    String name = segment.substring(0, parameters);
    String types = segment.substring(parameters + 1, segment.length() - 1);
    return name.substring(name.indexOf('#') + 1).equals(wanted.methodName())
        && wanted.parameters().map(simpleNames(types)::equals).orElse(true);
  }

  private static String simpleNames(String types) {
    return Arrays.stream(types.split(","))
        .map(String::strip)
        .map(NamedTests::simpleName)
        .collect(Collectors.joining(","));
  }

  /** Returns the simple name of a class by its binary one, {@code String[]} for arrays. */
  private static String simpleName(String type) {
    int dimensions = type.lastIndexOf('[') + 1;
    String element = type.substring(dimensions);
    if (dimensions > 0) {
      element = element.length() == 1 ? primitive(element) : element.substring(1);
      element = element.replace(";", "");
    }
    int start = Math.max(element.lastIndexOf('.'), element.lastIndexOf('$')) + 1;
    return element.substring(start) + "[]".repeat(dimensions);
  }

  private static String primitive(String descriptor) {
    return switch (descriptor) {
      case "Z" -> "boolean";
      case "B" -> "byte";
      case "C" -> "char";
      case "S" -> "short";
      case "I" -> "int";
      case "J" -> "long";
      case "F" -> "float";
      default -> "double";
    };
  }
}
