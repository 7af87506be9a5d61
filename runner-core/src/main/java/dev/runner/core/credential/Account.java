package dev.runner.core.credential;

import dev.runner.api.credential.Credential;
import dev.runner.api.credential.CredentialKind;
import dev.runner.api.credential.CredentialRequest;
import dev.runner.api.credential.Secret;
import dev.runner.core.plugin.PluginId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An account of the credentials file.
 *
 * @param name its name, unique in the file whatever the case
 * @param kind what it can be lent as; empty for a user, as whatever but an administrator
 * @param roles its roles
 * @param plugins whose tests may have it; empty for all
 * @param fields what everybody may know
 * @param secrets what nobody may
 */
public record Account(
    String name,
    Optional<CredentialKind> kind,
    Set<String> roles,
    Set<PluginId> plugins,
    Map<String, String> fields,
    Map<String, Secret> secrets) {

  /** Copies the collections. */
  public Account {
    roles = Set.copyOf(roles);
    plugins = Set.copyOf(plugins);
    fields = Map.copyOf(fields);
    secrets = Map.copyOf(secrets);
  }

  /** Tells whether a plugin's tests can be lent this for a request. */
  boolean fits(CredentialRequest request, PluginId plugin) {
    boolean right = kind.map(request.kind()::equals).orElse(request.kind() != CredentialKind.ADMIN);
    return right
        && roles.containsAll(request.roles())
        && (plugins.isEmpty() || plugins.contains(plugin));
  }

  /** Returns it as it is lent. */
  public Credential lent(CredentialRequest request) {
    return new Credential(name, request.kind(), roles, fields, secrets);
  }
}
