package dev.runner.api.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;

/** What a test class does before its first test, in this order. */
enum FixturePhase {
  SKIP_CHECK(SkipCheck.class, "skip check"),
  CREDENTIALS(SetUpCredentials.class, "set-up of credentials"),
  CLIENTS(SetUpClients.class, "set-up of clients"),
  RESOURCES(SetUpResources.class, "set-up of resources");

  private static final List<FixturePhase> SET_UPS = List.of(CREDENTIALS, CLIENTS, RESOURCES);

  private final Class<? extends Annotation> annotation;
  private final String title;

  FixturePhase(Class<? extends Annotation> annotation, String title) {
    this.annotation = annotation;
    this.title = title;
  }

  /** Returns those behind the skip check. */
  static List<FixturePhase> setUps() {
    return SET_UPS;
  }

  /** Returns the phase that a method belongs to; the first one if it carries several. */
  static Optional<FixturePhase> of(Method method) {
    return Arrays.stream(values())
        .filter(phase -> AnnotationSupport.isAnnotated(method, phase.annotation))
        .findFirst();
  }

  /** Names a method of this phase. */
  String nameOf(Method method) {
    return "%s '%s.%s'"
        .formatted(title, method.getDeclaringClass().getSimpleName(), method.getName());
  }
}
