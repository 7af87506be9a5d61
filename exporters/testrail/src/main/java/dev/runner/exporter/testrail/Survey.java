package dev.runner.exporter.testrail;

import dev.runner.api.export.ExportedTest.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks up what the options name, and says what is not there. */
final class Survey {

  /** The status of what was never run; TestRail refuses it in results. */
  private static final long UNTESTED = 3;

  private final TestRail api;
  private final Pages pages;
  private final TestRailSettings settings;
  private final List<String> problems = new ArrayList<>();

  /**
   * What was found.
   *
   * @param problems what is wrong, each in a sentence that names the option
   * @param place where results go; empty if anything is wrong
   */
  record Findings(List<String> problems, Optional<Place> place) {}

  Survey(TestRail api, TestRailSettings settings) {
    this.api = api;
    this.pages = new Pages(api);
    this.settings = settings;
  }

  /**
   * Looks.
   *
   * @throws CallFailedException if TestRail does not answer, or does not let the user in
   */
  Findings look() throws CallFailedException, InterruptedException {
    Optional<Node> project =
        new Choice("testrail.project", "the project", problems::add)
            .of(settings.project(), pages.all("get_projects"));
    if (project.isEmpty()) {
      return new Findings(problems, Optional.empty());
    }
    long id = project.get().id();
    Optional<Long> suite = suite(id);
    Optional<Long> milestone = milestone(id);
    Map<Outcome, Long> statuses = statuses();
    List<Long> configs = configs(id);
    List<Node> fields = api.get("get_case_fields").elements();
    Optional<String> automation = automationField(fields, id);
    CustomFields made = new CustomFields("testrail.case-fields", problems::add);
    Map<String, Object> caseFields = made.of(settings.cases().fields(), fields);
    Map<String, Object> resultFields = resultFields();
    if (!problems.isEmpty()) {
      return new Findings(List.copyOf(problems), Optional.empty());
    }
    return new Findings(
        List.of(),
        suite.map(
            found ->
                new Place(
                    id,
                    found,
                    milestone,
                    automation,
                    statuses,
                    configs,
                    caseFields,
                    resultFields)));
  }

  private Optional<Long> suite(long project) throws CallFailedException, InterruptedException {
    List<Node> suites = pages.all("get_suites/" + project);
    if (settings.suite().isPresent()) {
      return new Choice("testrail.suite", "the suite", problems::add)
          .of(settings.suite().get(), suites)
          .map(Node::id);
    }
    if (suites.size() != 1) {
      problems.add(
          "project '%s' has %d suites: set 'testrail.suite' to one of %s"
              .formatted(
                  settings.project(),
                  suites.size(),
                  suites.stream().limit(10).map(suite -> suite.text("name")).toList()));
      return Optional.empty();
    }
    return Optional.of(suites.get(0).id());
  }

  private Optional<Long> milestone(long project) throws CallFailedException, InterruptedException {
    Optional<String> wanted = settings.run().milestone();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    return new Choice("testrail.milestone", "the milestone", problems::add)
        .of(wanted.get(), pages.all("get_milestones/" + project))
        .map(Node::id);
  }

  private Map<Outcome, Long> statuses() throws CallFailedException, InterruptedException {
    List<Node> there = api.get("get_statuses").elements();
    Map<Outcome, Long> found = new EnumMap<>(Outcome.class);
    for (Map.Entry<String, String> pair : settings.results().statuses().entrySet()) {
      Optional<Outcome> outcome = outcome(pair.getKey());
      if (outcome.isEmpty()) {
        problems.add(
            "'%s' in 'testrail.statuses' is no outcome (allowed are passed, failed, error, skipped, aborted, not_run)"
                .formatted(pair.getKey()));
      } else if (!pair.getValue().equals("none")) {
        new Choice("testrail.statuses", "the status", problems::add)
            .of(pair.getValue(), there)
            .ifPresent(status -> found.put(outcome.get(), status.id()));
      }
    }
    if (found.containsValue(UNTESTED)) {
      problems.add(
          "'testrail.statuses' names the status Untested, which TestRail takes from nobody: write none");
    }
    return found;
  }

  private static Optional<Outcome> outcome(String name) {
    return Stream.of(Outcome.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  private List<Long> configs(long project) throws CallFailedException, InterruptedException {
    List<Long> found = new ArrayList<>();
    if (settings.run().configs().isEmpty()) {
      return found;
    }
    List<Node> there =
        pages.all("get_configs/" + project).stream()
            .flatMap(group -> group.elements("configs").stream())
            .toList();
    for (String wanted : settings.run().configs()) {
      new Choice("testrail.configs", "the configuration", problems::add)
          .of(wanted, there)
          .ifPresent(config -> found.add(config.id()));
    }
    return List.copyOf(found);
  }

  private Optional<String> automationField(List<Node> fields, long project) {
    List<String> candidates =
        settings
            .cases()
            .field()
            .map(List::of)
            .orElse(List.of("custom_automation_id", "custom_case_automation_id"));
    Optional<String> found =
        candidates.stream()
            .filter(name -> fields.stream().anyMatch(field -> isField(field, name, project)))
            .findFirst();
    if (found.isEmpty() && (settings.cases().create() || settings.cases().field().isPresent())) {
      problems.add(
          "no field '%s' of cases is in the project: an administrator of TestRail adds it (a text, for cases), or set 'testrail.automation-id-field'"
              .formatted(String.join("' or '", candidates)));
    }
    return found;
  }

  private static boolean isField(Node field, String name, long project) {
    List<Node> contexts =
        field.elements("configs").stream().flatMap(c -> c.find("context").stream()).toList();
    return field.text("system_name").equals(name)
        && (contexts.isEmpty()
            || contexts.stream()
                .anyMatch(
                    context ->
                        context.is("is_global")
                            || context.elements("project_ids").stream()
                                .anyMatch(id -> id.asNumber().equals(Optional.of(project)))));
  }

  private Map<String, Object> resultFields() throws CallFailedException, InterruptedException {
    Map<String, String> wanted = settings.results().fields();
    List<Node> fields =
        wanted.keySet().stream().anyMatch(name -> name.startsWith("custom_"))
            ? api.get("get_result_fields").elements()
            : List.of();
    return new CustomFields("testrail.result-fields", problems::add).of(wanted, fields);
  }
}
