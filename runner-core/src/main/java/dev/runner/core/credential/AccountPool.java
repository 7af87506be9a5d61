package dev.runner.core.credential;

import dev.runner.api.credential.CredentialRequest;
import dev.runner.api.credential.Secret;
import dev.runner.core.plugin.PluginId;
import java.util.Comparator;
import java.util.List;

/**
 * The accounts of a credentials file.
 *
 * @param accounts the accounts, in the order of the file
 */
public record AccountPool(List<Account> accounts) {

  /** Copies the list. */
  public AccountPool {
    accounts = List.copyOf(accounts);
  }

  /**
   * Returns the accounts that could serve a request, the ones with the fewest roles to spare first,
   * so that rich accounts stay free.
   */
  public List<Account> fitting(CredentialRequest request, PluginId plugin) {
    return accounts.stream()
        .filter(account -> account.fits(request, plugin))
        .sorted(Comparator.comparing(account -> account.roles().size()))
        .toList();
  }

  /** Returns all secrets. */
  public List<String> secrets() {
    return accounts.stream()
        .flatMap(account -> account.secrets().values().stream())
        .map(Secret::reveal)
        .toList();
  }
}
