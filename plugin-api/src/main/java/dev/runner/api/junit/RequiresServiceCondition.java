package dev.runner.api.junit;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.runner.api.config.AvailableServices;
import dev.runner.api.config.NearestName;
import dev.runner.api.config.PluginOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Skips what needs a service that is not there; registered by {@link RequiresService}.
 *
 * @since 0.1
 */
@API(status = INTERNAL, since = "0.1")
public final class RequiresServiceCondition implements ExecutionCondition {

  /** Creates the condition; JUnit does. */
  public RequiresServiceCondition() {}

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<RequiresService> required =
        AnnotationSupport.findAnnotation(context.getElement(), RequiresService.class);
    if (required.isEmpty()) {
      return ConditionEvaluationResult.enabled("No service is required");
    }
    PluginOptions options = PluginOptions.of(context.getRequiredTestClass());
    List<String> absent =
        Arrays.stream(required.get().value())
            .filter(service -> !isAvailable(service, options, context))
            .toList();
    return absent.isEmpty()
        ? ConditionEvaluationResult.enabled("All required services are there")
        : ConditionEvaluationResult.disabled(reason(absent));
  }

  private static String reason(List<String> absent) {
    return absent.stream()
        .map(
            service ->
                "service '%s' is not available (%s is false)".formatted(service, key(service)))
        .collect(Collectors.joining(", "));
  }

  private static boolean isAvailable(
      String service, PluginOptions options, ExtensionContext context) {
    TreeSet<String> declared = new TreeSet<>();
    for (String key : options.declaredKeys()) {
      if (key.startsWith(key(""))) {
        declared.add(key.substring(key("").length()));
      }
    }
    if (!declared.contains(service)) {
      throw new ExtensionConfigurationException(
          "@RequiresService(\"%s\") at '%s' names a service that is not declared (%s): %s"
              .formatted(
                  service,
                  context.getElement().map(Object::toString).orElse(context.getDisplayName()),
                  declared.isEmpty() ? "none is" : "declared are " + String.join(", ", declared),
                  advice(service, declared)));
    }
    return options.get(key(service), Boolean.class);
  }

  private static String advice(String service, Set<String> declared) {
    String declare = "declare it by AvailableServices.group in the OptionDeclarations";
    return new NearestName(declared)
        .to(service)
        .map(near -> "did you mean '" + near + "'? If not, " + declare)
        .orElse(declare);
  }

  private static String key(String service) {
    return AvailableServices.GROUP + "." + service;
  }
}
