package dev.runner.api.junit;

import dev.runner.api.credential.Credential;
import dev.runner.api.credential.CredentialRequest;
import dev.runner.api.credential.Secret;
import dev.runner.api.service.CredentialProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes credentials out of nothing, and remembers what became of them. */
public final class FixtureProvider implements CredentialProvider {

  static final List<String> STEPS = Collections.synchronizedList(new ArrayList<>());

  @Override
  public Credential create(String name, CredentialRequest request) {
    if (request.label().equals("none")) {
      throw new IllegalStateException("no more");
    }
    STEPS.add("create " + request);
    return Credential.of(name, request).with("password", Secret.of("c4n4ry"));
  }

  @Override
  public void release(Credential credential) {
    STEPS.add("release " + credential.kind());
  }
}
