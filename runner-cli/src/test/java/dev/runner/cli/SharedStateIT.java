package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What classes in one JVM share: what is restored between them, and what is theirs to keep. */
final class SharedStateIT {

  @TempDir private Path folder;

  private TestWorkspace workspace(String... sources) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    workspace.install("p", PluginJar.plugin("p").source(sources));
    return workspace;
  }

  @Test
  void whatAClassChangesForAllIsRestoredBehindIt() throws Exception {
    TestWorkspace workspace = workspace(changing(), unharmed("p.BTests"));
    Finished finished = workspace.run("run", "--forks", "1");
    RunView stored = workspace.last();

    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(2), stored.counts());
    String restored = stored.issues("run.state-restored").get(0);
    for (String part :
        List.of("'p:p.ATests' changed", "'user.dir'", "'java.version'", "locale", "time zone")) {
      assertTrue(restored.contains(part), restored);
    }
    String closed = stored.issues("run.process-changed").get(0);
    assertTrue(closed.contains("'p:p.ATests' closed a standard stream"), closed);
  }

  @Test
  void aSystemPropertyThatIsMeantForAllCanBeKept() throws Exception {
    TestWorkspace workspace =
        workspace(
            TestSource.of("p.ATests")
                .test("sets", "System.setProperty(\"user.language\", \"xy\");")
                .text(),
            TestSource.of("p.BTests")
                .test("finds", "assertEquals(\"xy\", System.getProperty(\"user.language\"));")
                .text());
    assertEquals(1, workspace.run("run", "--forks", "1").exit());
    workspace.config("leftovers.keep-properties = [user.language]");
    assertEquals(0, workspace.run("run", "--forks", "1").exit());
  }

  @Test
  void anAddedSystemPropertyIsThereForTheClassesBehindButForNoOtherPlugin() throws Exception {
    TestWorkspace workspace =
        workspace(
            TestSource.of("p.ATests").test("sets", "System.setProperty(\"p.url\", \"1\");").text(),
            TestSource.of("p.BTests")
                .test("finds", "assertEquals(\"1\", System.getProperty(\"p.url\"));")
                .text());
    workspace.install(
        "q",
        PluginJar.plugin("q")
            .source(
                TestSource.of("q.CTests")
                    .test("findsNone", "assertNull(System.getProperty(\"p.url\"));")
                    .text()));

    Finished finished = workspace.run("run", "--forks", "1");

    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(3), workspace.last().counts());
  }

  @Test
  void whatClassesShareInTheRootStoreIsNoLeak() throws Exception {
    TestWorkspace workspace =
        workspace(
            "package p; import org.junit.jupiter.api.extension.*;"
                + " class Shared implements BeforeEachCallback {"
                + " public void beforeEach(ExtensionContext c) {"
                + " c.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)"
                + ".computeIfAbsent(\"server\", key -> new Server()); }"
                + " static class Server implements AutoCloseable {"
                + " private final Thread thread = new Thread(() -> { try { Thread.sleep(600_000); }"
                + " catch (InterruptedException e) { } }, \"server\");"
                + " Server() { thread.start(); }"
                + " public void close() throws Exception { thread.interrupt(); thread.join(); } } }",
            shared("p.ATests"),
            shared("p.BTests"));

    Finished finished = workspace.run("run", "--forks", "1");

    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(CountsView.allPassed(2), workspace.last().counts());
    assertEquals(List.of(), workspace.last().issues("run.leaked"));
  }

  private static String shared(String name) {
    return "package p; import org.junit.jupiter.api.*;"
        + " @org.junit.jupiter.api.extension.ExtendWith(Shared.class) class "
        + name.substring(2)
        + " { @Test void one() { } }";
  }

  private static String changing() {
    return TestSource.of("p.ATests")
        .test(
            "changesAll",
            "Locale.setDefault(Locale.forLanguageTag(\"tr-TR\"));"
                + " TimeZone.setDefault(TimeZone.getTimeZone(\"Asia/Kathmandu\"));"
                + " System.setProperty(\"user.dir\", \"/nowhere\");"
                + " System.setProperty(\"p.added\", \"1\"); System.clearProperty(\"java.version\");"
                + " System.setIn(java.io.InputStream.nullInputStream());"
                + " System.setOut(null); System.setErr(null);"
                + " Thread.setDefaultUncaughtExceptionHandler((t, e) -> { });"
                + " java.security.Security.insertProviderAt(new java.security.Provider(\"Odd\", \"1\", \"\") { }, 1);"
                + " new java.io.FileInputStream(java.io.FileDescriptor.in).close();"
                + " new java.io.FileOutputStream(java.io.FileDescriptor.out).close();")
        .text();
  }

  private static String unharmed(String name) {
    return TestSource.of(name)
        .test(
            "isUnharmed",
            "assertNotEquals(\"tr\", Locale.getDefault().getLanguage());"
                + " assertNotEquals(\"Asia/Kathmandu\", TimeZone.getDefault().getID());"
                + " assertNotEquals(\"/nowhere\", System.getProperty(\"user.dir\"));"
                + " assertNotNull(System.getProperty(\"java.version\"));"
                + " assertNull(java.security.Security.getProvider(\"Odd\"));"
                + " System.out.println(\"heard\"); System.err.println(\"heard\");")
        .text();
  }
}
