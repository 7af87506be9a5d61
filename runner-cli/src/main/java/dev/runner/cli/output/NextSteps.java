package dev.runner.cli.output;

import dev.runner.core.result.RunId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes commands that can be copied and typed where this one was.
 *
 * @param program how this program is called
 * @param options the options that it takes to find the same workspace, plugins and files
 * @param variables environment variables whose values are filled in by whoever types it
 */
public record NextSteps(String program, List<String> options, List<String> variables) {

  private static final String RANDOM_SEED = "junit.jupiter.execution.order.random.seed";
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  /** Copies the lists. */
  public NextSteps {
    options = List.copyOf(options);
    variables = List.copyOf(variables);
  }

  /** Creates commands that need no variable. */
  public NextSteps(String program, List<String> options) {
    this(program, options, List.of());
  }

  /**
   * Returns commands that are given these options, too.
   *
   * @param unseen environment variables that are to be set for them
   */
  public NextSteps with(List<String> more, List<String> unseen) {
    return new NextSteps(program, Stream.concat(options.stream(), more.stream()).toList(), unseen);
  }

  /** Returns the command that runs the failures of a run again. */
  String rerunOf(RunId run) {
    return command("run", "--failing", run.brief());
  }

  /** Returns the command that runs what a run has left. */
  String resumeOf(RunId run) {
    return command("resume", run.brief());
  }

  /** Returns the command that shows a run. */
  String showOf(RunId run) {
    return command("runs", "show", run.brief());
  }

  /**
   * Returns the command that exports a run.
   *
   * @param rest only what is left of it; not what was refused
   */
  String exportOf(RunId run, String target, boolean rest) {
    return rest
        ? command("export", run.brief(), target, "--resume")
        : command("export", run.brief(), target);
  }

  /**
   * Returns the command that exports the tasks of a file.
   *
   * @param rest only what is left of them; not what was refused
   */
  String exportOf(Path tasks, String target, boolean rest) {
    return rest
        ? command("task", "export", tasks.toString(), target, "--resume")
        : command("task", "export", tasks.toString(), target);
  }

  /**
   * Returns the command that runs the tests of a file in its order.
   *
   * @param flags what else it is given
   */
  String orderedRun(Path list, OptionalLong seed, List<String> flags) {
    List<String> words = new ArrayList<>(List.of("run", "--order", "list"));
    words.addAll(List.of("--load-list", list.toString()));
    seed.ifPresent(number -> words.addAll(List.of("-D", RANDOM_SEED + "=" + number)));
    words.addAll(flags);
    return command(words.toArray(String[]::new));
  }

  private String command(String... words) {
    return Stream.of(
            variables.stream().map(name -> name + "=..."),
            Stream.of(program),
            options.stream(),
            Stream.of(words))
        .flatMap(part -> part)
        .map(NextSteps::quoted)
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return HARMLESS.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
