package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.RunnerProcess;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Trees;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that tests give away in every way that tests can, looked for in all that is written. */
final class SecretsIT {

  private static final String TOKEN = "c4n4ry/t0ken+&\"x";
  private static final String PASSWORD = "c4n4ry-passw0rd";
  private static final String IN_URI = "c4n4ry-in-a-uri";

  /** A value that no forms are known of, to see that the search would find one. */
  private static final String PLAIN = "no-secret-at-all";

  @TempDir private Path folder;

  private TestWorkspace workspace;

  @BeforeEach
  void install() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace
        .config(
            "shop.password = ${VAULT}\nshop.url = \"http://me:\"${URI_PASSWORD}\"@127.0.0.1/\"\n"
                + "shop.plain = "
                + PLAIN
                + "\njunit.shop.copied = ${shop.password}\n")
        .environment("RUNNER__SHOP__TOKEN", TOKEN)
        .environment("VAULT", PASSWORD)
        .environment("URI_PASSWORD", IN_URI);
  }

  @Test
  void areInNothingThatARunLeavesBehind() throws Exception {
    workspace.install("shop", TellingPlugin.shop(TellingPlugin.telling(), TellingPlugin.dying()));
    Path xml = folder.resolve("xml");
    Finished run = workspace.run("-v", "run", "--format", "json", "--report", "junit-xml=" + xml);
    RunView view = run.run();

    assertEquals(1, run.exit(), run::toString);
    assertEquals(view.counts().planned(), view.counts().failed() + view.counts().error());
    List<Finished> all = new ArrayList<>(List.of(run));
    all.add(workspace.run("run", "-r", "Telling"));
    all.add(workspace.run("runs", "show", view.id(), "--format", "json"));
    all.add(workspace.run("runs", "show", view.id()));
    all.add(workspace.run("failing"));
    all.add(workspace.run("config", "show", "--effective", "--origin"));
    all.add(workspace.run("config", "show", "--format", "json"));
    all.add(workspace.run("config", "check"));
    all.add(workspace.run("config", "sample"));
    for (Finished finished : all) {
      assertClean("output", finished.out());
      assertClean("messages", finished.err());
    }
    assertCleanFiles(workspace.root());
    assertCleanFiles(xml);
    assertTrue(all.get(2).out().contains("***"), all.get(2)::out);
    assertTrue(read(xml).contains(PLAIN) && read(xml).contains("split ***"), () -> read(xml));
  }

  @Test
  void areInNoFileWhileTestsRunNorAfterTheRunnerWasKilled() throws Exception {
    Path marker = folder.resolve("marker");
    workspace.install(
        "shop",
        TellingPlugin.shop(
            TestSource.of("shop.WaitingTests")
                .member("@OptionValue(\"shop.token\") String token;")
                .test(
                    "waits",
                    """
                    System.out.println("out " + token);
                    new java.io.FileOutputStream(java.io.FileDescriptor.out).write(("raw " + token + "\\n").getBytes());
                    Thread.sleep(300);
                    java.nio.file.Files.createFile(java.nio.file.Path.of("%s"));
                    Thread.sleep(60_000);
                    """
                        .formatted(marker))
                .text()
                .replace("class Waiting", "@RunnerTest class Waiting")));
    try (RunnerProcess process = workspace.start("run")) {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!Files.exists(marker) && System.nanoTime() < deadline) {
        process.handle().onExit().toCompletableFuture().isDone();
        java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
      }
      assertTrue(Files.exists(marker), "the test has begun");
      assertCleanFiles(workspace.root());
      process.handle().destroyForcibly();
      process.handle().onExit().get(10, TimeUnit.SECONDS);
      assertCleanFiles(workspace.root());
    }
  }

  @Test
  void ofOthersAreNotInTheEnvironmentOfTests() throws Exception {
    workspace.config("shop.plain = x\n").environment("RUNNER__OTHER__KEY", PASSWORD);
    workspace.install(
        "other",
        PluginJar.plugin("other")
            .service("dev.runner.api.config.OptionDeclarations", "other.Declared")
            .source(
                TellingPlugin.declared(
                    "other", "Option.string(\"key\").help(\"K.\").secret().build()"),
                TestSource.passing("other.PlainTests", "runs")));
    workspace.install(
        "shop",
        TellingPlugin.shop(
            TestSource.of("shop.LookingTests")
                .test(
                    "looks",
                    """
                    for (String name : System.getenv().keySet()) {
                      assertFalse(name.startsWith("RUNNER__"), name);
                    }
                    try (var processes = java.nio.file.Files.list(java.nio.file.Path.of("/proc"))) {
                      for (var process : processes.toList()) {
                        String line = "";
                        try {
                          line = java.nio.file.Files.readString(process.resolve("cmdline"));
                        } catch (java.io.IOException e) {
                        }
                        assertFalse(line.contains("c4n4ry"), process + line);
                      }
                    }
                    """)
                .text()));
    Finished run = workspace.run("run", "--format", "json");

    assertEquals(0, run.exit(), run::toString);
    assertEquals(2, run.run().counts().passed());
  }

  @Test
  void areMaskedInWhatAPluginSaysWhenItCannotBeStartedForItsTests() throws Exception {
    Path asked = folder.resolve("asked");
    workspace.install(
        "shop",
        TellingPlugin.shop(
                """
                package shop;
                public class Start extends org.pf4j.Plugin {
                  @Override public void start() {
                    if (!new java.io.File("%s").mkdir()) {
                      throw new IllegalStateException("no service with " + System.getenv("VAULT"));
                    }
                  }
                }
                """
                    .formatted(asked),
                TestSource.passing("shop.PlainTests", "runs"))
            .manifest("Plugin-Class", "shop.Start"));
    Finished run = workspace.run("run");

    assertEquals(3, run.exit(), run::toString);
    assertClean("messages", run.err());
    assertClean("output", run.out());
    assertCleanFiles(workspace.root());
  }

  private static void assertClean(String what, String text) {
    for (String secret : List.of(TOKEN, PASSWORD, IN_URI)) {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      String whole = Base64.getEncoder().withoutPadding().encodeToString(bytes);
      for (String form :
          List.of(
              secret,
              secret.replace("\"", "\\\""),
              URLEncoder.encode(secret, StandardCharsets.UTF_8),
              whole.substring(0, bytes.length * 8 / 6))) {
        int at = text.indexOf(form);
        assertFalse(
            at >= 0,
            () -> what + " holds a secret: ..." + text.substring(Math.max(0, at - 200), at));
      }
    }
    int rest = text.indexOf("c4n4ry");
    assertFalse(
        rest >= 0,
        () ->
            what
                + " holds a part of a secret: ..."
                + text.substring(Math.max(0, rest - 200), rest));
  }

  private static void assertCleanFiles(Path place) throws Exception {
    for (Path file : Trees.files(place)) {
      if (Files.isRegularFile(file) && !file.toString().endsWith(".jar")) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertClean(file.toString(), bytes);
      }
    }
  }

  private static String read(Path place) {
    StringBuilder text = new StringBuilder();
    try {
      for (Path file : Trees.files(place)) {
        if (Files.isRegularFile(file)) {
          text.append(Files.readString(file));
        }
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return text.toString();
  }
}
