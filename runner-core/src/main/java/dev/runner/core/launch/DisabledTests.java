package dev.runner.core.launch;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * Knows which tests carry {@code @Disabled}, themselves or by a class around them: the one
 * condition that can be read without running anything.
 */
final class DisabledTests {

  private static final String DEACTIVATED = "junit.jupiter.conditions.deactivate";

  private DisabledTests() {}

  /** Tells whether the annotation has its effect: a parameter can switch it off. */
  static boolean areSkipped(ConfigurationParameters parameters) {
    return parameters.get(DEACTIVATED).filter(pattern -> !pattern.isBlank()).isEmpty();
  }

  /** Returns the reason why a test is disabled, empty text if none is given. */
  static Optional<String> reason(TestDescriptor descriptor) {
    return descriptor
        .getSource()
        .flatMap(DisabledTests::element)
        .flatMap(element -> AnnotationSupport.findAnnotation(element, Disabled.class))
        .map(Disabled::value)
        .or(() -> descriptor.getParent().flatMap(DisabledTests::reason));
  }

  /** Returns the method or class that a test comes from. */
  static Optional<AnnotatedElement> element(TestSource source) {
    if (source instanceof MethodSource method) {
      return Optional.of(method.getJavaMethod());
    }
    return source instanceof ClassSource type ? Optional.of(type.getJavaClass()) : Optional.empty();
  }
}
