package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Pty;
import dev.runner.cli.fixture.TerminalScreen;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees of a run: three failures among three hundred tests. */
final class LookIT {

  private static final String ESCAPE = "\u001b";
  private static final String TOTAL =
      "ERROR: 297/300 passed, 2 failed, 1 error, 0 skipped, 0 aborted, 0 not run";
  private static final Pattern FIRST =
      Pattern.compile(
          "Run ([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}): 2 plugins, about 300 tests, 1 fork, seed \\d+");

  @TempDir private static Path folder;

  private static TestWorkspace workspace;

  @BeforeAll
  static void installAndRunOnce() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("it's here"));
    workspace.install("bank", plugin("bank", 10, false));
    workspace.install("shop", plugin("shop", 20, true));
    assertEquals(1, workspace.run("run", "-q").exit());
  }

  /** Returns a plugin of classes with ten tests each, all quick but not too quick to be seen. */
  private static PluginJar plugin(String id, int classes, boolean failing) {
    PluginJar jar = PluginJar.plugin(id);
    for (int type = 0; type < classes; type++) {
      TestSource source = TestSource.of(id + ".Part" + type + "Tests");
      for (int method = 0; method < 10; method++) {
        source.test("does" + method, "Thread.sleep(5);" + (failing ? failure(type, method) : ""));
      }
      jar.source(source.text());
    }
    return jar;
  }

  private static String failure(int type, int method) {
    return switch (type * 10 + method) {
      case 32 -> "System.out.println(\"three items\"); assertEquals(3, 4);";
      case 35 -> "fail(\"out of\\u001b[2J stock\");";
      case 77 -> "throw new IllegalStateException(\"no line\");";
      default -> "";
    };
  }

  private static String onTerminal(int columns, Map<String, String> environment, String... words)
      throws Exception {
    String[] all = new String[words.length + 2];
    all[0] = "-w";
    all[1] = workspace.root().toString();
    System.arraycopy(words, 0, all, 2, words.length);
    return new Pty(columns, environment).run(all);
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  private static String lastLine(String text) {
    List<String> lines = lines(text);
    return lines.get(lines.size() - 1);
  }

  @ParameterizedTest
  @CsvSource({"80", "50", "120"})
  void drawsOneLineOnATerminalAndLeavesNothingOfIt(int columns) throws Exception {
    String written = onTerminal(columns, Map.of(), "run");
    TerminalScreen screen = new TerminalScreen(columns).write(written);

    String seen = String.join("\n", screen.lines());
    assertAll(
        () -> assertTrue(written.contains("tests, 0 failed, "), written),
        () -> assertTrue(screen.widestDrawn() > 0, written),
        () -> assertTrue(screen.widestDrawn() < columns, written),
        () -> assertFalse(seen.contains("/~300"), seen),
        () -> assertFalse(seen.contains("discovering"), seen),
        () -> assertTrue(written.contains(ESCAPE + "[31mFAILED" + ESCAPE + "[0m"), written),
        () -> assertTrue(seen.contains("out of\\u001b[2J stock"), seen));
  }

  @Test
  void fitsIntoEightyColumns() throws Exception {
    List<String> seen = new TerminalScreen(200).write(onTerminal(80, Map.of(), "run")).lines();

    seen.stream()
        .filter(line -> !line.contains(folder.toString()))
        .forEach(line -> assertTrue(line.length() <= 80, line));
    assertTrue(FIRST.matcher(seen.get(0)).matches(), seen.get(0));
    assertTrue(seen.contains(TOTAL), seen.toString());
  }

  @Test
  void writesPlainLinesIntoAPipe() throws Exception {
    Finished finished = workspace.run("run");

    assertAll(
        () -> assertEquals(1, finished.exit()),
        () -> assertFalse((finished.out() + finished.err()).contains(ESCAPE), finished::toString),
        () -> assertFalse((finished.out() + finished.err()).contains("\r"), finished::toString),
        () -> assertTrue(FIRST.matcher(lines(finished.err()).get(0)).matches(), finished::err),
        () -> assertEquals(4, lines(finished.err()).size(), finished::err),
        () -> assertEquals(TOTAL, lastLine(finished.out())));
  }

  @ParameterizedTest
  @CsvSource({
    "NO_COLOR, '', false, true",
    "NO_COLOR, 1, false, true",
    "CI, true, true, false",
    "TERM, dumb, false, false",
    "LANG, C, true, true"
  })
  void heedsTheEnvironment(String name, String value, boolean colored, boolean drawn)
      throws Exception {
    String written = onTerminal(80, Map.of(name, value), "run");

    assertEquals(colored, written.contains(ESCAPE + "[31m"), written);
    assertEquals(drawn, written.contains(ESCAPE + "[K"), written);
    if (name.equals("LANG")) {
      assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(written), written);
    }
  }

  @Test
  void takesColorsOrNotAsItIsTold() throws Exception {
    assertFalse(onTerminal(80, Map.of(), "--color", "never", "last").contains(ESCAPE));
    assertTrue(workspace.run("--color", "always", "last").out().contains(ESCAPE + "[31m"));
    assertTrue(onTerminal(80, Map.of(), "last").contains(ESCAPE + "[31m"));
  }

  @Test
  void saysLittleOrMuchAsItIsTold() throws Exception {
    Finished quiet = workspace.run("run", "-q");
    Finished verbose = workspace.run("run", "-v");

    assertAll(
        () -> assertEquals("", quiet.err()),
        () -> assertEquals(TOTAL, lastLine(quiet.out())),
        () -> assertEquals(3, count(quiet.out(), "(?m)^(FAILED|ERROR) shop:")),
        () -> assertFalse(quiet.out().contains("LOADED"), quiet::out),
        () -> assertEquals(297, count(verbose.err(), "(?m)^PASSED .* \\(\\d.*s\\)$")),
        () -> assertTrue(verbose.out().contains("at org.junit.jupiter.api.Assert"), verbose::out),
        () -> assertEquals(TOTAL, lastLine(verbose.out())));
  }

  private static long count(String text, String regex) {
    return Pattern.compile(regex).matcher(text).results().count();
  }

  @Test
  void showsFailuresWithWhatExplainsThem() throws Exception {
    Finished finished = workspace.run("run");

    String expected =
        """
        FAILED shop:shop.Part3Tests.does2
          expected: <3> but was: <4>
              at shop.Part3Tests.does2(Part3Tests.java:16)
          stdout:
            three items
        """;
    assertTrue(finished.out().contains(expected), finished::out);
    assertTrue(finished.out().contains("  java.lang.IllegalStateException: no line\n"));
    assertFalse(finished.out().contains("org.junit"), finished::out);
    assertTrue(
        Pattern.compile("shop {2}1.0.0 {2}LOADED {3}197 passed, 2 failed, 1 error, \\d.*s")
            .matcher(finished.out())
            .find(),
        finished::out);
  }

  @Test
  void showsWhatAClassWroteThatCouldNotBeSetUp(@TempDir Path other) throws Exception {
    TestWorkspace down = TestWorkspace.in(other);
    String setUp =
        "@BeforeAll static void connects() { System.out.println(\"connecting\");"
            + " throw new IllegalStateException(\"no line\"); }";
    TestSource source = TestSource.of("shop.CartTests").member(setUp);
    down.install(
        "shop", PluginJar.plugin("shop").source(source.test("a", "").test("b", "").text()));

    Finished finished = down.run("run");

    assertAll(
        () -> assertTrue(finished.out().contains("  stdout of the class:\n    connecting\n")),
        () -> assertTrue(finished.out().contains("  the same in 1 more:\n    ERROR shop:shop.C")),
        () -> assertEquals(1, count(finished.out(), "no line"), finished::out));
  }

  @Test
  void printsCommandsThatCanBeCopied() throws Exception {
    Finished finished = workspace.run("run");

    Matcher first = FIRST.matcher(lines(finished.err()).get(0));
    assertTrue(first.matches());
    String place = " -w '" + workspace.root().toString().replace("'", "'\\''") + "' ";
    String rerun = place + "run --failing " + first.group(1) + "\n";
    assertTrue(finished.out().contains(rerun), finished::out);
    assertTrue(finished.out().contains(place + "runs show " + first.group(1)), finished::out);
    String shown = workspace.run("runs", "show", first.group(1)).out();
    assertTrue(shown.startsWith("Command    runner -w "), shown);
    assertEquals(finished.out(), shown.substring(shown.indexOf("\n\n") + 1));
    Finished again = workspace.run("run", "--failing", first.group(1));
    assertEquals(
        "ERROR: 0/3 passed, 2 failed, 1 error, 0 skipped, 0 aborted, 0 not run",
        lastLine(again.out()));
  }

  @Test
  void showsTheSlowestOnlyIfItIsAskedOrTheyAreSlow() throws Exception {
    assertFalse(workspace.run("run", "-p", "bank").out().contains("Slowest"));
    String out = workspace.run("run", "-p", "bank", "--slowest", "3").out();
    assertEquals(3, count(out, "(?m)^ +\\d+\\.\\d\\d s  bank:bank\\."), out);
  }

  @Test
  void saysWhatIsWrongWithABadPluginOnceMoreAtTheEnd(@TempDir Path other) throws Exception {
    TestWorkspace bad = TestWorkspace.in(other);
    bad.install("good", PluginJar.plugin("good").source(TestSource.passing("g.GTests", "runs")));
    bad.install("new", PluginJar.plugin("new").manifest("Plugin-Requires", ">=99.0.0"));

    Finished finished = bad.run("run");

    assertEquals(3, finished.exit());
    assertTrue(lines(finished.err()).get(0).contains(": 1 of 2 plugins, "), finished::err);
    assertEquals(1, count(finished.err(), "ERROR plugin.incompatible: "), finished::err);
    assertEquals(1, count(finished.out(), "(?m)^ERROR plugin.incompatible: "), finished::out);
    assertTrue(finished.out().contains("REJECTED its tests did not run"), finished::out);
    assertEquals(
        "ERROR: 1/1 passed, 0 failed, 0 error, 0 skipped, 0 aborted, 0 not run",
        lastLine(finished.out()));
  }
}
