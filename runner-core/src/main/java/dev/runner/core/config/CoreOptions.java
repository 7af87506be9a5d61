package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.OptionReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The runner's own options. */
public final class CoreOptions {

  /** Key of the file of the embedded store. */
  public static final String STORE_FILE = "store.file";

  /** Key of the folder for what can be made again. */
  public static final String CACHE_DIR = "cache.dir";

  /** Key of the JVM arguments of every test fork. */
  public static final String FORK_JVM_ARGS = "fork.jvm-args";

  /** Key of the largest heap of a test fork. */
  public static final String FORK_HEAP = "fork.heap";

  private static final Pattern HEAP = Pattern.compile("[1-9][0-9]{0,8}[kKmMgG]?");

  private static final List<OptionGroup> GROUPS =
      List.of(
          OptionGroup.of(
              "cache",
              "What the runner keeps to be faster and can make again.",
              Option.path("dir")
                  .help("Folder for unpacked plugins and archives; your user's cache if not set.")
                  .build()),
          OptionGroup.of(
              "fork",
              "The Java processes in which tests run.",
              Option.string("heap")
                  .help("Largest heap of a test fork, for instance 512m or 2g.")
                  .build(),
              Option.list("jvm-args").help("Arguments for the JVM of every test fork.").build()),
          OptionGroup.of(
              "store",
              "Where results are kept.",
              Option.path("file")
                  .help("File of the embedded store, relative to the workspace.")
                  .defaultValue(".runner/store.db")
                  .build()));

  private static final Set<String> RESERVED =
      GROUPS.stream().map(OptionGroup::name).collect(Collectors.toUnmodifiableSet());

  private CoreOptions() {}

  /** Returns the groups, sorted by name. */
  public static List<OptionGroup> groups() {
    return GROUPS;
  }

  /** Tells whether a name is a group of the runner's, which no plugin may declare into. */
  static boolean isReserved(String group) {
    return RESERVED.contains(group) || group.equals(Keys.JUNIT) || group.equals(Keys.PLUGINS);
  }

  /** Tells what is wrong with a value beyond what its declaration can say. */
  static Optional<String> problem(String key, Option option, List<String> values) {
    if (key.equals(FORK_HEAP) && !HEAP.matcher(values.get(0)).matches()) {
      return Optional.of(
          "invalid value '%s' (expected a size such as 512m or 2g)"
              .formatted(OptionReader.shown(option, values)));
    }
    return Optional.empty();
  }
}
