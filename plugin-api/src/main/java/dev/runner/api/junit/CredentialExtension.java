package dev.runner.api.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.credential.Credential;
import dev.runner.api.credential.CredentialLease;
import dev.runner.api.credential.CredentialRequest;
import dev.runner.api.credential.CredentialScope;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
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
 * Gives test classes credentials, and takes them back.
 *
 * <p>Registered by {@link UseCredential}. Leases are closed by JUnit's store, which comes behind
 * all callbacks, so that clean-up can still log in.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class CredentialExtension
    implements BeforeAllCallback, TestInstancePostProcessor, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(CredentialExtension.class);

  /** Creates the extension; JUnit does. */
  public CredentialExtension() {}

  /** Asks for the scope of the test, so that what an instance borrows ends with it. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IllegalAccessException {
    setFields(context, null, ModifierSupport::isStatic);
  }

  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context)
      throws IllegalAccessException {
    setFields(context, instance, ModifierSupport::isNotStatic);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.isAnnotated(UseCredential.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return credential(
        context, parameter.getParameter(), parameter.getParameter().getType(), parameter);
  }

  private static void setFields(
      ExtensionContext context, @Nullable Object instance, Predicate<Field> scope)
      throws IllegalAccessException {
    Class<?> type = instance == null ? context.getRequiredTestClass() : instance.getClass();
    List<Field> fields = AnnotationSupport.findAnnotatedFields(type, UseCredential.class, scope);
    for (Field field : fields) {
      if (ModifierSupport.isFinal(field)) {
        throw new ExtensionConfigurationException(
            "Field '" + field + "' is final: @UseCredential cannot set it");
      }
      field.setAccessible(true);
      field.set(instance, credential(context, field, field.getType(), field));
    }
  }

  private static Credential credential(
      ExtensionContext context, AnnotatedElement place, Class<?> type, Object shown) {
    if (type != Credential.class) {
      throw new ExtensionConfigurationException(
          "@UseCredential cannot give a '%s' to '%s': let it be a Credential"
              .formatted(type.getName(), shown));
    }
    UseCredential wanted =
        AnnotationSupport.findAnnotation(place, UseCredential.class).orElseThrow();
    CredentialRequest request =
        new CredentialRequest(wanted.kind(), Set.of(wanted.roles()), wanted.label());
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(request, key -> borrow(request, context), CredentialLease.class)
        .credential();
  }

  private static CredentialLease borrow(CredentialRequest request, ExtensionContext context) {
    Class<?> owner = context.getRequiredTestClass();
    String holder =
        owner.getName() + context.getTestMethod().map(method -> "." + method.getName()).orElse("");
    return scope(owner)
        .map(scope -> scope.borrow(request, holder))
        .orElseGet(() -> StandaloneCredentials.borrow(owner.getClassLoader(), request));
  }

  private static Optional<CredentialScope> scope(Class<?> owner) {
    for (ClassLoader loader = owner.getClassLoader(); loader != null; loader = loader.getParent()) {
      if (loader instanceof CredentialScope scope) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }
}
