package dev.runner.api.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.credential.CredentialKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Borrows a {@link dev.runner.api.credential.Credential} for a parameter or field of that type.
 *
 * <p>What a test's or {@code @BeforeEach} method's parameter, a constructor's parameter or a field
 * borrows is given back behind the test; what a static field or a {@code @BeforeAll} method's
 * parameter borrows, behind the class. Nobody else has it until then. Equal requests of one test
 * get the same credential, and one that its class has already is the class's.
 *
 * <p>While none is free, the test waits, at most {@code credentials.wait}, and its own time limit
 * goes on. A test that gets none fails. Without the runner the plugin's own credential provider is
 * called, in the test's process.
 *
 * @since 0.1
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CredentialExtension.class)
@API(status = EXPERIMENTAL, since = "0.1")
public @interface UseCredential {

  /**
   * Returns what the credential is needed for.
   *
   * @return the kind
   */
  CredentialKind kind() default CredentialKind.PRIMARY;

  /**
   * Returns the roles that it must have.
   *
   * @return names of roles, none by default
   */
  String[] roles() default {};

  /**
   * Returns what tells this apart from another one of the same kind and roles.
   *
   * @return any text, empty by default
   */
  String label() default "";
}
