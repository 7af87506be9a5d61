package dev.runner.api.credential;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * An account of the system under test. Immutable; printing it shows no secret.
 *
 * @param name what it is called, in messages and reports as well
 * @param kind what it was asked for as
 * @param roles its roles
 * @param fields what everybody may know of it, by name: a user, a project
 * @param secrets what nobody may, by name: a password, a token
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Credential(
    String name,
    CredentialKind kind,
    Set<String> roles,
    Map<String, String> fields,
    Map<String, Secret> secrets) {

  /** Copies the collections, sorted. */
  public Credential {
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
  }

  /**
   * Returns a credential without fields.
   *
   * @param name what it is called
   * @param request what was asked for
   * @return the credential, of the kind and roles of the request
   */
  public static Credential of(String name, CredentialRequest request) {
    return new Credential(name, request.kind(), request.roles(), Map.of(), Map.of());
  }

  /**
   * Returns this with one more field.
   *
   * @param field its name
   * @param value what everybody may know
   * @return another credential
   */
  public Credential with(String field, String value) {
    Map<String, String> more = new TreeMap<>(fields);
    more.put(field, value);
    return new Credential(name, kind, roles, more, secrets);
  }

  /**
   * Returns this with one more secret.
   *
   * @param field its name
   * @param value what nobody may know
   * @return another credential
   */
  public Credential with(String field, Secret value) {
    Map<String, Secret> more = new TreeMap<>(secrets);
    more.put(field, value);
    return new Credential(name, kind, roles, fields, more);
  }

  /**
   * Returns a field that everybody may know.
   *
   * @param field its name
   * @return its value
   * @throws CredentialException if there is no such field
   */
  public String field(String field) {
    return present(field, fields.get(field), "field", fields.keySet());
  }

  /**
   * Returns a secret.
   *
   * @param field its name
   * @return the secret
   * @throws CredentialException if there is no such secret
   */
  public Secret secret(String field) {
    return present(field, secrets.get(field), "secret", secrets.keySet());
  }

  private <T> T present(String field, @Nullable T value, String what, Set<String> known) {
    if (value == null) {
      throw new CredentialException(
          "Credential '%s' has no %s '%s' (it has: %s)"
              .formatted(name, what, field, String.join(", ", known)));
    }
    return value;
  }
}
