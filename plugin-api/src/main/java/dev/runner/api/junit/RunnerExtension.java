package dev.runner.api.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.Cleanup;
import dev.runner.api.config.PluginOptions;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ModifierSupport;

/**
 * Gives test classes the values of options and a clean-up stack.
 *
 * <p>Registered by {@link OptionValue} and {@link RunnerTest}; it works the same with and without a
 * runner.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class RunnerExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        AfterEachCallback,
        TestInstancePostProcessor,
        ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(RunnerExtension.class);

  /** Creates the extension; JUnit does. */
  public RunnerExtension() {}

  /** Asks for the scope of the test, so that the clean-up of a constructor ends with it. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IllegalAccessException {
    setFields(context.getRequiredTestClass(), null, ModifierSupport::isStatic);
  }

  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context)
      throws IllegalAccessException {
    setFields(instance.getClass(), instance, ModifierSupport::isNotStatic);
  }

  @Override
  public void afterEach(ExtensionContext context) throws CleanupFailedException {
    cleanUp(context);
  }

  @Override
  public void afterAll(ExtensionContext context) throws CleanupFailedException {
    cleanUp(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.isAnnotated(OptionValue.class)
        || parameter.getParameter().getType() == Cleanup.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter
        .findAnnotation(OptionValue.class)
        .map(
            annotation ->
                value(
                    parameter.getDeclaringExecutable().getDeclaringClass(),
                    annotation,
                    parameter.getParameter().getParameterizedType()))
        .orElseGet(() -> cleanup(context));
  }

  private static Object cleanup(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(key(context), key -> new CleanupStack(), CleanupStack.class);
  }

  // Not left to the store, which closes a stack that was forgotten here: JUnit reports what the
  // store meets as a failure "to close extension context", and nobody learns what it was.
  private static void cleanUp(ExtensionContext context) throws CleanupFailedException {
    CleanupStack stack = context.getStore(NAMESPACE).get(key(context), CleanupStack.class);
    if (stack != null) {
      try {
        stack.close();
      } finally {
        stack.times().publish(context);
      }
    }
  }

  // With the scope's id: a store looks a key up in its ancestors, but a stack is its own.
  private static String key(ExtensionContext context) {
    return "cleanup " + context.getUniqueId();
  }

  private static void setFields(
      Class<?> type, @org.jspecify.annotations.Nullable Object instance, Predicate<Field> scope)
      throws IllegalAccessException {
    for (Field field : AnnotationSupport.findAnnotatedFields(type, OptionValue.class, scope)) {
      if (ModifierSupport.isFinal(field)) {
        throw new ExtensionConfigurationException(
            "Field '" + field + "' is final: @OptionValue cannot set it");
      }
      field.setAccessible(true);
      OptionValue annotation = field.getAnnotation(OptionValue.class);
      field.set(instance, value(field.getDeclaringClass(), annotation, field.getGenericType()));
    }
  }

  private static Object value(Class<?> owner, OptionValue annotation, Type type) {
    PluginOptions options = PluginOptions.of(owner);
    if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
      return options.find(annotation.value(), raw(generic.getActualTypeArguments()[0]));
    }
    return options.get(annotation.value(), raw(type));
  }

  private static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    throw new ExtensionConfigurationException(
        "@OptionValue cannot give a value of type '" + type + "'");
  }
}
