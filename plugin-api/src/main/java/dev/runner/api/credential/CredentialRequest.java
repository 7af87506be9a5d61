package dev.runner.api.credential;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * What a test asks for.
 *
 * @param kind what it is needed for
 * @param roles the roles that it must have; others do no harm
 * @param label tells apart what is otherwise the same request; empty for the usual one
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record CredentialRequest(CredentialKind kind, Set<String> roles, String label) {

  /** Copies the roles, sorted. */
  public CredentialRequest {
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
  }

  /** Returns the request as a person would write it: {@code ALT with roles [audit]}. */
  @Override
  public String toString() {
    String text = roles.isEmpty() ? kind.name() : kind + " with roles " + roles;
    return label.isEmpty() ? text : text + " (" + label + ")";
  }
}
