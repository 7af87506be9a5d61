package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.export.ExportTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The runner's own options about exports of runs. */
final class ExportOptions {

  private static final String AFTER_RUN = "export.after-run";
  private static final String SCHEMES = "export.allowed-schemes";
  private static final String HOSTS = "export.allowed-hosts";
  private static final String TIMEOUT = "export.timeout";

  /** A name or an address, IPv6 in brackets, with a port or without; all hosts below a domain. */
  private static final Pattern HOST =
      Pattern.compile("(\\*\\.)?([A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

  private static final Pattern USER_INFO = Pattern.compile("//.*@", Pattern.DOTALL);

  private ExportOptions() {}

  /** Returns the group. */
  static OptionGroup group() {
    return OptionGroup.of(
        "export",
        "Where runs are sent: targets are URIs, and 'runner exporters list' tells their schemes.",
        Option.list("after-run").help("Targets to which each run goes when it has ended.").build(),
        Option.list("allowed-hosts")
            .help(
                "Hosts to which may be exported, \"host\", \"host:port\" or \"*.domain\"; all if not set.")
            .build(),
        Option.list("allowed-schemes")
            .help("Schemes of targets that may be exported to; all if not set.")
            .build(),
        Option.duration("timeout")
            .help("How long an export may take before its process is ended.")
            .defaultValue("10m")
            .build());
  }

  /** Tells what is wrong with a value beyond what its declaration can say. */
  static Optional<String> problem(String key, List<String> values) {
    return switch (key) {
      case AFTER_RUN -> values.stream().flatMap(text -> target(text).stream()).findFirst();
      case HOSTS ->
          values.stream()
              .filter(text -> !HOST.matcher(text).matches())
              .map(
                  text ->
                      "invalid value '%s' (expected are hosts such as 'host', 'host:8080' or '*.example.org')"
                          .formatted(text))
              .findFirst();
      case TIMEOUT -> ServiceOptions.timeProblem(values.get(0));
      default -> Optional.empty();
    };
  }

  /** Returns what good values say. */
  static ExportRules rules(Map<String, List<String>> values) {
    return new ExportRules(
        values.getOrDefault(AFTER_RUN, List.of()),
        values.getOrDefault(SCHEMES, List.of()),
        values.getOrDefault(HOSTS, List.of()),
        CoreOptions.duration("limit.wait", values.get(TIMEOUT).get(0)));
  }

  private static Optional<String> target(String text) {
    try {
      ExportTarget.parse(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      String hint =
          text.startsWith("[")
              ? " (on the command line and in variables a list is written as in 'A,B', without brackets and quotes)"
              : "";
      return Optional.of(
          "invalid target '%s' of an export: %s%s".formatted(shown(text), e.getMessage(), hint));
    }
  }

  /** Without what may be a password or a token. */
  private static String shown(String text) {
    return USER_INFO.matcher(text).replaceAll("//***@").replaceFirst("(?s)[?#].*", "?***");
  }
}
