package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.OptionReader;
import dev.runner.api.config.PluginOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

  /** Key of the limit of a test. */
  public static final String LIMIT_TEST = "limit.test";

  /** Key of the limit of a test class. */
  static final String LIMIT_CLASS = "limit.class";

  /** Key of the limit of a run. */
  public static final String LIMIT_RUN = "limit.run";

  /** Key of the limit of silence. */
  static final String LIMIT_SILENCE = "limit.silence";

  /** Key of the limit of discovery. */
  static final String LIMIT_DISCOVERY = "limit.discovery";

  /** Key of the time after which a test is slow. */
  static final String LIMIT_SLOW = "limit.slow";

  /** Key of what becomes of a run in which a test leaves threads or processes behind. */
  static final String LEFTOVERS_RESULT = "leftovers.result";

  /** Key of the system properties that tests may set for all. */
  static final String LEFTOVERS_KEEP = "leftovers.keep-properties";

  /** The longest limit; more is none. */
  private static final long MOST_DAYS = 365;

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
              "leftovers",
              "What tests leave behind in their process.",
              Option.list("keep-properties")
                  .help("System properties that tests may set for all classes behind them.")
                  .build(),
              Option.string("result")
                  .help("Whether threads and processes left behind fail the run.")
                  .choices("report", "fail")
                  .defaultValue("report")
                  .build()),
          OptionGroup.of(
              "limit",
              "How long things may take before they are ended; 0 for as long as they like.",
              Option.duration("class").help("A test class.").defaultValue("0").build(),
              Option.duration("discovery")
                  .help("Finding the tests of one class; each more in a portion adds 50 ms.")
                  .defaultValue("10s")
                  .build(),
              Option.duration("run")
                  .help("A whole run; what has not begun then is left.")
                  .defaultValue("0")
                  .build(),
              Option.duration("silence")
                  .help("A fork without a sign of life; limit.test, at least 1h, if not set.")
                  .build(),
              Option.duration("slow")
                  .help("A test, before it is called slow.")
                  .defaultValue("60s")
                  .build(),
              Option.duration("test").help("A test.").defaultValue("1h").build()),
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
    if (key.startsWith("limit.") && !isLimit(option, values)) {
      return Optional.of(
          "invalid value '%s' (expected a duration from 0 to %d days, such as 500ms, 10s or 5m)"
              .formatted(OptionReader.shown(option, values), MOST_DAYS));
    }
    return Optional.empty();
  }

  /** Tells what is wrong with the text of a limit that was given beside the configuration. */
  public static Optional<String> problem(String key, String text) {
    Option option = Option.duration(key.substring(key.indexOf('.') + 1)).help(key).build();
    List<String> values = List.of(text);
    return OptionReader.problem(option, values).or(() -> problem(key, option, values));
  }

  private static boolean isLimit(Option option, List<String> values) {
    Duration time = duration(option.name(), option, values);
    return !time.isNegative() && time.compareTo(Duration.ofDays(MOST_DAYS)) <= 0;
  }

  /** Returns a limit whose text has no problem. */
  public static Duration duration(String key, String text) {
    Option option = Option.duration(key.substring(key.indexOf('.') + 1)).help(key).build();
    return duration(key, option, List.of(text));
  }

  private static Duration duration(String key, Option option, List<String> values) {
    return new PluginOptions(Map.of(key, option), Map.of(key, values)).get(key, Duration.class);
  }
}
