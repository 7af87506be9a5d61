package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runner's own options about credentials and services of plugins. */
final class ServiceOptions {

  private static final String FILE = "credentials.file";
  private static final String WAIT = "credentials.wait";
  private static final String TIMEOUT = "services.timeout";

  private ServiceOptions() {}

  /** Returns the group of what tests can borrow. */
  static OptionGroup credentials() {
    return OptionGroup.of(
        "credentials",
        "The accounts of the system under test that tests borrow.",
        Option.path("file")
            .help("File with accounts, of mode 0600; without it plugins make their own.")
            .build(),
        Option.duration("wait")
            .help("How long a test waits for an account that others have.")
            .defaultValue("5m")
            .build());
  }

  /** Returns the group of what plugins do beside tests. */
  static OptionGroup services() {
    return OptionGroup.of(
        "services",
        "Code of plugins that is no test: credential providers, cleaners, probes, listeners.",
        Option.duration("timeout")
            .help("How long one call may take before its process is ended.")
            .defaultValue("60s")
            .build());
  }

  /** Tells what is wrong with a value beyond what its declaration can say. */
  static Optional<String> problem(String key, List<String> values) {
    if (key.equals(WAIT)) {
      return CoreOptions.problem("limit.wait", values.get(0));
    }
    return key.equals(TIMEOUT) ? timeProblem(values.get(0)) : ExportOptions.problem(key, values);
  }

  /** Tells what is wrong with the time that calls have. */
  static Optional<String> timeProblem(String text) {
    Optional<String> problem = CoreOptions.problem("limit.wait", text);
    boolean none = problem.isEmpty() && time(text).isZero();
    return none ? Optional.of("invalid value '0' (a call must have some time: 60s)") : problem;
  }

  /** Returns what good values say. */
  static ServiceRules rules(Map<String, List<String>> values) {
    return new ServiceRules(
        Optional.ofNullable(values.get(FILE)).map(texts -> Path.of(texts.get(0))),
        time(values.get(WAIT).get(0)),
        time(values.get(TIMEOUT).get(0)),
        ExportOptions.rules(values));
  }

  private static Duration time(String text) {
    return CoreOptions.duration("limit.wait", text);
  }
}
