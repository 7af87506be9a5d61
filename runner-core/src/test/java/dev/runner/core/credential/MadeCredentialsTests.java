package dev.runner.core.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.credential.Credential;
import dev.runner.api.credential.CredentialKind;
import dev.runner.api.credential.Secret;
import dev.runner.core.plugin.PluginId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeCredentialsTests {

  private static final LeaseOwner OWNER = LeaseOwner.ofThisProcess("run");

  @TempDir private Path root;

  @Test
  void remembersAllButSecretsUntilItIsReleased() throws Exception {
    MadeCredentials made = new MadeCredentials(root.resolve("made"));
    assertFalse(made.mayHaveSome());
    Credential credential =
        new Credential(
            "x = \u00fc\n#",
            CredentialKind.ALT,
            Set.of("a b", "c"),
            Map.of("id", "1=\n2"),
            Map.of("key", Secret.of("c4n4ry")));
    made.note("runner-1", new MadeCredential(new PluginId("shop"), credential, OWNER));

    Credential noted =
        new Credential(
            credential.name(),
            credential.kind(),
            credential.roles(),
            credential.fields(),
            Map.of());
    assertEquals(
        Map.of("runner-1", new MadeCredential(new PluginId("shop"), noted, OWNER)), made.all());
    assertFalse(Files.readString(root.resolve("made/runner-1.made")).contains("c4n4ry"));
    assertTrue(made.mayHaveSome());
    made.forget("runner-1");
    assertEquals(Map.of(), made.all());
  }

  @Test
  void keepsUsesInTheirOrder() throws Exception {
    UsageFile file = new UsageFile(root);
    assertEquals(List.of(), file.read());
    LeaseUse one = new LeaseUse("anna", Duration.ofMillis(5), Duration.ZERO, 1, "shop:a.B.c");
    LeaseUse two =
        new LeaseUse("(shop)", Duration.ofMillis(7), Duration.ofMillis(9), 2, "shop:a.B");
    file.add(one);
    file.add(two);
    assertEquals(List.of(one, two), file.read());
  }
}
