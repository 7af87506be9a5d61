package dev.runner.api.junit;

import dev.runner.api.credential.Credential;
import dev.runner.api.credential.CredentialException;
import dev.runner.api.credential.CredentialLease;
import dev.runner.api.credential.CredentialRequest;
import dev.runner.api.service.CredentialProvider;
import java.util.ServiceLoader;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Borrows credentials where no runner is present: of the plugin's own provider. */
final class StandaloneCredentials {

  private StandaloneCredentials() {}

  static CredentialLease borrow(@Nullable ClassLoader loader, CredentialRequest request) {
    CredentialProvider provider =
        ServiceLoader.load(CredentialProvider.class, loader)
            .findFirst()
            .orElseThrow(
                () ->
                    new CredentialException(
                        "No credential %s without the runner: no CredentialProvider is on the class path; run it with the runner, or provide one in META-INF/services/%s"
                            .formatted(request, CredentialProvider.class.getName())));
    String name = "alone-" + UUID.randomUUID().toString().substring(0, 8);
    return new Lease(provider, create(provider, name, request));
  }

  private static Credential create(
      CredentialProvider provider, String name, CredentialRequest request) {
    try {
      return provider.create(name, request);
    } catch (Exception e) {
      CredentialException failure =
          new CredentialException(
              "No credential %s: its provider failed: %s".formatted(request, e));
      failure.initCause(e);
      throw failure;
    }
  }

  private record Lease(CredentialProvider provider, Credential credential)
      implements CredentialLease {

    @Override
    public void close() {
      try {
        provider.release(credential);
      } catch (Exception e) {
        System.getLogger(StandaloneCredentials.class.getName())
            .log(
                System.Logger.Level.WARNING,
                "Credential ''{0}'' was not released: {1}",
                credential.name(),
                e);
      }
    }
  }
}
