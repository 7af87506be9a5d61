package dev.runner.core.launch;

import dev.runner.api.TestId;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.plugin.TestIdIndex;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * Tells the ids of tests by their {@code @TestId}.
 *
 * <p>A method that a class inherits is another test in each class that does: its id is made from
 * the method's and the class's. So is that of a method in a nested class which the class around it
 * inherits.
 *
 * @param plugin whose tests they are
 * @param disowned ids that are not unique, in small letters: a test that has one counts as one
 *     without
 */
record TestIds(PluginId plugin, Set<String> disowned) {

  TestIds {
    disowned = Set.copyOf(disowned);
  }

  /** Returns the id of a test, in small letters; empty if it has none of its own. */
  Optional<String> of(TestDescriptor descriptor) {
    Optional<TestDescriptor> at = Optional.of(descriptor);
    while (at.isPresent()) {
      if (at.get().getSource().orElse(null) instanceof MethodSource source) {
        Method method = source.getJavaMethod();
        Optional<String> declared = declared(method);
        return declared.isEmpty()
            ? declared
            : Optional.of(inherited(declared.get(), method, source.getJavaClass(), at.get()));
      }
      at = at.get().getParent();
    }
    return Optional.empty();
  }

  private Optional<String> declared(AnnotatedElement element) {
    TestId id = element.getDeclaredAnnotation(TestId.class);
    return Optional.ofNullable(id)
        .map(found -> found.value().toLowerCase(Locale.ROOT))
        .filter(text -> TestIdIndex.isUuid(text) && !disowned.contains(text));
  }

  private String inherited(
      String id, Method method, Class<?> testClass, TestDescriptor descriptor) {
    String own = method.getDeclaringClass() == testClass ? id : joined(id, testClass);
    Class<?> inner = testClass;
    Optional<TestDescriptor> at = descriptor.getParent();
    while (at.isPresent()) {
      if (at.get().getSource().orElse(null) instanceof ClassSource source) {
        Class<?> outer = source.getJavaClass();
        if (outer != inner && outer != inner.getEnclosingClass()) {
          own = joined(own, outer);
        }
        inner = outer;
      }
      at = at.get().getParent();
    }
    return own;
  }

  private String joined(String id, Class<?> type) {
    String name = declared(type).orElseGet(() -> plugin + ":" + type.getName());
    return UUID.nameUUIDFromBytes((id + " " + name).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
