package dev.runner.core.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.runner.api.credential.Credential;
import dev.runner.api.credential.CredentialKind;
import dev.runner.api.credential.CredentialRequest;
import dev.runner.api.credential.Secret;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CredentialSealTests {

  private static final Credential OPEN =
      Credential.of("x", new CredentialRequest(CredentialKind.ALT, Set.of("r"), ""))
          .with("user", "u")
          .with("password", Secret.of("c4n4ry-\u00fc"));

  @Test
  void hidesSecretsFromAllButTheOwnerOfTheKey() throws Exception {
    CredentialSeal seal = CredentialSeal.create();
    Credential closed = seal.close(OPEN);

    assertFalse(closed.secret("password").reveal().contains("c4n4ry"));
    assertEquals("u", closed.field("user"));
    assertEquals(OPEN, CredentialSeal.of(seal.key()).open(closed));
    CredentialSeal other = CredentialSeal.create();
    assertThrows(GeneralSecurityException.class, () -> other.open(closed));
  }

  @Test
  void showsNoKeyInTheTextOfARequest() {
    ServiceRequest.Create request =
        new ServiceRequest.Create("x", new CredentialRequest(CredentialKind.ALT, Set.of(), ""));
    assertFalse(request.toString().contains(request.key()));
  }
}
