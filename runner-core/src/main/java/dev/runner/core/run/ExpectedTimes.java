package dev.runner.core.run;

import dev.runner.core.result.TestDescription;
import dev.runner.core.store.ResultStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long tests took when they last ran; of a method, all its invocations together. */
public final class ExpectedTimes {

  /** Where the part of a key begins that tells invocations of one method apart. */
  private static final Pattern INVOCATION =
      Pattern.compile("/\\[(test-template-invocation|dynamic-test|dynamic-container):.*|\\(#.*");

  private static final Pattern OF_CLASS = Pattern.compile("/\\[class-template-invocation:.*");

  private final Map<String, Duration> times = new HashMap<>();

  /** Reads the times of all stored tests. */
  public ExpectedTimes(ResultStore store) {
    store
        .durations()
        .forEach(
            (key, duration) -> {
              String method = cut(INVOCATION, key.value());
              times.merge(method, duration, Duration::plus);
              String type = cut(OF_CLASS, method);
              if (!type.equals(method)) {
                times.merge(type, duration, Duration::plus);
              }
              if (!method.equals(key.value())) {
                times.merge(key.value(), duration, Duration::plus);
              }
            });
  }

  /** Returns the time of a test or test method; empty if it never ran. */
  public Optional<Duration> of(TestDescription test) {
    return Optional.ofNullable(times.get(test.key().value()));
  }

  private static String cut(Pattern end, String key) {
    Matcher matcher = end.matcher(key);
    return matcher.find() ? key.substring(0, matcher.start()) : key;
  }
}
