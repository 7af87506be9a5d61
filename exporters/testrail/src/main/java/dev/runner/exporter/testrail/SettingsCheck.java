package dev.runner.exporter.testrail;

import dev.runner.api.export.ExportTarget;
import java.util.ArrayList;
import java.util.List;

/** Finds what is wrong with the options before anybody is asked. */
final class SettingsCheck {

  private SettingsCheck() {}

  /** Returns what is wrong, each in a sentence. */
  static List<String> problems(ExportTarget target, TestRailSettings settings) {
    List<String> wrong = new ArrayList<>();
    if (target.uri().getHost() == null) {
      wrong.add("the target names no host: write it as in 'testrail+https://HOST'");
    }
    if (target.uri().getRawQuery() != null || target.uri().getRawFragment() != null) {
      wrong.add(
          "the target has a query or fragment: write only where TestRail is, as in 'testrail+https://HOST/PATH'");
    }
    settings.access().route().problem(target.endpoint()).ifPresent(wrong::add);
    missing(wrong, "user", settings.access().user(), "the e-mail address that you sign in with");
    missing(wrong, "token", settings.access().token(), "your API key, by RUNNER__TESTRAIL__TOKEN");
    missing(wrong, "project", settings.project(), "the project's name or id");
    TestRailSettings.Run run = settings.run();
    if (!run.asPlan() && (run.plan().isPresent() || !run.configs().isEmpty())) {
      wrong.add("'testrail.plan' and 'testrail.configs' need 'testrail.mode = plan'");
    }
    if (run.asPlan() && run.id().isPresent()) {
      wrong.add("'testrail.run-id' names a run that is there: leave 'testrail.mode' at 'run'");
    }
    if (run.close() && run.plan().isPresent()) {
      wrong.add(
          "'testrail.close' closes what was made for the run, and a run in a plan cannot be closed alone: unset it or 'testrail.plan'");
    }
    return wrong;
  }

  private static void missing(List<String> wrong, String option, String value, String what) {
    if (value.isBlank()) {
      wrong.add("option 'testrail.%s' has no value: set it to %s".formatted(option, what));
    }
  }
}
