package dev.runner.api.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.junit.RunningTest.Phase;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Tells code that tests call which {@link RunningTest} calls it.
 *
 * <p>Registered by {@link RunnerTest} and {@link dev.runner.api.client.Client}. Where it is
 * registered by hand, it comes before extensions whose calls shall be known.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class RunningTestExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        InvocationInterceptor {

  private static final Namespace NAMESPACE = Namespace.create(RunningTestExtension.class);

  /** Creates the extension; JUnit does. */
  public RunningTestExtension() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    enter(context, Phase.CLASS_SET_UP);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    context
        .getParent()
        .flatMap(RunningTestExtension::found)
        .ifPresent(entered -> entered.test().phase(Phase.CLASS_TEAR_DOWN));
    enter(context, Phase.SET_UP);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    leave(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    leave(context);
  }

  @Override
  public <T> T interceptTestClassConstructor(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Constructor<T>> constructor,
      ExtensionContext context)
      throws Throwable {
    return during(Phase.SET_UP, context, invocation);
  }

  @Override
  public void interceptBeforeAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    during(Phase.CLASS_SET_UP, context, invocation);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    during(Phase.SET_UP, context, invocation);
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    duringTest(context, invocation);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    duringTest(context, invocation);
  }

  @Override
  public <T> T interceptTestFactoryMethod(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    return duringTest(context, invocation);
  }

  /** A dynamic test has no callbacks: it begins and ends here. */
  @Override
  public void interceptDynamicTest(
      Invocation<@Nullable Void> invocation,
      DynamicTestInvocationContext test,
      ExtensionContext context)
      throws Throwable {
    enter(context, Phase.TEST);
    try {
      invocation.proceed();
    } finally {
      leave(context);
    }
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    during(Phase.TEAR_DOWN, context, invocation);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    during(Phase.CLASS_TEAR_DOWN, context, invocation);
  }

  private static <T> T duringTest(ExtensionContext context, Invocation<T> invocation)
      throws Throwable {
    try {
      return during(Phase.TEST, context, invocation);
    } finally {
      found(context).ifPresent(entered -> entered.test().phase(Phase.TEAR_DOWN));
    }
  }

  /** Binds once more: the method may run on a thread of its own, by a time limit for instance. */
  private static <T> T during(Phase phase, ExtensionContext context, Invocation<T> invocation)
      throws Throwable {
    Optional<Entered> entered = found(context);
    if (entered.isEmpty()) {
      return invocation.proceed();
    }
    RunningTest test = entered.get().test();
    Phase outside = test.phase();
    RunningTest before = RunningTest.enter(test);
    test.phase(phase);
    try {
      return invocation.proceed();
    } finally {
      test.phase(outside);
      RunningTest.enter(before);
    }
  }

  private static void enter(ExtensionContext context, Phase phase) {
    RunningTest test = new RunningTest(context, phase);
    Entered entered = new Entered(test, Optional.ofNullable(RunningTest.enter(test)));
    context.getStore(NAMESPACE).put(context.getUniqueId(), entered);
  }

  private static void leave(ExtensionContext context) {
    Entered entered = context.getStore(NAMESPACE).remove(context.getUniqueId(), Entered.class);
    if (entered != null) {
      RunningTest.enter(entered.before().orElse(null));
      entered.test().end();
    }
  }

  private static Optional<Entered> found(ExtensionContext context) {
    return Optional.ofNullable(
        context.getStore(NAMESPACE).get(context.getUniqueId(), Entered.class));
  }

  /**
   * What was bound to the thread.
   *
   * @param test the test or class
   * @param before what the thread ran before
   */
  private record Entered(RunningTest test, Optional<RunningTest> before) {}
}
