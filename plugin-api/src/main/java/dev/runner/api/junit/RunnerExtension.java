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
    implements BeforeAllCallback, TestInstancePostProcessor, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(RunnerExtension.class);

  /** Creates the extension; JUnit does. */
  public RunnerExtension() {}

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
    // The key holds the scope's id: a store looks a key up in its ancestors, a stack is its own.
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(
            "cleanup " + context.getUniqueId(), key -> new CleanupStack(), CleanupStack.class);
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
