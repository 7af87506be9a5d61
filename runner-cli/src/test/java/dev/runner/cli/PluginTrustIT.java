package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginCode;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.SigningKey;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lets a plugin in: the lock, signatures, the operator. */
final class PluginTrustIT {

  @TempDir Path folder;
  private TestWorkspace workspace;
  private Path good;
  private Path bad;

  @BeforeEach
  void make() throws IOException {
    workspace = TestWorkspace.in(folder.resolve("ws"));
    good = workspace.install("good", PluginCode.tests("good"));
    bad = workspace.install("bad", PluginCode.tests("bad"));
  }

  @Test
  void loadsNothingThatIsNotInTheLock() throws Exception {
    lock();
    assertEquals(0, workspace.run("run").exit());
    workspace.install("late", PluginCode.tests("late"));
    append(bad);
    RunView run = ranWithout("bad", "late");
    assertTrue(run.issues("plugin.lock-mismatch").get(0).startsWith("bad: "));
    assertTrue(run.issues("plugin.not-locked").get(0).startsWith("late: "));

    Finished check = workspace.run("plugins", "lock", "--check", "--format", "json");
    assertEquals(3, check.exit(), check::toString);
    assertEquals(2, check.json().required("issues").size());
    lock();
    assertEquals(0, workspace.run("plugins", "lock", "--check").exit());
    assertEquals(0, workspace.run("run").exit());
  }

  @Test
  void missesAPluginThatTheLockNames() throws Exception {
    lock();
    Files.delete(bad);
    Finished run = workspace.run("run", "--format", "json");
    assertEquals(3, run.exit(), run::toString);
    assertEquals(CountsView.allPassed(1), run.run().counts("good"));
    assertTrue(run.run().issues("plugin.locked-missing").get(0).startsWith("bad: "));
    assertEquals(0, workspace.run("plugins", "remove", "bad").exit());
    assertEquals(0, workspace.run("run").exit());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          garbage                  | line 1 is not 'plugins.lock 1'
          ''                       | it has no line
          plugins.lock 2           | line 1 is not
          plugins.lock 1~good 1.0 | line 2 is not 'ID VERSION SHA-256 KEY'
          plugins.lock 1~A 1 x -  | line 2: Invalid plugin id
          """)
  void loadsNothingWhereTheLockCannotBeRead(String text, String why) throws Exception {
    Files.writeString(workspace.root().resolve("plugins.lock"), text.replace('~', '\n'));
    Finished run = workspace.run("run", "--format", "json");
    assertEquals(3, run.exit(), run::toString);
    assertEquals(CountsView.allPassed(0), run.run().counts());
    String message = run.run().issues("plugin.bad-lock").get(0);
    assertTrue(message.contains(why), message);
    assertEquals(3, workspace.run("plugins", "install", good.toString(), "--replace").exit());
    lock();
    assertEquals(0, workspace.run("run").exit());
  }

  @Test
  void doesNotLoadWhatIsNotSignedWhereThatIsRequired() throws Exception {
    SigningKey key = SigningKey.create();
    SigningKey stranger = SigningKey.create();
    key.writePublicTo(workspace.root().resolve("team.pub"));
    policy("require", "team.pub");
    key.sign(good);
    assertTrue(ranWithout("bad").issues("plugin.unsigned").get(0).startsWith("bad: "));
    stranger.sign(bad);
    assertTrue(ranWithout("bad").issues("plugin.bad-signature").get(0).startsWith("bad: "));
    key.sign(bad);
    assertEquals(0, workspace.run("run").exit());
    append(bad);
    assertTrue(ranWithout("bad").issues("plugin.bad-signature").get(0).startsWith("bad: "));
    Files.writeString(bad.resolveSibling("bad.jar.sig"), "no signature");
    assertTrue(ranWithout("bad").issues("plugin.bad-signature").get(0).startsWith("bad: "));
  }

  @Test
  void warnsOrLooksAwayWhereSignaturesAreNotRequired() throws Exception {
    SigningKey key = SigningKey.create();
    key.writePublicTo(workspace.root().resolve("team.pub"));
    key.sign(good);
    policy("warn", "team.pub");
    Finished warned = workspace.run("run", "--format", "json");
    assertEquals(0, warned.exit(), warned::toString);
    assertEquals(1, warned.run().issues("plugin.unsigned").size());
    policy("off", "team.pub");
    Finished off = workspace.run("run", "--format", "json");
    assertEquals(0, off.exit(), off::toString);
    assertEquals(List.of(), off.run().issues("plugin.unsigned"));
  }

  @Test
  void trustsNobodyWhereNoKeyCanBeRead() throws Exception {
    SigningKey key = SigningKey.create();
    key.sign(good);
    key.sign(bad);
    for (String file : List.of("absent.pub", "runner.conf", "")) {
      policy("require", file);
      Finished run = workspace.run("run", "--format", "json");
      assertEquals(3, run.exit(), run::toString);
      assertEquals(CountsView.allPassed(0), run.run().counts());
      assertEquals(1, run.run().issues("plugin.bad-key").size(), run::toString);
    }
  }

  @Test
  void keepsTheKeyThatSignedAndShowsIt() throws Exception {
    SigningKey key = SigningKey.create();
    key.writePublicTo(workspace.root().resolve("team.pub"));
    policy("require", "team.pub");
    Files.delete(bad);
    Path jar = PluginCode.tests("shop").writeTo(folder.resolve("shop.jar"));
    Finished refused = workspace.run("plugins", "install", jar.toString());
    assertEquals(3, refused.exit(), refused::toString);
    assertTrue(refused.err().contains("plugin.unsigned"), refused::err);
    key.sign(jar);
    Finished installed = workspace.run("plugins", "install", jar.toString(), "--format", "json");
    assertEquals(0, installed.exit(), installed::toString);
    String print = installed.json().required("changes").get(0).required("key").asString();
    Finished info = workspace.run("plugins", "info", "shop", "--format", "json");
    assertEquals(0, info.exit(), info::toString);
    assertEquals("valid", info.json().required("signature").asString());
    assertEquals(print, info.json().required("signedBy").asString());
    assertTrue(
        Files.readString(workspace.root().resolve("plugins.lock")).contains(" " + print + "\n"));
  }

  @Test
  void runsNoDisabledPluginAndNoneThatNeedsIt() throws Exception {
    workspace.install("user", PluginCode.tests("user").manifest("Plugin-Dependencies", "bad"));
    Finished disabled = workspace.run("plugins", "disable", "bad");
    assertEquals(0, disabled.exit(), disabled::toString);
    assertTrue(disabled.err().contains("these cannot run"), disabled::toString);
    assertTrue(disabled.err().contains("user"), disabled::toString);
    RunView run = ranWithout("user");
    assertEquals("DISABLED", run.state("bad"));
    assertTrue(run.issues("plugin.dependency").get(0).contains("is disabled: enable it"));
    assertEquals(0, workspace.run("plugins", "remove", "user").exit());

    Finished text = workspace.run("run");
    assertEquals(0, text.exit(), text::toString);
    assertTrue(text.out().contains("DISABLED"), text::out);
    assertTrue(text.err().contains("plugin.disabled"), text::err);
    append(bad); // whatever is wrong with it, it was switched off
    assertEquals(0, workspace.run("run").exit());
    Files.writeString(bad, "no jar at all");
    assertEquals(3, workspace.run("run").exit()); // it does not say any more which plugin it is
    Files.delete(bad);
    Finished enabled = workspace.run("plugins", "enable", "bad", "--format", "json");
    assertTrue(enabled.json().required("changed").asBoolean(), enabled::toString);
    assertEquals(2, workspace.run("plugins", "enable", "bad").exit());
    assertEquals(0, workspace.run("run").exit());
  }

  private RunView ranWithout(String... rejected) throws Exception {
    Finished finished = workspace.run("run", "--format", "json");
    assertEquals(3, finished.exit(), finished::toString);
    RunView run = finished.run();
    assertEquals(CountsView.allPassed(1), run.counts("good"));
    for (String id : rejected) {
      assertEquals("REJECTED", run.state(id));
      assertEquals(CountsView.allPassed(0), run.counts(id));
    }
    return run;
  }

  private void lock() throws Exception {
    Finished locked = workspace.run("plugins", "lock");
    assertEquals(0, locked.exit(), locked::toString);
  }

  private void policy(String word, String key) throws IOException {
    String keys = key.isEmpty() ? "[]" : "[\"" + key + "\"]";
    workspace.config("plugins { signatures = %s, trusted-keys = %s }".formatted(word, keys));
  }

  /** Changes a jar's bytes and nothing that a reader of it would see. */
  private static void append(Path jar) throws IOException {
    Files.write(jar, new byte[] {0}, StandardOpenOption.APPEND);
  }
}
