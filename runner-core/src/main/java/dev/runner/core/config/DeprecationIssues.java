package dev.runner.core.config;

import dev.runner.api.config.Deprecation;
import dev.runner.api.config.FormerName;
import dev.runner.core.issue.Issue;
import java.util.Optional;

/** Warns of settings that are still read, and until when. */
final class DeprecationIssues {

  private DeprecationIssues() {}

  /**
   * Warns of a former name.
   *
   * @param former the name, with what is said of it
   * @param origin where it is set
   * @param key what to set now
   * @param present where that is set, which is what counts then
   */
  static Issue name(FormerName former, Origin origin, String key, Optional<Origin> present) {
    String goes = former.deprecation().map(why -> "; the old name " + why).orElse("");
    String consequence =
        present
            .map(p -> "it is ignored, because that is set (" + p + "); remove it")
            .orElse("rename it");
    return Issue.warning(
            "config.deprecated-name",
            former.name(),
            "Option '%s' (%s) is now called '%s'%s: %s"
                .formatted(former.name(), origin, key, goes, consequence))
        .at(origin.text());
  }

  /** Warns of an option that nothing will replace. */
  static Issue option(String key, Origin origin, Deprecation why) {
    return Issue.warning(
            "config.deprecated-option",
            key,
            "Option '%s' (%s) is deprecated and %s: remove the setting".formatted(key, origin, why))
        .at(origin.text());
  }
}
