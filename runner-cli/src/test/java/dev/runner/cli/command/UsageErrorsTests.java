package dev.runner.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UsageErrorsTests {

  private final StringWriter err = new StringWriter();

  private int execute(String... words) {
    CommandLine line = RunnerCommand.line(words);
    line.setErr(new PrintWriter(err));
    return line.execute(words);
  }

  private String[] lines() {
    return err.toString().split("\\R");
  }

  @ParameterizedTest
  @CsvSource({
    "ru, run",
    "lists, list",
    "plugin, plugins",
    "runns, runs",
    "fialing, failing",
    "--verbos, --verbose"
  })
  void suggestsWhatMayHaveBeenMeant(String typed, String meant) {
    assertEquals(2, execute(typed));
    assertTrue(lines()[0].startsWith("runner: Un"), err.toString());
    assertTrue(lines()[1].startsWith("Did you mean: "), err.toString());
    assertTrue(lines()[1].contains(meant), err.toString());
    assertEquals("See 'runner --help'.", lines()[lines().length - 1]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run --tga x | --tag
          run --slowst=3 | --slowest
          run --plugin-dir x | --plugins-dir
          plugins lits | list
          """)
  void suggestsWhatTheCommandTakes(String words, String meant) {
    assertEquals(2, execute(words.split(" ")));
    assertEquals("Did you mean: " + meant + "?", lines()[1]);
  }

  @Test
  void namesWhatThereIsWhereNothingIsNear() {
    assertEquals(2, execute("frobnicate"));
    assertTrue(lines()[1].startsWith("Commands are: init, run, resume, list, "), err.toString());
    assertEquals(3, lines().length);
  }

  @Test
  void saysWhereAnOptionOfACommandBelongs() {
    assertEquals(2, execute("-p", "shop", "run"));
    assertEquals("runner: Unknown option '-p'", lines()[0]);
    assertEquals("It goes behind the command: runner run -p", lines()[1]);
  }

  @Test
  void guessesNothingFromOneLetter() {
    assertEquals(2, execute("run", "-x"));
    assertEquals(2, lines().length, err.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run --format yaml | Invalid value 'yaml' for option '--format' (expected text, json
          run --slowest x | Invalid value 'x' for option '--slowest' (expected a whole number)
          run --slowest=-1 | Invalid number '-1' of slowest tests (expected 0 or more)
          run surplus | Unexpected argument 'surplus' behind 'runner run'
          --color red run | Invalid value 'red' for option '--color' (expected auto, always, never)
          """)
  void quotesAValueAndSaysWhatIsAllowed(String words, String message) {
    assertEquals(2, execute(words.split(" ")));
    assertTrue(lines()[0].startsWith("runner: " + message), err.toString());
  }

  @Test
  void namesTheCommandWhoseHelpIsMeant() {
    assertEquals(2, execute("plugins", "lsit"));
    assertEquals("See 'runner plugins --help'.", lines()[lines().length - 1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plugins", "runs"})
  void asksForTheMissingCommand(String words) {
    assertEquals(2, execute(words.isEmpty() ? new String[0] : words.split(" ")));
    assertTrue(lines()[0].startsWith("runner: Missing command (for instance: runner "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run --tag", "plugins wrap", "runs show", "run --format xml"})
  void saysWhatAnOptionNeeds(String words) {
    assertEquals(2, execute(words.split(" ")));
    assertTrue(err.toString().startsWith("runner: "), err.toString());
  }

  @Test
  void mapsWhatACommandThrows() {
    CommandLine line = RunnerCommand.line("run");
    line.setErr(new PrintWriter(err));
    CommandErrors errors = new CommandErrors();
    CommandLine.ParseResult parsed = line.parseArgs("run");
    assertEquals(2, errors.handleExecutionException(new UsageException("no"), line, parsed));
    assertEquals("runner: no", lines()[0]);
    Exception bug = new IllegalStateException("a bug");
    assertEquals(5, errors.handleExecutionException(bug, line, parsed));
    assertTrue(err.toString().contains("internal error, please report it"), err.toString());
  }
}
