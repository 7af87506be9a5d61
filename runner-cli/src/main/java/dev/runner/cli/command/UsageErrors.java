package dev.runner.cli.command;

import dev.runner.api.config.NearestName;
import dev.runner.core.run.ExitStatus;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, what may have been meant, and where to read on. */
final class UsageErrors implements IParameterExceptionHandler {

  /** Any two options of one letter are alike. */
  private static final int SHORT = 3;

  UsageErrors() {}

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = command.getErr();
    lines(problem, command).forEach(err::println);
    err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return ExitStatus.USAGE.code();
  }

  private static List<String> lines(ParameterException problem, CommandLine command) {
    if (problem instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(unmatched.getUnmatched().get(0), command);
    }
    return List.of("runner: " + valueProblem(problem).orElseGet(() -> said(problem)));
  }

  /** Names an option once; picocli does so twice where the value of a map is no pair. */
  private static String said(ParameterException problem) {
    return String.valueOf(problem.getMessage()).replace("option option ", "option ");
  }

  private static List<String> unmatched(String word, CommandLine command) {
    if (word.startsWith("-")) {
      return unknownOption(
          word.contains("=") ? word.substring(0, word.indexOf('=')) : word, command);
    }
    List<String> commands = List.copyOf(command.getSubcommands().keySet());
    return commands.isEmpty()
        ? List.of(
            "runner: Unexpected argument '%s' behind '%s'"
                .formatted(word, command.getCommandSpec().qualifiedName()))
        : suggesting("runner: Unknown command '" + word + "'", word, commands);
  }

  private static List<String> unknownOption(String name, CommandLine command) {
    String problem = "runner: Unknown option '" + name + "'";
    Optional<String> owner =
        command.getSubcommands().values().stream()
            .filter(part -> options(part).contains(name))
            .map(part -> part.getCommandSpec().qualifiedName())
            .findFirst();
    return owner
        .map(part -> List.of(problem, "It goes behind the command: " + part + " " + name))
        .orElseGet(
            () ->
                name.length() <= SHORT
                    ? List.of(problem)
                    : suggesting(problem, name, options(command)));
  }

  private static List<String> suggesting(String problem, String word, List<String> names) {
    List<String> lines = new ArrayList<>(List.of(problem));
    new NearestName(names)
        .to(word)
        .map(near -> "Did you mean: " + near + "?")
        .or(() -> known(word, names))
        .ifPresent(lines::add);
    return lines;
  }

  /** Options are too many to be listed. */
  private static Optional<String> known(String word, List<String> names) {
    return word.startsWith("-")
        ? Optional.empty()
        : Optional.of("Commands are: " + String.join(", ", names));
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .map(OptionSpec::names)
        .flatMap(Stream::of)
        .distinct()
        .toList();
  }

  /** Says what an option takes instead of a value, as it is typed. */
  private static Optional<String> valueProblem(ParameterException problem) {
    Optional<ArgSpec> option =
        Optional.ofNullable(problem.getArgSpec())
            .filter(ArgSpec::isOption)
            .filter(spec -> problem.getValue() != null);
    return option.flatMap(
        spec ->
            expected(spec.type())
                .map(
                    expected ->
                        "Invalid value '%s' for option '%s' (expected %s)"
                            .formatted(
                                problem.getValue(), ((OptionSpec) spec).longestName(), expected)));
  }

  private static Optional<String> expected(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return Optional.of("a whole number");
    }
    return type.isEnum()
        ? Optional.of(
            Stream.of(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")))
        : Optional.empty();
  }
}
