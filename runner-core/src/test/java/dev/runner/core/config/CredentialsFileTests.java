package dev.runner.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.credential.CredentialKind;
import dev.runner.api.credential.Secret;
import dev.runner.core.credential.Account;
import dev.runner.core.plugin.PluginId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsFileTests {

  @TempDir private Path folder;

  private CredentialsFile.Content read(String text, String mode) throws Exception {
    Path file = Files.writeString(folder.resolve("accounts.conf"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return new CredentialsFile(file, Map.of("VAULT", "c4n4ry")).read();
  }

  @Test
  void readsAccountsWithSecretsFromTheEnvironment() throws Exception {
    CredentialsFile.Content content =
        read(
            """
            accounts = [
              { name = anna, kind = Alt, roles = [audit], plugins = [shop],
                fields { user = a1, no = 7 }, secrets { password = ${VAULT} } }
              { name = bert }
            ]
            """,
            "rw-------");
    assertEquals(List.of(), content.issues());
    assertEquals(
        List.of(
            new Account(
                "anna",
                Optional.of(CredentialKind.ALT),
                Set.of("audit"),
                Set.of(new PluginId("shop")),
                Map.of("user", "a1", "no", "7"),
                Map.of("password", Secret.of("c4n4ry"))),
            new Account("bert", Optional.empty(), Set.of(), Set.of(), Map.of(), Map.of())),
        content.pool().accounts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw----r--", "rwx------", "rw-rw----"})
  void refusesAFileThatOthersCanRead(String mode) throws Exception {
    assertProblem("chmod 600", read("accounts = [{ name = anna }]", mode));
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertProblem("does not exist", new CredentialsFile(folder.resolve("none"), Map.of()).read());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "accounts = []                                | a list of at least one",
        "accounts = c4n4ry                            | a list of at least one",
        "accounts = [{name = a}], c4n4ry = 1          | and nothing else",
        "accounts = [c4n4ry]                          | account 1 is no block",
        "accounts = [{secrets {k = c4n4ry}}]          | account 1 (line 1) needs a name",
        "accounts = [{name = ../c4n4ry}]              | account 1 (line 1) needs a name",
        "accounts = [{name = a}, {name = A}]          | is called 'A', as another one",
        "accounts = [{name = a, password = c4n4ry}]   | has the key 'password' (allowed are",
        "accounts = [{name = a, kind = c4n4ry}]       | none of primary, alt, admin",
        "accounts = [{name = a, roles = c4n4ry}]      | 'roles' that is no list",
        "accounts = [{name = a, plugins = [C4n4ry]}]  | 'plugins' that are no ids",
        "accounts = [{name = a, secrets = c4n4ry}]    | 'secrets' that is no block",
        "accounts = [{name = a, secrets {k = [c4n4ry]}}] | 'secrets.k' that is no text",
        "accounts = [{name = a, secrets {k = null}}]  | 'secrets.k' that is no text",
        "accounts = [{name = a, secrets {k = ${NONE}}}] | NONE",
        "accounts = [{name = a, secrets {k = c4n4ry}  | accounts.conf",
      })
  void saysWhatIsWrongAndShowsNoValue(String text, String problem) throws Exception {
    assertProblem(problem, read(text, "rw-------"));
  }

  private static void assertProblem(String text, CredentialsFile.Content content) {
    String issues = content.issues().toString();
    assertEquals(1, content.issues().size(), issues);
    assertTrue(content.issues().get(0).isError(), issues);
    assertTrue(content.issues().get(0).message().contains(text), issues);
    assertFalse(issues.contains("c4n4ry"), issues);
    assertEquals(List.of(), content.pool().accounts());
  }
}
