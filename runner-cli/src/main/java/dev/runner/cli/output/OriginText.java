package dev.runner.cli.output;

import dev.runner.core.result.RunOrigin;
import dev.runner.core.store.StoredPlace;
import dev.runner.core.store.StoredPlugin;
import dev.runner.core.store.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a person where a run came from, in lines of a word and what it says. */
final class OriginText {

  private static final int DIGEST = 12;

  private OriginText() {}

  /** Returns the lines; a run of an older version has few. */
  static List<String> of(StoredRun run) {
    List<String> lines = new ArrayList<>();
    add(lines, "Command", run.summary().command());
    run.origin().ifPresent(origin -> add(lines, origin));
    run.place().ifPresent(place -> add(lines, "Runner", text(place)));
    for (StoredPlugin plugin : run.plugins()) {
      add(lines, "Plugin", text(plugin));
    }
    return lines;
  }

  private static void add(List<String> lines, RunOrigin origin) {
    origin.revision().ifPresent(revision -> add(lines, "Revision", revision.toString()));
    String who = origin.user().isEmpty() ? "" : origin.user() + "@";
    add(lines, "Workspace", who + origin.host() + ":" + origin.folder());
    if (!origin.labels().isEmpty()) {
      add(
          lines,
          "Labels",
          origin.labels().entrySet().stream()
              .map(label -> label.getKey() + "=" + label.getValue())
              .collect(Collectors.joining(", ")));
    }
    if (!origin.config().isEmpty()) {
      add(lines, "Settings", "sha256 " + brief(origin.config()));
    }
  }

  private static void add(List<String> lines, String word, String text) {
    if (!text.isBlank()) {
      lines.add("%-10s %s".formatted(word, Visible.line(text)));
    }
  }

  private static String text(StoredPlace place) {
    String others =
        place.jdks().entrySet().stream()
            .map(jdk -> ", " + jdk.getKey().value() + " on JDK " + jdk.getValue())
            .collect(Collectors.joining());
    String system = place.environment().map(name -> ", against " + name).orElse("");
    return place.runner() + " on JDK " + place.jdk() + others + system;
  }

  private static String text(StoredPlugin plugin) {
    String version = plugin.version().isEmpty() ? "" : " " + plugin.version();
    String digest = plugin.sha256().isEmpty() ? "" : ", sha256 " + brief(plugin.sha256());
    return plugin.plugin().value() + version + digest;
  }

  private static String brief(String digest) {
    return digest.substring(0, Math.min(DIGEST, digest.length()));
  }
}
