package dev.runner.exporter.testrail;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.config.OptionGroup;
import dev.runner.exporter.http.Route;
import java.util.List;
import java.util.stream.Stream;

/** The options of the exporter. */
public final class TestRailOptions implements OptionDeclarations {

  static final String GROUP = "testrail";

  /** For the runner, which finds it as a service. */
  public TestRailOptions() {}

  @Override
  public List<OptionGroup> optionGroups() {
    List<Option> options =
        Stream.of(ofPlaces(), ofCases(), ofRuns(), ofResults(), ofCalls(), Route.options())
            .flatMap(List::stream)
            .toList();
    return List.of(new OptionGroup(GROUP, "Runs that are sent to TestRail.", options));
  }

  private static List<Option> ofPlaces() {
    return List.of(
        Option.string("user").help("The e-mail address that the user signs in with.").build(),
        Option.secret("token").help("The user's API key, or password.").build(),
        Option.string("project").help("The project's name or id.").build(),
        Option.string("suite")
            .help("The suite's name or id, if the project has several suites.")
            .build());
  }

  private static List<Option> ofCases() {
    return List.of(
        Option.bool("create-cases")
            .help("Makes cases, and sections, for tests that have none.")
            .defaultValue("false")
            .build(),
        Option.string("unmatched")
            .help("What a test without a case is: one that could not be exported, or left out.")
            .choices("fail", "skip")
            .defaultValue("fail")
            .build(),
        Option.list("match")
            .help("How the case of a test is found, in this order.")
            .choices("name", "automation-id", "test-id")
            .defaultValue("name,test-id,automation-id")
            .build(),
        Option.string("automation-id-field")
            .help(
                "The field of cases with the automation id; else 'custom_automation_id', or 'custom_case_automation_id'.")
            .pattern("custom_[a-z0-9_]+")
            .build(),
        Option.string("section")
            .help("The section below which sections are made; else they are at the top.")
            .build(),
        Option.map("case-fields").help("Values of cases that are made, by field.").build());
  }

  private static List<Option> ofRuns() {
    return List.of(
        Option.string("mode")
            .help("Whether a run of its own is made, or one in a plan.")
            .choices("run", "plan")
            .defaultValue("run")
            .build(),
        Option.integer("run-id")
            .help("The id of a run that is there, which gets the results.")
            .range(1, Integer.MAX_VALUE)
            .build(),
        Option.string("plan")
            .help("The name or id of a plan that is there, with the mode 'plan'; else one is made.")
            .build(),
        Option.list("configs")
            .help("Names or ids of the configurations that were tested, with the mode 'plan'.")
            .build(),
        Option.string("run-name")
            .help("The name of the run, or of the plan; {run} and {started} stand for id and time.")
            .defaultValue("Runner {started}")
            .build(),
        Option.string("milestone").help("The name or id of the milestone.").build(),
        Option.bool("close")
            .help("Closes the run once all its results are there, or the plan that was made.")
            .defaultValue("false")
            .build());
  }

  private static List<Option> ofResults() {
    return List.of(
        Option.map("statuses")
            .help(
                "Names or ids of statuses by outcome (passed, failed, error, skipped, aborted, not_run), instead of 1, 5, 5, 4, 4, none.")
            .build(),
        Option.map("result-fields")
            .help("Values of results by field, as in version = \"1.2\".")
            .build(),
        Option.integer("batch")
            .help("How many results are sent in one call.")
            .defaultValue("100")
            .range(1, 250)
            .build(),
        Option.string("attachments")
            .help("The files of which tests are sent.")
            .choices("none", "failed", "all")
            .defaultValue("failed")
            .build(),
        Option.bool("output")
            .help("Sends what these tests have written, too, as files.")
            .defaultValue("false")
            .build(),
        Option.size("max-attachment")
            .help("The size of the largest file that is sent.")
            .defaultValue("250MB")
            .build());
  }

  private static List<Option> ofCalls() {
    return List.of(
        Option.integer("attempts")
            .help("How often a call is tried that gets no answer, or 409, 429 or 5xx.")
            .defaultValue("5")
            .range(1, 100)
            .build(),
        Option.duration("backoff")
            .help("Wait before the second attempt, if the answer names none; doubled each time.")
            .defaultValue("1s")
            .build(),
        Option.duration("max-wait")
            .help("The longest wait between two attempts.")
            .defaultValue("5m")
            .build(),
        Option.duration("timeout").help("How long an answer may take.").defaultValue("60s").build(),
        Option.duration("deadline")
            .help("How long a call may take with all attempts and waits.")
            .defaultValue("8m")
            .build());
  }
}
