package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.OptionReader;
import dev.runner.api.config.PluginOptions;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.retry.FailurePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The runner's own options. */
public final class CoreOptions {

  /** Key of the folder for what can be made again. */
  public static final String CACHE_DIR = "cache.dir";

  /** Key of how many forks in a row the tests of a class may end. */
  public static final String FORK_CLASS_DEATHS = "fork.class-deaths";

  /** Key of the plugins whose classes do not run side by side. */
  public static final String FORK_SERIAL_PLUGINS = "fork.serial-plugins";

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

  /** Key of the name of the system under test. */
  public static final String RUN_ENVIRONMENT = "run.environment";

  /** Key of what people call a run. */
  public static final String RUN_LABELS = "run.labels";

  /** The longest limit; more is none. */
  private static final long MOST_DAYS = 365;

  private static final int MOST_DEATHS = 100_000;

  private static final long SMALLEST_HEAP = 2L << 20;
  private static final long LARGEST_HEAP = 4096L << 30;

  private static final Pattern ENVIRONMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private static final Pattern HEAP = Pattern.compile("[1-9][0-9]{0,8}[kKmMgG]?");

  private static final List<OptionGroup> GROUPS =
      List.of(
          SharedGroups.available(),
          BudgetKey.group(),
          OptionGroup.of(
              "cache",
              "What the runner keeps to be faster and can make again.",
              Option.path("dir")
                  .help("Folder for unpacked plugins and archives; your user's cache if not set.")
                  .build()),
          ServiceOptions.credentials(),
          ExportOptions.group(),
          OptionGroup.of(
              "fork",
              "The Java processes in which tests run.",
              Option.integer("class-deaths")
                  .help("Forks in a row that one class may end before the rest of it is given up.")
                  .defaultValue(Integer.toString(FailurePolicy.CLASS_DEATHS))
                  .range(0, MOST_DEATHS)
                  .build(),
              Option.string(ForkKey.HEAP)
                  .help("Largest heap of a test fork, for instance 512m or 2g.")
                  .build(),
              Option.path(ForkKey.JAVA_HOME)
                  .help("JDK of test forks, 17 or later; the one that runs the runner if not set.")
                  .build(),
              Option.list(ForkKey.JVM_ARGS)
                  .help("Arguments for the JVM of every test fork.")
                  .build(),
              Option.list("serial-plugins")
                  .help("Plugins no two classes of which may run side by side.")
                  .build(),
              Option.path(ForkKey.WORKING_DIR)
                  .help("Current folder of test forks; the one of the command if not set.")
                  .build()),
          FailureOptions.knownIssues(),
          OptionGroup.of(
              "leftovers",
              "What tests leave behind in their process.",
              Option.list("keep-properties")
                  .help(
                      "System properties whose changes by tests stay for all classes behind them.")
                  .build(),
              Option.string("result")
                  .help("Whether threads and processes left behind fail the run.")
                  .choice("report", "they are told as warnings")
                  .choice("fail", "the run fails as well")
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
          TrustRules.group(),
          FailureOptions.quarantine(),
          FailureOptions.retry(),
          OptionGroup.of(
              "run",
              "What is kept of runs beside their results.",
              Option.string("environment")
                  .help("Name of the system under test, for 'runner compatibility'.")
                  .build(),
              Option.map("labels").help("What runs are called, name by name.").build()),
          ServiceOptions.services(),
          StoreOptions.group());

  private static final Set<String> RESERVED =
      GROUPS.stream()
          .map(OptionGroup::name)
          .filter(name -> !SharedGroups.NAMES.contains(name))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> NAMESPACES = Set.of(Keys.JUNIT, Keys.PLUGINS, Keys.RESOURCES);

  private CoreOptions() {}

  /** Returns the groups, sorted by name. */
  public static List<OptionGroup> groups() {
    return GROUPS;
  }

  /** Tells whether a name is a group of the runner's, which no plugin may declare into. */
  static boolean isReserved(String group) {
    return RESERVED.contains(group) || NAMESPACES.contains(group);
  }

  /** Tells whether a name is a group of the runner's that plugins may extend. */
  static boolean isShared(String group) {
    return SharedGroups.NAMES.contains(group);
  }

  /** Tells what is wrong with a value beyond what its declaration can say. */
  static Optional<String> problem(String key, Option option, List<String> values) {
    Optional<ForkKey> ofFork = ForkKey.of(key);
    if (ofFork.isPresent()) {
      return ofFork.get().name().equals(ForkKey.HEAP)
          ? heapProblem(OptionReader.shown(option, values), values.get(0))
          : ForkKey.problem(key, values);
    }
    if (key.equals(FORK_SERIAL_PLUGINS) && !values.stream().allMatch(PluginId::isValid)) {
      return Optional.of(
          "invalid value '%s' (expected ids of plugins: %s)"
              .formatted(OptionReader.shown(option, values), PluginId.RULE));
    }
    if (key.equals(RUN_ENVIRONMENT) && !ENVIRONMENT.matcher(values.get(0)).matches()) {
      return Optional.of(
          "invalid value '%s' (expected 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-', a letter or digit first)"
              .formatted(OptionReader.shown(option, values)));
    }
    if (key.startsWith("limit.") && !isLimit(option, values)) {
      return Optional.of(
          "invalid value '%s' (expected a duration from 0 to %d days, such as 500ms, 10s or 5m)"
              .formatted(OptionReader.shown(option, values), MOST_DAYS));
    }
    return FailureOptions.problem(key, values)
        .or(() -> ServiceOptions.problem(key, values))
        .or(() -> StoreOptions.problem(key, values))
        .or(() -> LabelRule.problem(key, values));
  }

  /** Returns an option of a group. */
  static Option option(String groupName, String name) {
    return GROUPS.stream()
        .filter(group -> group.name().equals(groupName))
        .flatMap(group -> group.options().stream())
        .filter(option -> option.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Tells why a JVM would refuse a heap when it starts. */
  private static Optional<String> heapProblem(String shown, String text) {
    if (!HEAP.matcher(text).matches()) {
      return Optional.of(
          "invalid value '%s' (expected a size such as 512m or 2g)".formatted(shown));
    }
    int power = " kmg".indexOf(Character.toLowerCase(text.charAt(text.length() - 1)));
    String digits = power < 0 ? text : text.substring(0, text.length() - 1);
    long bytes = Long.parseLong(digits) << (10 * Math.max(0, power));
    return bytes >= SMALLEST_HEAP && bytes <= LARGEST_HEAP
        ? Optional.empty()
        : Optional.of("invalid value '%s' (allowed are sizes from 2m to 4096g)".formatted(shown));
  }

  /** Tells what is wrong with the text of a limit that was given beside the configuration. */
  public static Optional<String> problem(String key, String text) {
    Option option = Option.duration(key.substring(key.indexOf('.') + 1)).help(key).build();
    List<String> values = List.of(text);
    return OptionReader.problem(option, values).or(() -> problem(key, option, values));
  }

  /** Tells what is wrong with a label of a run that was given beside the configuration. */
  public static Optional<String> labelProblem(String name, String value) {
    return LabelRule.problem(RUN_LABELS, List.of(name + "=" + value));
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
