package dev.runner.core.launch;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectIteration;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.UniqueId.Segment;

/**
 * Turns unique ids into selectors, those of a template's invocations into one selector of their
 * numbers: Jupiter compares each invocation with each unique id that it was asked for, but looks
 * numbers up.
 */
final class InvocationSelectors {

  private final UniqueId engine;
  private final ClassLoader loader;

  /**
   * Prepares to translate.
   *
   * @param engine the id of the engine's root
   * @param loader the loader of the plugin's classes
   */
  InvocationSelectors(UniqueId engine, ClassLoader loader) {
    this.engine = engine;
    this.loader = loader;
  }

  /** Returns what selects some unique ids below the engine, in their order. */
  List<DiscoverySelector> select(List<UniqueId> ids) {
    Map<UniqueId, List<Integer>> templates = new LinkedHashMap<>();
    List<DiscoverySelector> selectors = new ArrayList<>();
    for (UniqueId id : ids) {
      int number = number(id.getLastSegment());
      if (number > 0) {
        templates.computeIfAbsent(id.removeLastSegment(), key -> new ArrayList<>()).add(number);
      } else {
        selectors.add(selectUniqueId(id));
      }
    }
    templates.forEach((template, numbers) -> selectors.addAll(select(template, numbers)));
    return selectors;
  }

  /** Returns the number of an invocation of a template; 0 for anything else. */
  private static int number(Segment segment) {
    String value = segment.getValue();
    boolean numbered = segment.getType().equals("test-template-invocation") && value.length() > 1;
    try {
      return numbered ? Integer.parseInt(value.substring(1)) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private List<DiscoverySelector> select(UniqueId template, List<Integer> numbers) {
    Optional<DiscoverySelector> method = method(template);
    if (method.isPresent()) {
      int[] indices = numbers.stream().mapToInt(number -> number - 1).toArray();
      return List.of(selectIteration(method.get(), indices));
    }
    return numbers.stream()
        .map(number -> template.append("test-template-invocation", "#" + number))
        .<DiscoverySelector>map(id -> selectUniqueId(id))
        .toList();
  }

  /** Returns what selects a template by its method; empty if that could be another one. */
  private Optional<DiscoverySelector> method(UniqueId template) {
    List<Segment> below =
        template.getSegments().subList(engine.getSegments().size(), template.getSegments().size());
    String signature = template.getLastSegment().getValue();
    int open = signature.indexOf('(');
    if (open < 0 || !signature.endsWith(")") || signature.contains("#")) {
      return Optional.empty();
    }
    try {
      Optional<Class<?>> type = type(below.subList(0, below.size() - 1));
      String parameters = signature.substring(open + 1, signature.length() - 1);
      Optional<Method> method =
          type.flatMap(
              owner ->
                  ReflectionSupport.findMethod(owner, signature.substring(0, open), parameters));
      return method.map(found -> selectMethod(type.orElseThrow(), found));
    } catch (ClassNotFoundException | LinkageError | JUnitException | SecurityException e) {
      return Optional.empty(); // by unique id, the engine says what is wrong
    }
  }

  /** Returns the class of a path; empty if Jupiter would not find it at that path by itself. */
  private Optional<Class<?>> type(List<Segment> path) throws ClassNotFoundException {
    Class<?> type = null;
    for (Segment segment : path) {
      boolean top = type == null && segment.getType().equals("class");
      if (!top && (type == null || !segment.getType().equals("nested-class"))) {
        return Optional.empty();
      }
      String name = top ? segment.getValue() : type.getName() + "$" + segment.getValue();
      Class<?> next = Class.forName(name, false, loader);
      if (!top && next.getEnclosingClass() != type) {
        return Optional.empty();
      }
      type = next;
    }
    return Optional.ofNullable(type);
  }
}
