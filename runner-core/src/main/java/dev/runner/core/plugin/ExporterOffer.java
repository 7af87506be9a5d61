package dev.runner.core.plugin;

import java.util.List;

/**
 * What a plugin can send elsewhere.
 *
 * @param kind whether runs or tasks
 * @param schemes the schemes of its targets
 * @param summary where to, in a line
 */
public record ExporterOffer(ServiceKind kind, List<String> schemes, String summary) {

  /** Copies the schemes. */
  public ExporterOffer {
    schemes = List.copyOf(schemes);
  }

  /** Returns what it takes, in a word. */
  public String takes() {
    return takes(kind);
  }

  /** Returns what exporters of a kind take, in a word. */
  public static String takes(ServiceKind kind) {
    return kind == ServiceKind.TASK_EXPORTER ? "task" : "run";
  }
}
