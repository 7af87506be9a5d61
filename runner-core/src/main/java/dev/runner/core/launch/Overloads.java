package dev.runner.core.launch;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Knows which method names of a class are overloaded, so that printed ids stay unique.
 *
 * <p>The whole class counts, not the tests selected from it: a test keeps its printed id whatever
 * else runs.
 */
final class Overloads {

  /** How much of its parameters a printed id needs to name a method. */
  enum Need {
    NONE,
    SIMPLE_NAMES,
    FULL_NAMES,
    /** Two packages have a method of this signature, and neither overrides the other. */
    WITH_CLASS
  }

  private final Map<String, Need> needs = new HashMap<>();

  Overloads(Class<?> type) {
    Map<String, Set<String>> full = new HashMap<>();
    Map<String, Set<String>> simple = new HashMap<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      collect(c.getDeclaredMethods(), full, simple);
    }
    collect(type.getMethods(), full, simple);
    full.forEach(
        (name, signatures) -> {
          if (signatures.size() > 1) {
            boolean distinct = simple.getOrDefault(name, Set.of()).size() == signatures.size();
            needs.put(name, distinct ? Need.SIMPLE_NAMES : Need.FULL_NAMES);
          }
        });
    if (type.getSuperclass() != Object.class) {
      hidden(type).forEach(name -> needs.put(name, Need.WITH_CLASS));
    }
  }

  /** Returns the names of package-private methods that a class of another package repeats. */
  private static Set<String> hidden(Class<?> type) {
    Map<String, String> packages = new HashMap<>();
    Set<String> names = new HashSet<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        String signature = method.getName() + "(" + types(method, true) + ")";
        String below = packages.putIfAbsent(signature, c.getPackageName());
        boolean elsewhere = below != null && !below.equals(c.getPackageName());
        if (elsewhere && isPackagePrivate(method) && !method.isSynthetic()) {
          names.add(method.getName());
        }
      }
    }
    return names;
  }

  private static boolean isPackagePrivate(Method method) {
    int visible = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE;
    return (method.getModifiers() & visible) == 0;
  }

  Need of(String methodName) {
    return needs.getOrDefault(methodName, Need.NONE);
  }

  private static void collect(
      Method[] methods, Map<String, Set<String>> full, Map<String, Set<String>> simple) {
    for (Method method : methods) {
      if (!method.isSynthetic() && method.getDeclaringClass() != Object.class) {
        full.computeIfAbsent(method.getName(), name -> new HashSet<>(2)).add(types(method, true));
        simple
            .computeIfAbsent(method.getName(), name -> new HashSet<>(2))
            .add(types(method, false));
      }
    }
  }

  static String types(Method method, boolean full) {
    if (method.getParameterCount() == 0) {
      return "";
    }
    return Arrays.stream(method.getParameterTypes())
        .map(type -> full ? type.getTypeName() : type.getSimpleName())
        .collect(Collectors.joining(","));
  }
}
