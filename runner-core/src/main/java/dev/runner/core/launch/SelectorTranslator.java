package dev.runner.core.launch;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.runner.core.issue.Issue;
import dev.runner.core.suite.MethodName;
import dev.runner.core.suite.Portion;
import dev.runner.core.suite.Selection;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.UniqueId;

/** Turns a portion into the selectors of one engine. */
final class SelectorTranslator {

  private final PortionSelector share;
  private final Consumer<Issue> issues;

  SelectorTranslator(PortionSelector share, Consumer<Issue> issues) {
    this.share = share;
    this.issues = issues;
  }

  /** Returns the selectors of the engine whose root has this id. */
  List<DiscoverySelector> selectors(UniqueId engine, boolean packages) {
    Portion portion = share.portion();
    if (!portion.uniqueIds().isEmpty()) {
      List<UniqueId> ids =
          portion.uniqueIds().stream()
              .map(UniqueId::parse)
              .filter(id -> id.hasPrefix(engine))
              .toList();
      return new InvocationSelectors(engine, share.plugin().plugin().classLoader()).select(ids);
    }
    List<DiscoverySelector> selectors = new ArrayList<>();
    portion.classes().forEach(name -> addClass(name, selectors));
    if (packages && !share.selection().namesClasses()) {
      List<String> names = share.plugin().packages();
      (names.isEmpty() ? List.of("") : names).forEach(name -> selectors.add(selectPackage(name)));
    }
    return selectors;
  }

  private void addClass(String name, List<DiscoverySelector> selectors) {
    try {
      Class<?> type = Class.forName(name, false, share.plugin().plugin().classLoader());
      Selection selection = share.selection();
      if (!selection.namesClasses()) {
        if (standsAlone(type)) {
          selectors.add(selectClass(type));
        }
      } else if (selection.wantsWholeClass(name)) {
        selectors.add(selectClass(type));
      } else {
        selection.methodsOf(name).forEach(method -> addMethods(type, method, selectors));
      }
    } catch (ClassNotFoundException | LinkageError | SecurityException e) {
      issues.accept(
          Issue.error(
              "suite.class-not-loadable",
              name,
              "Class '%s' of plugin '%s' cannot be loaded (%s): %s"
                  .formatted(name, share.portion().plugin(), e, advice(e))));
    }
  }

  private static String advice(Throwable problem) {
    boolean missing =
        problem instanceof NoClassDefFoundError && problem.getCause() instanceof Exception;
    return missing
        ? "add the library that holds what is missing to the plugin's lib/"
        : "build the plugin again";
  }

  /** Tells whether JUnit would find a class by scanning its package. */
  private static boolean standsAlone(Class<?> type) {
    return !type.isMemberClass() || Modifier.isStatic(type.getModifiers());
  }

  private static void addMethods(
      Class<?> type, MethodName wanted, List<DiscoverySelector> selectors) {
    Map<String, Method> found = new LinkedHashMap<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      addMethods(c.getDeclaredMethods(), wanted, found);
    }
    addMethods(type.getMethods(), wanted, found); // those of interfaces
    found.values().forEach(method -> selectors.add(selectMethod(type, method)));
  }

  private static void addMethods(Method[] methods, MethodName wanted, Map<String, Method> found) {
    for (Method method : methods) {
      boolean named = method.getName().equals(wanted.methodName()) && !method.isSynthetic();
      String parameters = Overloads.types(method, false);
      if (named && wanted.parameters().map(parameters::equals).orElse(true)) {
        found.putIfAbsent(Overloads.types(method, true), method);
      }
    }
  }
}
