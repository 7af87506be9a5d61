package dev.runner.exporter.testrail;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExporterDescription;
import dev.runner.api.export.RunExporter;
import dev.runner.exporter.testrail.CallFailedException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends runs to TestRail: cases where they are missing, a run or plan, results, files. */
public final class TestRailExporter implements RunExporter {

  /** What is asked before an export has a limit of its own. */
  private static final Duration SHORT = Duration.ofSeconds(10);

  private final Supplier<PluginOptions> options;

  /** For the runner, which finds it as a service. */
  public TestRailExporter() {
    this(() -> PluginOptions.of(TestRailExporter.class));
  }

  TestRailExporter(Supplier<PluginOptions> options) {
    this.options = options;
  }

  @Override
  public ExporterDescription description() {
    return ExporterDescription.of(
        "makes a run with its results in TestRail", "testrail+https", "testrail+http");
  }

  /**
   * Looks for what is wrong with a target and the options, and asks TestRail itself. That nobody
   * answers for now is nothing wrong: the export tries again.
   */
  @Override
  public List<String> validate(ExportTarget target) throws InterruptedException {
    TestRailSettings settings = TestRailSettings.of(options.get());
    List<String> wrong = new ArrayList<>(SettingsCheck.problems(target, settings));
    if (!wrong.isEmpty()) {
      return wrong;
    }
    TestRailSettings.Patience patience = settings.patience();
    Duration timeout = patience.timeout().compareTo(SHORT) < 0 ? patience.timeout() : SHORT;
    TestRailSettings.Patience once =
        new TestRailSettings.Patience(1, Duration.ofMillis(1), SHORT, timeout, SHORT);
    try {
      TestRail api = new TestRail(target.endpoint(), settings.access(), once);
      return new Survey(api, settings).look().problems();
    } catch (CallFailedException e) {
      boolean mayPass = e.kind() == Kind.AWAY || e.kind() == Kind.UNCERTAIN;
      return mayPass ? List.of() : List.of("TestRail cannot be used: " + e.getMessage());
    }
  }

  @Override
  public Set<String> destinationOptions(ExportTarget target) {
    return Stream.of("project", "suite", "mode", "plan", "configs", "run-id")
        .map(name -> TestRailOptions.GROUP + "." + name)
        .collect(Collectors.toSet());
  }

  @Override
  public ExportReceipt export(ExportedRun run, Export export) throws Exception {
    TestRailSettings settings = TestRailSettings.of(export.options());
    TestRail api = new TestRail(export.target().endpoint(), settings.access(), settings.patience());
    export.expect(run.header().counts().planned());
    Survey.Findings findings = new Survey(api, settings).look();
    Place place =
        findings
            .place()
            .orElseThrow(
                () ->
                    new CallFailedException(
                        Kind.REFUSED, 0, String.join("; ", findings.problems()), Optional.empty()));
    return new Journey(api, place, settings, export).make(run);
  }
}
