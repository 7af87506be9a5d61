package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cleaners, probes and listeners of plugins, good and broken ones. */
final class ServicesIT {

  private static final String SECRET = "c4n4ry-passw0rd";

  @TempDir private Path folder;

  private TestWorkspace workspace;
  private Path system;

  @BeforeEach
  void makeWorkspace() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    system = Files.createDirectories(folder.resolve("system"));
  }

  @Test
  void cleanUpWhatWasNotThereBefore() throws Exception {
    workspace.install("shop", cleaner("shop", list(), "Files.delete(Path.of(residue.id()));"));
    Files.createFile(system.resolve("old"));
    Finished early = workspace.run("cleanup", "--delete");
    assertEquals(2, early.exit(), early::toString);
    assertTrue(early.err().contains("runner cleanup --snapshot"), early::toString);

    assertEquals(0, workspace.run("cleanup", "--snapshot").exit());
    Files.createFile(system.resolve("new"));
    Finished look = workspace.run("cleanup", "--format", "json");
    assertEquals(0, look.exit(), look::toString);
    assertTrue(look.out().contains("/new\",\"name\":\"new\",\"state\":\"LEFT\""), look::out);
    assertFalse(look.out().contains("/old"), look::out);
    assertTrue(Files.exists(system.resolve("new")));

    Finished deleted = workspace.run("cleanup", "--delete");
    assertEquals(0, deleted.exit(), deleted::toString);
    assertTrue(deleted.out().contains("1 of 2"), deleted::out);
    assertTrue(deleted.out().contains("DELETED"), deleted::out);
    assertEquals(List.of("old"), List.of(system.toFile().list()));
    assertEquals(0, workspace.run("cleanup", "--delete", "--all").exit());
    assertEquals(List.of(), List.of(system.toFile().list()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Thread.sleep(60_000); return null;          | did not list what may be left over within 2 s",
        "System.exit(0); return null;                | ended its process when it was to list",
        "throw new NoClassDefFoundError(\"gone\");   | could not list what may be left over",
        "return null;                                | could not list what may be left over"
      })
  void loseABrokenCleanerAlone(String list, String reason) throws Exception {
    workspace.config("services.timeout = 2s\n");
    workspace.install("bad", cleaner("bad", list, ""));
    workspace.install("good", cleaner("good", list(), "throw new Exception(\"locked\");"));
    Files.createFile(system.resolve("one"));
    Finished finished = workspace.run("cleanup", "--delete", "--all");

    assertEquals(3, finished.exit(), finished::toString);
    assertTrue(finished.err().contains(reason), finished::err);
    assertTrue(finished.out().contains("good: 1 of 1"), finished::out);
    assertTrue(finished.out().contains("FAILED"), finished::out);
    assertTrue(finished.err().contains("locked"), finished::err);
  }

  @Test
  void compareOptionsWithTheSystem() throws Exception {
    workspace.config("shop { size = 3, password = " + SECRET + ", name = far }\n");
    workspace.install(
        "shop",
        probe(
            """
            int size = dev.runner.api.config.PluginOptions.of(Probing.class).get("shop.size", Integer.class);
            return List.of(
                ProbeFinding.wrong("shop.size", "there are fewer shelves").found("" + (size - 1)),
                ProbeFinding.wrong("shop.password", "it is refused"),
                ProbeFinding.doubtful("shop.name", "nobody knows it"));
            """));
    Finished finished = workspace.run("config", "check", "--probe");

    assertEquals(2, finished.exit(), finished::toString);
    assertTrue(
        finished
            .out()
            .contains("Option 'shop.size' is '3': there are fewer shelves; the system has '2'"),
        finished::out);
    assertTrue(finished.out().contains("Option 'shop.password' is '***'"), finished::out);
    assertTrue(finished.out().contains("WARNING config.probe: Option 'shop.name'"), finished::out);
    assertFalse(finished.toString().contains(SECRET), finished::toString);
    assertEquals(0, workspace.run("config", "check").exit());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Thread.sleep(60_000); return null;   | did not probe the configuration within 2 s",
        "Runtime.getRuntime().halt(0); return null; | ended its process when it was to probe",
        "throw new java.io.IOException(\"with c4n4ry-passw0rd\"); | IOException: with ***",
        "return List.of(ProbeFinding.wrong(\"x.y\", \"z\")); | which it does not declare"
      })
  void loseABrokenProbeAlone(String body, String reason) throws Exception {
    workspace.config("services.timeout = 2s\nshop.password = " + SECRET + "\n");
    workspace.install("shop", probe(body));
    Finished finished = workspace.run("config", "check", "--probe");

    assertEquals(3, finished.exit(), finished::toString);
    assertTrue(finished.out().contains(reason), finished::out);
    assertFalse(finished.toString().contains(SECRET), finished::toString);
  }

  @Test
  void hearOfARunAndItsTests() throws Exception {
    Path heard = folder.resolve("heard");
    workspace.install("shop", tests());
    workspace.install("ear", listener("ear", heard, ""));
    Finished run = workspace.run("run");

    assertEquals(1, run.exit(), run::toString);
    List<String> lines = Files.readAllLines(heard);
    assertEquals(5, lines.size(), lines::toString);
    assertTrue(lines.get(0).startsWith("started " + workspace.last().id()), lines::toString);
    assertTrue(
        lines.toString().contains("shop.MixedTests.fails FAILED org.opentest4j"), lines::toString);
    assertTrue(lines.get(4).startsWith("ended false {"), lines::toString);
    assertTrue(lines.get(4).contains("PASSED=2"), lines::toString);
  }

  @Test
  void hearOfWhatIsResumed() throws Exception {
    Path heard = folder.resolve("heard");
    workspace.install("shop", tests());
    workspace.install("ear", listener("ear", heard, ""));
    workspace.run("run", "--fail-fast");
    Files.delete(heard);
    Finished resumed = workspace.run("resume", "last");

    assertEquals(1, resumed.exit(), resumed::toString);
    List<String> lines = Files.readAllLines(heard);
    assertEquals(3, lines.size(), lines::toString);
    assertTrue(lines.get(1).startsWith("shop.MixedTests.passesToo PASSED"), lines::toString);
    assertEquals("ended false {PASSED=1}", lines.get(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Thread.sleep(60_000);                 | did not listen to the run within 2 s",
        "System.exit(0);                       | ended its process when it was to listen",
        "throw new OutOfMemoryError(\"mine\"); | could not listen to the run"
      })
  void loseABrokenListenerAlone(String body, String reason) throws Exception {
    workspace.config("services.timeout = 2s\n");
    Path heard = folder.resolve("heard");
    workspace.install("shop", tests());
    workspace.install("deaf", listener("deaf", folder.resolve("nothing"), body));
    workspace.install("ear", listener("ear", heard, ""));
    Finished run = workspace.run("run");
    RunView view = workspace.last();

    assertEquals(1, run.exit(), run::toString);
    assertEquals(2, view.counts().passed());
    assertEquals(1, view.counts().failed());
    assertEquals(1, view.issues("plugin.listener-dropped").size());
    assertTrue(view.issues("plugin.listener-dropped").get(0).contains(reason), run::toString);
    assertEquals(5, Files.readAllLines(heard).size());
  }

  private static PluginJar tests() {
    return PluginJar.plugin("shop")
        .source(
            TestSource.of("shop.MixedTests")
                .test("passes", "")
                .test("fails", "assertEquals(1, 2);")
                .test("passesToo", "")
                .text());
  }

  private String list() {
    return """
        List<Residue> all = new ArrayList<>();
        for (String name : new java.util.TreeSet<>(List.of(new java.io.File("%s").list()))) {
          all.add(new Residue("file", "%s/" + name, name));
        }
        return all;
        """
        .formatted(system, system);
  }

  private static PluginJar empty(String id, String service, String provider) {
    return PluginJar.plugin(id)
        .manifest("Runner-Allow-No-Tests", "true")
        .service("dev.runner.api.service." + service, provider);
  }

  private static PluginJar cleaner(String id, String list, String delete) {
    return empty(id, "ResidueCleaner", "made.Cleaning")
        .source(
            """
            package made;
            import dev.runner.api.service.*;
            import java.nio.file.*;
            import java.util.*;
            public class Cleaning implements ResidueCleaner {
              public List<Residue> list() throws Exception { %s }
              public void delete(Residue residue) throws Exception { %s }
            }
            """
                .formatted(list, delete));
  }

  private static PluginJar probe(String body) {
    return empty("shop", "ConfigurationProbe", "made.Probing")
        .service("dev.runner.api.config.OptionDeclarations", "shop.Declared")
        .source(
            TellingPlugin.declared(
                "shop",
                "Option.integer(\"size\").help(\"S.\").defaultValue(\"1\").build(),"
                    + " Option.string(\"name\").help(\"N.\").build(),"
                    + " Option.string(\"password\").help(\"P.\").secret().build()"),
            """
            package made;
            import dev.runner.api.service.*;
            import java.util.*;
            public class Probing implements ConfigurationProbe {
              public List<ProbeFinding> probe() throws Exception { %s }
            }
            """
                .formatted(body));
  }

  private static PluginJar listener(String id, Path heard, String first) {
    return empty(id, "RunListener", "made.Listening")
        .source(
            """
            package made;
            import dev.runner.api.service.*;
            import java.nio.file.*;
            public class Listening implements RunListener {
              private int calls;
              public void runStarted(RunStart run) throws Exception { say("started " + run.run()); }
              public void testFinished(TestResult test) throws Exception {
                %s
                say(test.id().replaceAll("^.*:", "") + " " + test.outcome() + " " + test.message());
              }
              public void runFinished(RunEnd run) throws Exception {
                say("ended " + run.cancelled() + " " + run.attempts());
              }
              private void say(String text) throws Exception {
                Files.writeString(Path.of("%s"), text.replace('\\n', ' ') + "\\n",
                    StandardOpenOption.CREATE, StandardOpenOption.APPEND);
              }
            }
            """
                .formatted(first.isEmpty() ? "" : "if (calls++ == 0) { " + first + " }", heard));
  }
}
