package dev.runner.core.fork;

import dev.runner.core.result.PublishedFile;
import dev.runner.core.secret.KnownSecrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What nodes publish, within bounds: of each node the first 1,000 report entries, texts of at most
 * 65,536 characters, and the first 1,000 files. What is left out is noted in the node's log.
 *
 * <p>Safe for use by several threads.
 */
final class Publications {

  static final int MOST_ENTRIES = 1_000;
  static final int MOST_FILES = 1_000;
  static final int LONGEST_TEXT = 65_536;

  private final PublishedContent content;
  private final Notes log;
  private final Map<Integer, Counted> counted = new ConcurrentHashMap<>();

  /**
   * Creates the bounds.
   *
   * @param folder where nodes write what they publish
   * @param secrets what must not stay in files
   * @param log takes a note for the log of a node
   */
  Publications(Path folder, KnownSecrets secrets, Notes log) {
    this.content = new PublishedContent(folder, secrets);
    this.log = log;
  }

  /** Returns what is kept of a report entry; nothing if it holds nothing or is one too many. */
  Optional<Map<String, String>> allowed(int node, Map<String, String> values) {
    if (values.isEmpty() || !within(MOST_ENTRIES, count(node).entries, node, "report entries")) {
      return Optional.empty();
    }
    Map<String, String> kept = new LinkedHashMap<>();
    values.forEach((name, value) -> kept.put(shortened(name), shortened(value)));
    return Optional.of(kept);
  }

  /** Returns what is kept of a file, or of each file in a folder. */
  List<PublishedFile> kept(int node, Path path, Optional<String> mediaType) {
    List<PublishedFile> kept = new ArrayList<>();
    Counted count = count(node);
    for (PublishedContent.Found found : content.find(path, MOST_FILES + 1)) {
      if (!within(MOST_FILES, count.files, node, "published files")) {
        return kept;
      }
      kept.add(content.keep(found, mediaType));
    }
    return kept;
  }

  /** Forgets a node. */
  void ended(int node) {
    counted.remove(node);
  }

  private Counted count(int node) {
    return counted.computeIfAbsent(node, key -> new Counted());
  }

  private boolean within(int most, AtomicInteger count, int node, String what) {
    int now = count.incrementAndGet();
    if (now == most + 1) {
      log.note(node, "[%s after the first %d are not kept]".formatted(what, most));
    }
    return now <= most;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT
        ? text
        : "%s [%d characters left out]"
            .formatted(text.substring(0, LONGEST_TEXT), text.length() - LONGEST_TEXT);
  }

  /** Takes a note for the log of a node. */
  @FunctionalInterface
  interface Notes {
    void note(int node, String text);
  }

  private static final class Counted {
    private final AtomicInteger entries = new AtomicInteger();
    private final AtomicInteger files = new AtomicInteger();
  }
}
