package dev.runner.api.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.Cleanup;
import dev.runner.api.credential.Credential;
import dev.runner.api.credential.CredentialException;
import dev.runner.api.credential.CredentialKind;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

class CredentialExtensionTests {

  @BeforeEach
  void forgetSteps() {
    FixtureProvider.STEPS.clear();
  }

  @Test
  void releasesEachCredentialAtTheEndOfItsScopeBehindAllCleanUp() {
    Fixtures.passing(Scopes.class, 2);
    assertEquals(
        List.of(
            "create PRIMARY",
            "create ALT with roles [audit]",
            "create ADMIN",
            "clean up",
            "release ADMIN",
            "release ALT",
            "create ALT with roles [audit]",
            "release ALT",
            "release PRIMARY"),
        FixtureProvider.STEPS);
  }

  @Test
  void failsTheTestThatGetsNone() {
    assertTrue(
        Fixtures.failure(Declined.class).getMessage().contains("No credential PRIMARY (none)"),
        () -> Fixtures.failure(Declined.class).getMessage());
  }

  @Test
  void givesNothingButCredentials() {
    assertTrue(
        Fixtures.failure(Mistyped.class).toString().contains("let it be a Credential"),
        () -> Fixtures.failure(Mistyped.class).toString());
  }

  @Test
  void namesTheFieldsThatThereAre() {
    Credential one =
        new Credential(
            "anna",
            CredentialKind.PRIMARY,
            java.util.Set.of(),
            java.util.Map.of("user", "u"),
            java.util.Map.of());
    String message = assertThrows(CredentialException.class, () -> one.field("name")).getMessage();
    assertEquals("Credential 'anna' has no field 'name' (it has: user)", message);
  }

  @RunnerTest
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static final class Scopes {

    @UseCredential private static Credential ofClass;

    @UseCredential(kind = CredentialKind.ALT, roles = "audit")
    private Credential own;

    @BeforeAll
    static void begin(@UseCredential Credential same) {
      assertSame(ofClass, same);
    }

    @Order(1)
    @Test
    void first(
        Cleanup cleanup,
        @UseCredential Credential same,
        @UseCredential(kind = CredentialKind.ADMIN) Credential admin) {
      cleanup.add("say so", () -> FixtureProvider.STEPS.add("clean up"));
      assertSame(ofClass, same);
      assertNotEquals(own.name(), admin.name());
      assertFalse(own.toString().contains("c4n4ry"));
      assertEquals("c4n4ry", own.secret("password").reveal());
    }

    @Order(2)
    @Test
    void second() {
      assertNotEquals(ofClass.name(), own.name());
    }
  }

  static final class Declined {
    @Test
    void wants(@UseCredential(label = "none") Credential none) {}
  }

  static final class Mistyped {
    @Test
    void wants(@UseCredential String text) {}
  }
}
