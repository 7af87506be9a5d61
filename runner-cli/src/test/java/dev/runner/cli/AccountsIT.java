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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests borrow accounts of a file. */
final class AccountsIT {

  private static final String CANARY = "c4n4ry-0f-anna";

  @TempDir private Path folder;

  private TestWorkspace workspace;
  private Path marks;

  @BeforeEach
  void makeWorkspace() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    marks = Files.createDirectories(folder.resolve("marks"));
  }

  @Test
  void areNeverHeldByTwoForks() throws Exception {
    accounts("{ name = anna, secrets { password = %s } }, { name = bert }".formatted(CANARY));
    workspace.config("credentials.file = accounts.conf\n");
    PluginJar plugin = PluginJar.plugin("shop");
    for (String name : new String[] {"A", "B", "C", "D", "E", "F"}) {
      TestSource source = TestSource.of("shop." + name + "Tests");
      for (int test = 1; test <= 3; test++) {
        source.member(Borrowing.test("borrows" + test, Borrowing.alone(marks)));
      }
      plugin.source(source.text());
    }
    workspace.install("shop", plugin);
    Finished run = workspace.run("run", "--forks", "3", "--isolation", "class");

    assertEquals(0, run.exit(), run::toString);
    assertEquals(18, workspace.last().counts().passed());
    Finished usage = workspace.run("credentials", "usage", "--format", "csv");
    assertEquals(0, usage.exit(), usage::toString);
    int uses =
        usage.out().lines().skip(1).mapToInt(line -> Integer.parseInt(line.split(",")[1])).sum();
    assertEquals(18, uses, usage::out);
    assertTrue(workspace.run("credentials", "leases").out().isEmpty());
  }

  @Test
  void areWaitedForAndTheFailureNamesWhoHoldsThem() throws Exception {
    accounts("{ name = anna }");
    workspace.config("credentials { file = accounts.conf, wait = 1s }\n");
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.GreedyTests")
                    .member(
                        "@Test void wantsTwo(@UseCredential dev.runner.api.credential.Credential"
                            + " one, @UseCredential(kind ="
                            + " dev.runner.api.credential.CredentialKind.ALT)"
                            + " dev.runner.api.credential.Credential two) {}")
                    .member(
                        "@Test void wantsARole(@UseCredential(roles = \"audit\")"
                            + " dev.runner.api.credential.Credential one) {}")
                    .member(Borrowing.test("wantsOne", ""))
                    .text()));
    Finished run = workspace.run("run");
    RunView view = workspace.last();

    assertEquals(1, run.exit(), run::toString);
    assertEquals(1, view.counts().passed(), run::toString);
    assertEquals(2, view.counts().error(), run::toString);
    String failures = view.tests().toString();
    assertTrue(
        failures.contains("No credential ALT for 'shop:shop.GreedyTests.wantsTwo' within 1 s"),
        failures);
    assertTrue(failures.contains("held are 'anna' by shop:shop.GreedyTests.wantsTwo"), failures);
    assertTrue(failures.contains("none of the 1 accounts of 'accounts.conf' fits"), failures);
  }

  @Test
  void areSharedWithOtherRunsAndTakenOverFromOneThatWasKilled() throws Exception {
    accounts("{ name = anna, secrets { password = %s } }".formatted(CANARY));
    workspace.config("credentials { file = accounts.conf, wait = 2s }\n");
    Path marker = folder.resolve("marker");
    workspace.install(
        "long",
        PluginJar.plugin("long")
            .source(
                TestSource.of("lasting.LongTests")
                    .member(Borrowing.test("lasts", Borrowing.lasting(marker)))
                    .text()));
    workspace.install(
        "short",
        PluginJar.plugin("short")
            .source(
                TestSource.of("brief.ShortTests").member(Borrowing.test("borrows", "")).text()));
    try (RunnerProcess first = workspace.start("run", "-p", "long")) {
      Waiting.until("the first run holds the account", () -> Files.exists(marker));
      Finished second = workspace.run("run", "-p", "short");
      assertEquals(1, second.exit(), second::toString);
      assertTrue(
          second.toString().contains("'anna' by long:lasting.LongTests.lasts"), second::toString);
      String leases = workspace.run("credentials", "leases").out();
      assertTrue(leases.contains("anna") && leases.contains("lasting.LongTests"), leases);
      assertCleanFiles();
      first.handle().destroyForcibly();
      first.handle().onExit().get(20, TimeUnit.SECONDS);
    }
    assertCleanFiles();
    Finished third = workspace.run("run", "-p", "short");
    assertEquals(0, third.exit(), third::toString);
  }

  @Test
  void failNoTestThatWaitsForOneWhenTheRunIsCancelled() throws Exception {
    accounts("{ name = anna }");
    workspace.config("credentials.file = accounts.conf\n");
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.WaitingTests")
                    .member("@UseCredential static dev.runner.api.credential.Credential first;")
                    .member(
                        "@Test void waits(@UseCredential(label = \"second\")"
                            + " dev.runner.api.credential.Credential second) {}")
                    .text()));
    try (RunnerProcess run = workspace.start("run")) {
      Path lease = workspace.root().resolve(".runner/leases/anna.lease");
      Waiting.until("the class has the account", () -> Files.exists(lease));
      run.handle().destroy();
      Finished cancelled = run.await();
      assertEquals(143, cancelled.exit(), cancelled::toString);
    }
    RunView view = workspace.last();
    assertEquals(0, view.counts().error(), view::toString);
    assertEquals(0, view.counts().failed(), view::toString);
    assertTrue(workspace.run("credentials", "leases").out().isEmpty());
  }

  @Test
  void areRefusedFromAFileThatOthersCanRead() throws Exception {
    Path file = accounts("{ name = anna, secrets { password = %s } }".formatted(CANARY));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    workspace.config("credentials.file = accounts.conf\n");
    workspace.install(
        "shop", PluginJar.plugin("shop").source(TestSource.passing("shop.PlainTests", "runs")));
    for (String[] command :
        new String[][] {{"run"}, {"config", "check"}, {"credentials", "list"}}) {
      Finished refused = workspace.run(command);
      assertEquals(2, refused.exit(), refused::toString);
      assertTrue(refused.toString().contains("chmod 600"), refused::toString);
      assertFalse(refused.toString().contains(CANARY), refused::toString);
    }
  }

  @Test
  void showTheirSecretsNowhere() throws Exception {
    accounts(
        "{ name = anna, roles = [audit], fields { user = anna-user }, secrets { password = ${VAULT} } }");
    workspace.config("credentials.file = accounts.conf\n").environment("VAULT", CANARY);
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.TellingTests")
                    .member(
                        Borrowing.test(
                            "tells",
                            """
                            String password = one.secret("password").reveal();
                            System.out.print(password.substring(0, 7));
                            System.out.println(password.substring(7) + " split " + one);
                            new java.io.FileOutputStream(java.io.FileDescriptor.out)
                                .write(("raw " + password + "\\n").getBytes());
                            Thread.currentThread().setName(password);
                            assertEquals("anna-user", one.field("user"));
                            fail("with " + password);
                            """))
                    .text()));
    Path xml = folder.resolve("xml");
    Finished run = workspace.run("-v", "run", "--report", "junit-xml=" + xml);
    assertEquals(1, run.exit(), run::toString);
    String stored = workspace.run("runs", "show", "last", "--format", "json").out();
    for (String text :
        new String[] {
          run.toString(),
          stored,
          workspace.run("credentials", "list").out(),
          workspace.run("credentials", "usage").out()
        }) {
      assertFalse(text.contains("c4n4ry"), text);
    }
    assertTrue(stored.contains("with ***"), stored);
    assertCleanFiles();
    for (Path file : Trees.files(xml)) {
      assertClean(file);
    }
  }

  private Path accounts(String accounts) throws Exception {
    return Borrowing.accounts(
        workspace.root().resolve("accounts.conf"), "accounts = [ " + accounts + " ]\n");
  }

  private void assertCleanFiles() throws Exception {
    for (Path file : Trees.files(workspace.root().resolve(".runner"))) {
      assertClean(file);
    }
  }

  private static void assertClean(Path file) throws Exception {
    if (Files.isRegularFile(file)) {
      String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      assertFalse(bytes.contains("c4n4ry"), () -> file + " holds a secret");
    }
  }
}
