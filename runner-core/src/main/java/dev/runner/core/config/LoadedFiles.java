package dev.runner.core.config;

import dev.runner.core.issue.Issue;
import java.util.List;
import java.util.Map;

/**
 * The settings of all configuration files.
 *
 * @param all every setting of every file, also those that a stronger file overrides
 * @param effective the strongest setting of each key
 * @param issues what is wrong with the files; with an error among them a file may be missing from
 *     the other components
 */
record LoadedFiles(List<Setting> all, Map<String, Setting> effective, List<Issue> issues) {

  private static final LoadedFiles NONE = new LoadedFiles(List.of(), Map.of(), List.of());

  /** Loads the files of sources. Without files, no class of the HOCON parser is loaded. */
  static LoadedFiles of(ConfigSources sources) {
    return sources.files().isEmpty() ? NONE : new HoconLoader().load(sources);
  }

  boolean complete() {
    return issues.stream().noneMatch(Issue::isError);
  }
}
