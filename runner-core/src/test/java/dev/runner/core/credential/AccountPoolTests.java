package dev.runner.core.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.api.credential.CredentialKind;
import dev.runner.api.credential.CredentialRequest;
import dev.runner.api.credential.Secret;
import dev.runner.core.plugin.PluginId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountPoolTests {

  private static final PluginId SHOP = new PluginId("shop");

  private final AccountPool pool =
      new AccountPool(
          List.of(
              account("rich", Optional.empty(), Set.of("audit", "sell"), Set.of()),
              account("poor", Optional.empty(), Set.of(), Set.of()),
              account("other", Optional.empty(), Set.of(), Set.of(new PluginId("bank"))),
              account("second", Optional.of(CredentialKind.ALT), Set.of("audit"), Set.of()),
              account("root", Optional.of(CredentialKind.ADMIN), Set.of(), Set.of(SHOP))));

  private static Account account(
      String name, Optional<CredentialKind> kind, Set<String> roles, Set<PluginId> plugins) {
    return new Account(
        name, kind, roles, plugins, Map.of("user", name), Map.of("key", Secret.of("k-" + name)));
  }

  private List<String> fitting(CredentialKind kind, String... roles) {
    return pool.fitting(new CredentialRequest(kind, Set.of(roles), ""), SHOP).stream()
        .map(Account::name)
        .toList();
  }

  @Test
  void offersTheAccountWithTheFewestRolesFirst() {
    assertEquals(List.of("poor", "rich"), fitting(CredentialKind.PRIMARY));
    assertEquals(List.of("poor", "second", "rich"), fitting(CredentialKind.ALT));
  }

  @Test
  void lendsAdministratorsToThoseAloneThatAskForOne() {
    assertEquals(List.of("root"), fitting(CredentialKind.ADMIN));
  }

  @Test
  void demandsAllRoles() {
    assertEquals(List.of("rich"), fitting(CredentialKind.PRIMARY, "audit", "sell"));
    assertEquals(List.of(), fitting(CredentialKind.PRIMARY, "fly"));
  }

  @Test
  void showsNoSecret() {
    assertEquals(-1, pool.toString().indexOf("k-"));
  }
}
