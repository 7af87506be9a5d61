package dev.runner.core.fork;

import dev.runner.api.credential.Credential;
import dev.runner.api.credential.CredentialKind;
import dev.runner.api.credential.CredentialRequest;
import dev.runner.api.credential.Secret;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.contract.SampleRun;
import dev.runner.api.export.contract.SampleTask;
import dev.runner.api.service.ProbeFinding;
import dev.runner.api.service.Residue;
import dev.runner.api.service.RunEnd;
import dev.runner.api.service.RunStart;
import dev.runner.api.service.TestResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One of each that supervisor and service forks tell each other. */
final class ServiceMessages {

  static final CredentialRequest REQUEST =
      new CredentialRequest(CredentialKind.ADMIN, Set.of("b", "a"), "own");
  static final Credential CREDENTIAL =
      Credential.of("x", REQUEST).with("user", "\u00fc").with("password", Secret.of("p"));
  private static final Residue RESIDUE = new Residue("order", "7", "");

  private ServiceMessages() {}

  static List<ExportQuestion> questions() {
    return List.of(
        new ExportQuestion.Tests(3),
        new ExportQuestion.Content(3, 2, 1, 1L << 40),
        new ExportQuestion.Find(List.of("a", "b")),
        new ExportQuestion.Keep(items()),
        new ExportQuestion.Plan("POST /"),
        new ExportQuestion.Expect(1L << 40),
        new ExportQuestion.Workloads(4));
  }

  static List<ExportReply> replies() {
    List<TestSheet> sheets =
        SampleRun.of(7).tests().stream()
            .map(ServiceMessages::withoutFiles)
            .map(
                test ->
                    new TestSheet(
                        test,
                        2,
                        List.of(new TestSheet.FileSheet("x", Optional.of("text/plain"), 1L << 40)),
                        List.of(new TestSheet.FileSheet("y", Optional.empty(), 0))))
            .toList();
    return List.of(
        new ExportReply.Page(sheets),
        new ExportReply.Items(items()),
        new ExportReply.Done(),
        new ExportReply.Refused("why"),
        new ExportReply.WorkloadPage(SampleTask.of(7).workloads()));
  }

  private static List<OutboxItem> items() {
    return List.of(
        OutboxItem.pending("a", "c"),
        OutboxItem.sent("b", "c", "7").linked(URI.create("http://x/7")),
        OutboxItem.failed("d", "c", "why", true));
  }

  private static ExportedTest withoutFiles(ExportedTest test) {
    return test.attachments().isEmpty() ? test : SampleRun.test(1, test.outcome());
  }

  static List<ServiceRequest> requests() {
    Instant at = Instant.parse("2026-01-02T03:04:05.678901234Z");
    return List.of(
        new ServiceRequest.Create("runner-1", REQUEST, "key"),
        new ServiceRequest.Release(CREDENTIAL),
        new ServiceRequest.ListResidues(),
        new ServiceRequest.Delete(RESIDUE),
        new ServiceRequest.Probe(),
        new ServiceRequest.Validate("board:x"),
        new ServiceRequest.ExportRun(
            SampleRun.of(7).header(),
            new ExportTerms("board:x", true, false, Duration.ofMinutes(10))),
        new ServiceRequest.ValidateForTask("board:x"),
        new ServiceRequest.ExportTask(
            SampleTask.of(7).header(),
            new ExportTerms("board:x", false, true, Duration.ofMinutes(10))),
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
        new ServiceAnswer.Objections(List.of("why"), List.of("board.room")),
        new ServiceAnswer.Exported(
            ExportReceipt.NONE.named("run", "R1").linked(URI.create("http://x/1"))),
        new ServiceAnswer.Findings(
            List.of(ProbeFinding.wrong("a.b", "m"), ProbeFinding.doubtful("a.c", "n").found("1"))));
  }
}
