package dev.runner.api;

import dev.runner.api.KnownIssue.Mode;
import dev.runner.api.config.OptionScope;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.IncompleteExecutionException;
import org.opentest4j.TestAbortedException;

/**
 * Skips tests with a known issue; where no runner is there to judge failures, turns those of the
 * other modes into aborted tests.
 */
final class KnownIssueExtension
    implements ExecutionCondition,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {

  private static final ConditionEvaluationResult ENABLED =
      ConditionEvaluationResult.enabled("no known issue skips it");

  KnownIssueExtension() {}

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    String skipping =
        issues(context.getElement()).stream()
            .filter(issue -> issue.mode() == Mode.SKIP)
            .map(KnownIssueExtension::text)
            .collect(Collectors.joining("; "));
    return skipping.isEmpty() ? ENABLED : ConditionEvaluationResult.disabled(skipping);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    judge(context, failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    judge(context, failure);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    judge(context, failure);
  }

  private static void judge(ExtensionContext context, Throwable failure) throws Throwable {
    if (failure instanceof IncompleteExecutionException || hasRunner(context)) {
      throw failure;
    }
    List<KnownIssue> known = new ArrayList<>();
    for (Optional<ExtensionContext> at = Optional.of(context);
        at.isPresent();
        at = at.get().getParent()) {
      known.addAll(issues(at.get().getElement()));
    }
    known.removeIf(issue -> issue.mode() == Mode.SKIP);
    if (known.isEmpty()) {
      throw failure;
    }
    String issues = known.stream().map(KnownIssueExtension::text).collect(Collectors.joining("; "));
    throw new TestAbortedException(issues + ": " + failure, failure);
  }

  private static boolean hasRunner(ExtensionContext context) {
    ClassLoader loader = context.getRequiredTestClass().getClassLoader();
    while (loader != null && !(loader instanceof OptionScope)) {
      loader = loader.getParent();
    }
    return loader != null;
  }

  private static List<KnownIssue> issues(Optional<AnnotatedElement> element) {
    return AnnotationSupport.findRepeatableAnnotations(element, KnownIssue.class);
  }

  private static String text(KnownIssue issue) {
    String reason = issue.reason().isBlank() ? "" : ": " + issue.reason();
    String link = issue.link().isBlank() ? "" : " (" + issue.link() + ")";
    return "Known issue " + issue.value() + reason + link;
  }
}
