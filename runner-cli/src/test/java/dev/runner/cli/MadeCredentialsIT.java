package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Borrowing;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Trees;
import dev.runner.cli.fixture.Waiting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests borrow credentials that a plugin makes. */
final class MadeCredentialsIT {

  @TempDir private Path folder;

  private TestWorkspace workspace;
  private Path system;

  @BeforeEach
  void makeWorkspace() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    system = Files.createDirectories(folder.resolve("system"));
  }

  @Test
  void areMadeForTestsAndReleasedBehindThemWithTheClassesInBetween() throws Exception {
    Path base = workspace.install("base", Borrowing.providing(plain("base"), system));
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .manifest("Plugin-Dependencies", "base@>=1.0.0")
            .compiledAgainst(base)
            .source(
                TestSource.of("shop.UserTests")
                    .member("@UseCredential static dev.runner.api.credential.Credential ofClass;")
                    .member(
                        "@UseCredential(label = \"own\") dev.runner.api.credential.Credential own;")
                    .member(
                        "@BeforeAll static void all(%s) { assertSame(ofClass, one); }"
                            .formatted(Borrowing.ONE))
                    .member(
                        Borrowing.test(
                            "first",
                            "assertSame(ofClass, one); assertNotEquals(own.name(), one.name());"
                                + count(2)
                                + "System.out.println(one.secret(\"password\").reveal());"))
                    .member(Borrowing.test("second", count(2)))
                    .text()));
    Finished run = workspace.run("run");

    assertEquals(0, run.exit(), run::toString);
    assertEquals(3, workspace.last().counts().passed());
    assertEquals(List.of(), left());
    String usage = workspace.run("credentials", "usage", "--format", "json").out();
    assertTrue(usage.contains("\"account\":\"(base)\",\"uses\":3"), usage);
    assertClean();
  }

  @Test
  void areReleasedByALaterRunOnceTheirOwnWasKilled() throws Exception {
    Path marker = folder.resolve("marker");
    workspace.install(
        "shop",
        Borrowing.providing(PluginJar.plugin("shop"), system)
            .source(
                TestSource.of("shop.LongTests")
                    .member(Borrowing.test("lasts", Borrowing.lasting(marker)))
                    .text(),
                TestSource.passing("shop.PlainTests", "runs")));
    try (RunnerProcess run = workspace.start("run", "-r", "Long")) {
      Waiting.until("the test has a credential", () -> Files.exists(marker));
      assertClean();
      run.handle().destroyForcibly();
      run.handle().onExit().get(20, TimeUnit.SECONDS);
    }
    assertEquals(1, left().size());
    assertClean();
    Finished next = workspace.run("run", "-r", "Plain");

    assertEquals(0, next.exit(), next::toString);
    assertEquals(List.of(), left());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Thread.sleep(60_000); return null;        | did not make a credential within 2 s",
        "System.exit(0); return null;              | ended its process when it was to make",
        "Runtime.getRuntime().halt(3); return null;| ended its process when it was to make",
        "throw new StackOverflowError(\"deep\");   | could not make a credential",
        "return null;                              | create() returned null"
      })
  void costOnlyThoseThatWantThemWhenTheProviderIsBroken(String create, String reason)
      throws Exception {
    workspace.config("services.timeout = 2s\n");
    workspace.install(
        "shop",
        Borrowing.providing(PluginJar.plugin("shop"), create, "")
            .source(
                TestSource.of("shop.WantingTests")
                    .member(Borrowing.test("wants", ""))
                    .test("wantsNothing", "")
                    .text()));
    workspace.install("other", plain("other"));
    Finished run = workspace.run("run");
    RunView view = workspace.last();

    assertEquals(1, run.exit(), run::toString);
    assertEquals(2, view.counts().passed(), run::toString);
    assertEquals(1, view.counts().error(), run::toString);
    assertTrue(view.tests().toString().contains(reason), view.tests()::toString);
    assertTrue(view.issues("plugin.credentials-failed").toString().contains(reason), run::toString);
    assertEquals(List.of(), left());
  }

  private String count(int files) {
    return "assertEquals(%d, new java.io.File(\"%s\").list().length);".formatted(files, system);
  }

  private List<String> left() {
    return List.of(java.util.Objects.requireNonNull(system.toFile().list()));
  }

  private static PluginJar plain(String id) {
    return PluginJar.plugin(id).source(TestSource.passing(id + ".PlainTests", "runs"));
  }

  private void assertClean() throws Exception {
    for (Path file : Trees.files(workspace.root())) {
      if (Files.isRegularFile(file) && !file.toString().endsWith(".jar")) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("c4n4ry"), () -> file + " holds a secret");
      }
    }
  }
}
