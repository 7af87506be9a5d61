package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginCode;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kind of plugin that cannot run for what it needs, declares or does, in one folder with good
 * ones.
 */
final class RejectedPluginsIT {

  private static final String FILL =
      "java.util.List<byte[]> all = new java.util.ArrayList<>();"
          + " while (true) { all.add(new byte[1 << 26]); }";

  private static TestWorkspace workspace;
  private static Finished finished;
  private static RunView stored;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    workspace = TestWorkspace.in(folder);
    installDependent();
    installDeclaring();
    installStarting();
    installWithoutTests();
    workspace.install("good", PluginCode.tests("good"));
    finished = workspace.run("run", "--format", "json");
    stored = workspace.last();
  }

  @Test
  void theGoodOnesRunAndTheStatusTellsOfTheOthers() {
    assertEquals(3, finished.exit(), finished::toString);
    for (String id : List.of("good", "does-without", "twin-free", "some")) {
      assertEquals("LOADED", stored.state(id));
      assertEquals(CountsView.allPassed(1), stored.counts(id));
    }
    assertEquals(CountsView.allPassed(4), stored.counts());
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          twin          | REJECTED | plugin.duplicate-id | twin-1.jar (1.0.0) and
          twin          | REJECTED | plugin.duplicate-id | twin-2.jar (2.0.0): keep one of them
          needs-absent  | REJECTED | plugin.dependency   | which is not installed (needs-absent -> absent)
          needs-that    | REJECTED | plugin.dependency   | (needs-that -> needs-absent -> absent)
          needs-newer   | REJECTED | plugin.dependency   | needs plugin 'good' >=2.0.0, installed is 1.0.0
          first         | REJECTED | plugin.dependency   | in a circle: first -> second -> first
          second        | REJECTED | plugin.dependency   | in a circle: first -> second -> first
          needs-circle  | REJECTED | plugin.dependency   | (needs-circle -> second -> first -> second)
          needs-twin    | REJECTED | plugin.dependency   | which cannot run (needs-twin -> twin)
          needs-failed  | REJECTED | plugin.dependency   | (needs-failed -> s-throws)
          needs-further | REJECTED | plugin.dependency   | (needs-further -> needs-failed -> s-throws)
          d-throws      | FAILED   | plugin.failed       | IllegalStateException: cannot declare (at p.Declared.optionGroups(Declared.java:3))
          d-bare        | FAILED   | plugin.failed       | NullPointerException (at p.Declared.optionGroups(Declared.java:3))
          d-null        | FAILED   | plugin.failed       | optionGroups() of 'p.Declared' returns null or a null element
          d-element     | FAILED   | plugin.failed       | optionGroups() of 'p.Declared' returns null or a null element
          d-fills       | FAILED   | plugin.failed       | OutOfMemoryError: Java heap space (at p.Declared.optionGroups
          d-recurses    | FAILED   | plugin.failed       | StackOverflowError (at p.Declared.optionGroups
          d-exits       | FAILED   | plugin.failed       | ended its process when it was to declare its options (exit status 0)
          d-halts       | FAILED   | plugin.failed       | ended its process when it was to declare its options (exit status 5)
          d-absent      | FAILED   | plugin.failed       | Provider p.Absent not found
          d-index       | FAILED   | plugin.failed       | cannot use 'p.Absent' of its META-INF/extensions.idx
          d-bad-name    | FAILED   | plugin.failed       | Invalid name of option group: 'Bad Name'
          s-throws      | FAILED   | plugin.failed       | did not start: java.lang.IllegalStateException: cannot start
          s-exits       | FAILED   | plugin.failed       | ended its process when it was to start (exit status 0)
          s-killed      | FAILED   | plugin.failed       | (exit status 137, SIGKILL)
          s-fills       | FAILED   | plugin.failed       | did not start: java.lang.OutOfMemoryError
          s-absent      | FAILED   | plugin.failed       | ClassNotFoundException: p.Absent
          s-other       | FAILED   | plugin.failed       | ClassCastException: class p.PlainTests
          s-constructor | FAILED   | plugin.failed       | NullPointerException (at p.Started.<init>(Started.java:1))
          s-static      | FAILED   | plugin.failed       | NumberFormatException: For input string: "no" (at p.Started.<clinit>
          bad-arguments | FAILED   | plugin.fork-failed  | Unrecognized VM option 'NoSuchFlag'
          no-classes    | LOADED   | plugin.no-tests     | no tests in its jar
          wrong-package | LOADED   | plugin.no-tests     | no tests in its test packages [nowhere]
          no-tests      | LOADED   | plugin.no-tests     | allow it there with 'Runner-Allow-No-Tests: true'
          """)
  void saysWhatIsWrongAndWhatBecameOfIt(String id, String state, String code, String what) {
    List<String> messages = stored.issues(code);
    assertTrue(
        messages.stream().anyMatch(text -> text.startsWith(id + ": ") && text.contains(what)),
        messages::toString);
    assertEquals(state, stored.state(id));
    assertEquals(CountsView.allPassed(0), stored.counts(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty-by-right", "library"})
  void mayHaveNoTestsWhereItsManifestSaysSo(String id) {
    assertEquals("LOADED", stored.state(id));
    assertFalse(stored.issues("plugin.no-tests").toString().contains(id));
  }

  @Test
  void costsAClassThatCannotBeReadNoOther() {
    assertEquals(
        List.of("p.Torn", "p.Wrong"),
        stored.issues("suite.class-not-loadable").stream()
            .map(text -> text.substring(0, text.indexOf(':')))
            .sorted()
            .toList());
  }

  @Test
  void listsThemWithTheSameStatesAndStatus() throws Exception {
    Finished listed = workspace.run("plugins", "list", "--format", "json");
    Map<String, String> states = new HashMap<>();
    listed
        .json()
        .forEach(p -> states.put(p.required("id").asString(), p.required("state").asString()));

    assertEquals(3, listed.exit(), listed::toString);
    for (String id : stored.plugins()) {
      if (!id.equals("bad-arguments")) { // it has no code to be asked, so only its tests show it
        assertEquals(stored.state(id), states.get(id), id);
      }
    }
    Finished tests = workspace.run("list");
    assertEquals(3, tests.exit());
    assertTrue(tests.err().contains("Plugin 'no-tests' has no tests"), tests::err);
  }

  @Test
  void runsNothingWhereAllAreRequired() throws Exception {
    Finished refused = workspace.run("run", "--require-all-plugins");

    assertEquals(3, refused.exit(), refused::toString);
    assertEquals("", refused.out());
    assertTrue(refused.err().contains("Nothing ran: all plugins are required"), refused::err);
    assertTrue(refused.err().contains("needs-absent -> absent"), refused::err);
    assertEquals(stored.id(), workspace.last().id());
  }

  @Test
  void runsEverythingWhereAllAreRequiredAndThere(@TempDir Path folder) throws Exception {
    TestWorkspace other = TestWorkspace.in(folder);
    other.install("good", PluginCode.tests("good"));

    assertEquals(0, other.run("run", "--require-all-plugins").exit());
  }

  private static void installDependent() throws Exception {
    workspace.install("twin-1", PluginCode.tests("twin"));
    workspace.install("twin-2", PluginCode.tests("twin").manifest("Plugin-Version", "2.0.0"));
    workspace.install("twin-free", PluginCode.tests("twin-free"));
    needing("needs-absent", "absent");
    needing("needs-that", "needs-absent");
    needing("needs-newer", "good@>=2.0.0");
    needing("first", "second");
    needing("second", "first");
    needing("needs-circle", "second");
    needing("needs-twin", "twin");
    needing("needs-failed", "s-throws");
    needing("needs-further", "needs-failed");
    needing("does-without", "s-throws?, absent?");
  }

  private static void needing(String id, String others) throws Exception {
    workspace.install(id, PluginCode.tests(id).manifest("Plugin-Dependencies", others));
  }

  private static void installDeclaring() throws Exception {
    declaring("d-throws", "throw new IllegalStateException(\"cannot declare\");");
    declaring("d-bare", "throw new NullPointerException();");
    declaring("d-null", "return null;");
    declaring("d-element", "return java.util.Collections.singletonList(null);");
    declaring("d-fills", FILL);
    declaring("d-recurses", "return optionGroups();");
    declaring("d-exits", "System.exit(0); return null;");
    declaring("d-halts", "Runtime.getRuntime().halt(5); return null;");
    declaring(
        "d-bad-name",
        "return java.util.List.of(dev.runner.api.config.OptionGroup.of(\"Bad Name\", \"x\"));");
    String service = "dev.runner.api.config.OptionDeclarations";
    workspace.install("d-absent", PluginCode.tests("d-absent").service(service, "p.Absent"));
    workspace.install(
        "d-index", PluginCode.tests("d-index").entry("META-INF/extensions.idx", "p.Absent\n"));
  }

  private static void declaring(String id, String body) throws Exception {
    workspace.install(id, PluginCode.declaring(id, body));
  }

  private static void installStarting() throws Exception {
    starting("s-throws", "throw new IllegalStateException(\"cannot start\");");
    starting("s-exits", "System.exit(0);");
    starting(
        "s-killed",
        "ProcessHandle me = ProcessHandle.current(); try { new ProcessBuilder(\"kill\", \"-9\","
            + " \"\" + me.pid()).start().waitFor(); } catch (Exception e) { }");
    starting("s-fills", FILL);
    workspace.install(
        "s-absent", PluginCode.tests("s-absent").manifest("Plugin-Class", "p.Absent"));
    workspace.install(
        "s-other", PluginCode.tests("s-other").manifest("Plugin-Class", "p.PlainTests"));
    workspace.install(
        "s-constructor",
        PluginCode.withClass(
            "s-constructor", "public Started() { if (true) throw new NullPointerException(); }"));
    workspace.install(
        "s-static",
        PluginCode.withClass("s-static", "static final int SIZE = Integer.parseInt(\"no\");"));
    workspace.install(
        "bad-arguments",
        PluginCode.tests("bad-arguments").manifest("Runner-Jvm-Arguments", "-XX:+NoSuchFlag"));
  }

  private static void starting(String id, String body) throws Exception {
    workspace.install(id, PluginCode.starting(id, body));
  }

  private static void installWithoutTests() throws Exception {
    workspace.install("no-classes", PluginJar.plugin("no-classes"));
    workspace.install(
        "wrong-package",
        PluginCode.tests("wrong-package").manifest("Runner-Test-Packages", "nowhere"));
    String plain = "package p; public class Plain {}";
    workspace.install("no-tests", PluginJar.plugin("no-tests").source(plain));
    workspace.install(
        "empty-by-right",
        PluginJar.plugin("empty-by-right").manifest("Runner-Allow-No-Tests", "true"));
    workspace.install(
        "library", PluginJar.plugin("library").source(plain).manifest("Runner-Kind", "library"));
    byte[] whole = new byte[64];
    System.arraycopy(
        new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE}, 0, whole, 0, 4);
    whole[7] = 61;
    whole[9] = 1;
    workspace.install(
        "some",
        PluginJar.plugin("some")
            .entry("p/Torn.class", whole)
            .source(TestSource.passing("p.SomeTests", "runs"), "package p; class Wron_ {}")
            .renamed("p/Wron_.class", "p/Wrong.class"));
  }
}
