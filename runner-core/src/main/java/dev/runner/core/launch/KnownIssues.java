package dev.runner.core.launch;

import dev.runner.core.result.KnownIssue;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestDescriptor;

/**
 * Finds the issues that tests are known to have, on their methods and the classes around them.
 *
 * <p>Nearly no test has any, so it first looks whether an annotation on the way is or carries one;
 * each class and each kind of annotation is looked at once. Lives for one portion; for one thread
 * at a time.
 */
final class KnownIssues {

  private static final List<String> OWN =
      List.of("dev.runner.api.KnownIssue", "dev.runner.api.KnownIssue$List");

  private final Map<Class<?>, List<KnownIssue>> ofClasses = new HashMap<>();
  private final Map<Class<? extends Annotation>, Boolean> carriers = new HashMap<>();

  /** Returns the issues of a test, the strictest mode first. */
  List<KnownIssue> of(TestDescriptor descriptor) {
    List<KnownIssue> found = List.of();
    Optional<TestDescriptor> at = Optional.of(descriptor);
    while (at.isPresent()) {
      Optional<AnnotatedElement> element = at.get().getSource().flatMap(DisabledTests::element);
      List<KnownIssue> here = element.isPresent() ? of(element.get()) : List.of();
      if (!here.isEmpty()) {
        found = new ArrayList<>(found);
        found.addAll(here);
      }
      at = at.get().getParent();
    }
    return found.isEmpty() ? found : sorted(found);
  }

  /** An invocation and its method have the same source, so the same issue may come twice. */
  private static List<KnownIssue> sorted(List<KnownIssue> issues) {
    return new LinkedHashSet<>(issues)
        .stream().sorted(Comparator.comparing(KnownIssue::mode)).toList();
  }

  private List<KnownIssue> of(AnnotatedElement element) {
    if (!(element instanceof Class<?> type)) {
      return isCarried(element) ? read(element) : List.of();
    }
    List<KnownIssue> known = ofClasses.get(type);
    if (known == null) {
      known = isCarriedBy(type) ? read(type) : List.of();
      ofClasses.put(type, known);
    }
    return known;
  }

  private boolean isCarriedBy(Class<?> type) {
    if (isCarried(type)) {
      return true;
    }
    for (Class<?> above : type.getInterfaces()) {
      if (isCarriedBy(above)) {
        return true;
      }
    }
    Class<?> parent = type.getSuperclass();
    return parent != null && parent != Object.class && isCarriedBy(parent);
  }

  private boolean isCarried(AnnotatedElement element) {
    for (Annotation annotation : element.getDeclaredAnnotations()) {
      if (isCarrier(annotation.annotationType(), Set.of())) {
        return true;
      }
    }
    return false;
  }

  private boolean isCarrier(Class<? extends Annotation> type, Set<Class<?>> above) {
    Boolean known = carriers.get(type);
    if (known == null) {
      known = OWN.contains(type.getName());
      Set<Class<?>> way = new LinkedHashSet<>(above);
      way.add(type);
      for (Annotation meta : type.getDeclaredAnnotations()) {
        known |= !way.contains(meta.annotationType()) && isCarrier(meta.annotationType(), way);
      }
      carriers.put(type, known);
    }
    return known;
  }

  private static List<KnownIssue> read(AnnotatedElement element) {
    return AnnotationSupport.findRepeatableAnnotations(element, dev.runner.api.KnownIssue.class)
        .stream()
        .map(
            issue ->
                new KnownIssue(
                    issue.value(),
                    KnownIssue.Mode.valueOf(issue.mode().name()),
                    issue.reason(),
                    issue.link()))
        .toList();
  }
}
