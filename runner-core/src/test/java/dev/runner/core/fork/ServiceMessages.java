package dev.runner.core.fork;

import dev.runner.api.credential.Credential;
import dev.runner.api.credential.CredentialKind;
import dev.runner.api.credential.CredentialRequest;
import dev.runner.api.credential.Secret;
import dev.runner.api.service.ProbeFinding;
import dev.runner.api.service.Residue;
import dev.runner.api.service.RunEnd;
import dev.runner.api.service.RunStart;
import dev.runner.api.service.TestResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of each that supervisor and service forks tell each other. */
final class ServiceMessages {

  static final CredentialRequest REQUEST =
      new CredentialRequest(CredentialKind.ADMIN, Set.of("b", "a"), "own");
  static final Credential CREDENTIAL =
      Credential.of("x", REQUEST).with("user", "\u00fc").with("password", Secret.of("p"));
  private static final Residue RESIDUE = new Residue("order", "7", "");

  private ServiceMessages() {}

  static List<ServiceRequest> requests() {
    Instant at = Instant.parse("2026-01-02T03:04:05.678901234Z");
    return List.of(
        new ServiceRequest.Create("runner-1", REQUEST, "key"),
        new ServiceRequest.Release(CREDENTIAL),
        new ServiceRequest.ListResidues(),
        new ServiceRequest.Delete(RESIDUE),
        new ServiceRequest.Probe(),
        new ServiceRequest.Hear(
            List.of(
                new Notice.Started(new RunStart("r", at, true)),
                new Notice.Finished(
                    new TestResult(
                        "shop:A.b",
                        "shop",
                        2,
                        TestResult.Outcome.ABORTED,
                        "why\n",
                        Duration.ofNanos(7))),
                new Notice.Ended(new RunEnd("r", false, Map.of(TestResult.Outcome.PASSED, 3))))));
  }

  static List<ServiceAnswer> answers() {
    return List.of(
        new ServiceAnswer.Made(CREDENTIAL),
        new ServiceAnswer.Done(),
        new ServiceAnswer.Listed(List.of(RESIDUE)),
        new ServiceAnswer.Findings(
            List.of(ProbeFinding.wrong("a.b", "m"), ProbeFinding.doubtful("a.c", "n").found("1"))));
  }
}
