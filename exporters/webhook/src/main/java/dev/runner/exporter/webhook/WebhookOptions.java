package dev.runner.exporter.webhook;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.config.OptionGroup;
import dev.runner.exporter.http.CallSettings;
import java.util.ArrayList;
import java.util.List;

/** The options of the exporter. */
public final class WebhookOptions implements OptionDeclarations {

  static final String GROUP = "webhook";

  /** For the runner, which finds it as a service. */
  public WebhookOptions() {}

  @Override
  public List<OptionGroup> optionGroups() {
    List<Option> options = new ArrayList<>(CallSettings.options());
    options.addAll(ofCalls());
    options.addAll(ofMessages());
    return List.of(new OptionGroup(GROUP, "Runs and tasks that are posted to a URL.", options));
  }

  private static List<Option> ofMessages() {
    return List.of(
        Option.integer("batch")
            .help("How many tests are posted in one call, with the template 'tests'.")
            .defaultValue("100")
            .range(1, 10_000)
            .build(),
        Option.integer("failures")
            .help(
                "How many failed tests a message about a run names, and workloads one about a task.")
            .defaultValue("10")
            .range(0, 1_000)
            .build(),
        Option.string("template")
            .help(
                "What is posted: one object about the run, or its tests. Schemes slack+... post a message for people.")
            .choices("run", "tests")
            .defaultValue("run")
            .build());
  }

  private static List<Option> ofCalls() {
    return List.of(
        Option.string("secret-path")
            .help("What follows the target's path and is a secret, as in URLs of Slack.")
            .secret()
            .build(),
        Option.string("token").help("Sent as 'Authorization: Bearer TOKEN'.").secret().build());
  }
}
