package dev.runner.api.junit;

import dev.runner.api.config.OptionCondition;
import dev.runner.api.config.PluginOptions;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips what {@link EnabledIfOption} forbids. */
final class EnabledIfOptionCondition implements ExecutionCondition {

  EnabledIfOptionCondition() {}

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<AnnotatedElement> element = context.getElement();
    return element
        .flatMap(EnabledIfOptionCondition::unmet)
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("no option forbids it"));
  }

  private static Optional<String> unmet(AnnotatedElement element) {
    return found(element).stream()
        .flatMap(annotation -> unmet(annotation, owner(annotation, element)).stream())
        .findFirst();
  }

  private static Optional<String> unmet(EnabledIfOption annotation, Class<?> owner) {
    return PluginOptions.of(owner)
        .unmet(new OptionCondition(annotation.value(), List.of(annotation.anyOf())));
  }

  private static List<EnabledIfOption> found(AnnotatedElement element) {
    return AnnotationSupport.findRepeatableAnnotations(element, EnabledIfOption.class);
  }

  /** Returns the class that wrote the annotation, which may be of another plugin than the test. */
  private static Class<?> owner(EnabledIfOption annotation, AnnotatedElement element) {
    Class<?> owner =
        element instanceof Method method ? method.getDeclaringClass() : (Class<?>) element;
    while (element instanceof Class<?>
        && owner.getSuperclass() != null
        && found(owner.getSuperclass()).contains(annotation)) {
      owner = owner.getSuperclass();
    }
    return owner;
  }
}
