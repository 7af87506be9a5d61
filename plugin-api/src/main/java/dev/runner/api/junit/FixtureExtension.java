package dev.runner.api.junit;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.opentest4j.TestAbortedException;

/**
 * Runs the phases of a class in their order; registered by {@link RunnerTest}.
 *
 * <p>Methods of phases are {@code @BeforeAll} methods, so JUnit checks them and registers the
 * extensions that their parameters name. But JUnit has no order for them, so they are called here,
 * and JUnit's own calls are left out. Skip checks run before other extensions borrow or start
 * anything; the rest runs in place of the first {@code @BeforeAll} method, so that
 * {@code @AfterAll} methods follow if one fails.
 *
 * @since 0.1
 */
@API(status = INTERNAL, since = "0.1")
public final class FixtureExtension implements BeforeAllCallback, InvocationInterceptor {

  private static final Namespace NAMESPACE = Namespace.create(FixtureExtension.class);

  /** Creates the extension; JUnit does. */
  public FixtureExtension() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    List<Method> methods = beforeAllMethods(context);
    if (!methods.isEmpty()) { // most classes have none, and load nothing more
      run(methods, List.of(FixturePhase.SKIP_CHECK), context);
    }
  }

  @Override
  public void interceptBeforeAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    // With the scope's id: a store looks a key up in its ancestors, too.
    if (context.getStore(NAMESPACE).get(context.getUniqueId()) == null) {
      context.getStore(NAMESPACE).put(context.getUniqueId(), true);
      run(beforeAllMethods(context), FixturePhase.setUps(), context);
    }
    if (FixturePhase.of(method.getExecutable()).isPresent()) {
      invocation.skip();
    } else {
      invocation.proceed();
    }
  }

  private static List<Method> beforeAllMethods(ExtensionContext context) {
    return AnnotationSupport.findAnnotatedMethods(
        context.getRequiredTestClass(), BeforeAll.class, HierarchyTraversalMode.TOP_DOWN);
  }

  private static void run(
      List<Method> methods, List<FixturePhase> phases, ExtensionContext context) {
    StepTimes times = new StepTimes("runner.set-up");
    try {
      for (FixturePhase phase : phases) {
        methods.stream()
            .filter(method -> FixturePhase.of(method).filter(phase::equals).isPresent())
            .forEach(method -> call(phase.nameOf(method), method, context, times));
      }
    } finally {
      times.publish(context);
    }
  }

  private static void call(String where, Method method, ExtensionContext context, StepTimes times) {
    long start = System.nanoTime();
    boolean failed = true;
    try {
      context.getExecutableInvoker().invoke(method, context.getTestInstance().orElse(null));
      failed = false;
    } catch (TestAbortedException e) {
      failed = false;
      throw new TestAbortedException(ThrowableText.message(e) + " (" + where + ")", e);
    } catch (OutOfMemoryError e) {
      throw e; // The process is about to be replaced.
    } catch (Throwable e) {
      throw new SetUpFailedException(where, e);
    } finally {
      times.add(where, Duration.ofNanos(System.nanoTime() - start), failed);
    }
  }
}
