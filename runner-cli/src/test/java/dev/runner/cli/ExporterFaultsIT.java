package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.BoardPlugin;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.Sink;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Trees;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exporters that break, targets that are refused, secrets that want to get out. */
final class ExporterFaultsIT {

  private static final String SECRET = "c4n4ry-t0ken";

  @TempDir private Path folder;

  private TestWorkspace workspace;

  @BeforeEach
  void makeARun() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.FileTests")
                    .member(
                        "@Test void publishes(TestReporter reporter) { reporter.publishFile(\"cart.log\","
                            + " MediaType.TEXT_PLAIN, file -> java.nio.file.Files.writeString(file,"
                            + " \"x\".repeat(700_000) + \"end\")); }")
                    .test(
                        "passes",
                        "System.out.println(\"ü\".repeat(200_000)); System.err.print(\"oh\");")
                    .text()
                    .replace(
                        "import java.util.*;",
                        "import java.util.*;import org.junit.jupiter.api.extension.MediaType;")));
    Finished run = workspace.run("run", "--label", "build=42");
    assertEquals(0, run.exit(), run::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "throw new java.io.IOException(\"away\");              | could not export the run: java.io.IOException: away",
        "throw new NoClassDefFoundError(\"gone\");             | could not export the run: java.lang.NoClassDefFoundError: gone",
        "Thread.sleep(60_000); return null;                    | did not export the run within 2 s",
        "System.exit(0); return null;                          | ended its process when it was to export the run",
        "byte[][] all = new byte[999][]; for (int i = 0; i < 999; i++) all[i] = new byte[9_999_999]; return null; | OutOfMemoryError",
        "return null;                                          | export() returned null",
        "export.outbox().pending(\"k\", \"c\"); return ExportReceipt.NONE; | 0 of 1 items were accepted",
        "export.expect(3); return ExportReceipt.NONE;          | 3 are still to be sent"
      })
  void costsTheExportAlone(String body, String reason) throws Exception {
    workspace.config("export.timeout = 2s\n");
    workspace.install("bad", BoardPlugin.exporting("bad", body));
    workspace.install(
        "good",
        BoardPlugin.exporting(
            "good", "export.outbox().sent(\"k\", \"c\", \"1\"); return ExportReceipt.NONE;"));
    String before = workspace.run("runs", "show", "last", "--format", "json").out();
    Finished finished = workspace.run("export", "last", "bad://x/", "good://x/");

    assertEquals(7, finished.exit(), finished::toString);
    assertTrue(finished.err().contains(reason), finished::err);
    assertTrue(finished.out().contains("FAILED    bad://x/"), finished::out);
    assertTrue(finished.out().contains("COMPLETE  good://x/: 1 item, 1 sent now"), finished::out);
    assertEquals(before, workspace.run("runs", "show", "last", "--format", "json").out());
  }

  @Test
  void sendsFilesAndOutputOfTests() throws Exception {
    Path got = folder.resolve("got");
    workspace.install(
        "copy",
        BoardPlugin.exporting(
            "copy",
            """
            for (ExportedTest test : run.tests()) {
              for (Attachment file : test.attachments()) {
                try (java.io.InputStream in = file.open()) {
                  java.nio.file.Files.copy(in, java.nio.file.Path.of("%s"));
                }
                export.outbox().sent(file.name(), file.mediaType().get(), "" + file.size());
              }
              for (Attachment file : test.output()) {
                try (java.io.InputStream in = file.open()) {
                  byte[] all = in.readAllBytes();
                  java.nio.file.Files.write(java.nio.file.Path.of("%s-" + file.name()), all);
                  export.outbox().sent(file.name(), "", test.name() + (all.length == file.size()));
                }
              }
            }
            return ExportReceipt.NONE.named("plugins", run.header().plugins().toString())
                .named("labels", run.header().labels().toString())
                .named("known", "" + run.header().metadata().keySet().containsAll(
                    List.of("command", "host", "user", "runner", "jdk")));
            """
                .formatted(got, got)));
    Finished finished = workspace.run("export", "last", "copy:here");

    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(700_003, Files.size(got));
    assertTrue(Files.readString(got).endsWith("xend"));
    assertTrue(finished.out().contains("RunPlugin[id=shop"), finished::out);
    assertTrue(finished.out().contains("{build=42}"), finished::out);
    assertTrue(finished.out().contains("known  true"), finished::out);
    assertTrue(finished.out().contains("3 items, 3 sent now"), finished::out);
    assertEquals("oh", Files.readString(folder.resolve("got-stderr.txt")));
    assertTrue(
        Files.readString(folder.resolve("got-stdout.txt")).startsWith("\u00fc".repeat(9_999)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bord+http://x/          | did you mean 'board+http'?",
        "smtp://x/               | no installed exporter has the scheme 'smtp' (known are board+http, board+https, elasticsearch+http",
        "board+http://me:c4n4ry-t0ken@x/ | a target holds no user or password",
        "board+http://x/?token=c4n4ry-t0ken | a target holds no secrets",
        "board+http://x/c4n4ry-t0ken/y | a target holds no secrets",
        "board+http://other.example/ | export.allowed-hosts' does not allow host 'other.example', port 80 (allowed are *.example.org, 127.0.0.1:1, x)",
        "board+http://127.0.0.1:2/ | does not allow host '127.0.0.1', port 2",
        "board+http:nowhere      | it names no host",
        "board+https://x/        | export.allowed-schemes' does not allow the scheme 'board+https'",
        "board http              | no URI"
      })
  void refusesATargetBeforeAnythingIsSent(String target, String reason) throws Exception {
    workspace.config(
        """
        board.token = %s
        export { allowed-hosts = ["*.example.org", "127.0.0.1:1", "x"], allowed-schemes = ["board+http"] }
        """
            .formatted(SECRET));
    workspace.install("board", BoardPlugin.documented());
    try (Sink sink = Sink.start()) {
      Finished finished = workspace.run("export", "last", target);
      assertEquals(2, finished.exit(), finished::toString);
      assertTrue(finished.err().contains(reason), finished::err);
      assertFalse(finished.toString().contains(SECRET), finished::toString);
      assertEquals(0, sink.calls().size());
    }
    assertFalse(Files.exists(workspace.root().resolve(".runner/exports")));
  }

  @Test
  void keepsSecretsOutOfAllThatIsWritten() throws Exception {
    workspace.config("leak.token = " + SECRET + "\n");
    workspace.install(
        "leak",
        BoardPlugin.exporting(
            "leak",
            """
            String token = export.options().get("leak.token", String.class);
            System.out.println("out " + token);
            new java.io.FileOutputStream(java.io.FileDescriptor.err).write(("raw " + token).getBytes());
            export.plan("GET /?" + token);
            export.outbox().failed("item", "c", "refused " + token, true);
            export.outbox().record(List.of(OutboxItem.sent("linked", "c", "id " + token)
                .linked(java.net.URI.create("http://x/" + token))));
            if (export.isDryRun()) {
              return ExportReceipt.NONE.named(token, token).linked(java.net.URI.create("http://x/" + token));
            }
            throw new java.io.IOException("Basic " + Base64.getEncoder().encodeToString(("me:" + token).getBytes()));
            """));
    Finished real = workspace.run("-v", "export", "last", "leak:x", "--format", "json");
    Finished dry = workspace.run("-v", "export", "last", "leak:x", "--dry-run");
    Finished list = workspace.run("exports", "last");

    assertEquals(7, real.exit(), real::toString);
    assertEquals(0, dry.exit(), dry::toString);
    assertTrue(dry.out().contains("GET /?***"), dry::out);
    assertTrue(list.out().contains("refused ***"), list::out);
    for (Finished one : new Finished[] {real, dry, list}) {
      assertFalse(one.toString().contains("c4n4ry"), one::toString);
    }
    for (Path file : Trees.files(workspace.root())) {
      boolean ours = Files.isRegularFile(file) && !file.endsWith("runner.conf");
      String bytes = ours ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : "";
      assertFalse(bytes.contains("c4n4ry"), file::toString);
    }
    workspace.install(
        "leak",
        BoardPlugin.exporting(
            "leak",
            "export.outbox().pending(export.options().get(\"leak.token\", String.class), \"c\"); return ExportReceipt.NONE;"));
    Finished key = workspace.run("export", "last", "leak:x");
    assertTrue(key.err().contains("of the outbox item '***' holds a secret"), key::err);
  }

  @Test
  void tellsWhatIsWrongWithTheExporterItself() throws Exception {
    workspace.install("one", BoardPlugin.exporting("one", "return ExportReceipt.NONE;"));
    Finished bad = workspace.run("export", "last", "one:x#bad");
    assertEquals(7, bad.exit(), bad::toString);
    assertTrue(bad.err().contains("option 'one.size' is too small"), bad::err);
    assertTrue(bad.err().contains("Once that is seen to:  "), bad::err);
    assertFalse(bad.err().contains("--resume"), "there is no rest: nothing was sent");
    assertTrue(bad.out().contains("FAILED    one:x#bad: nothing was sent"), bad::out);
    assertEquals("", workspace.run("exports", "last").out(), "it was not even begun");

    workspace.config("one.size = many\n");
    Finished wrong = workspace.run("export", "last", "one:x");
    assertEquals(2, wrong.exit(), wrong::toString);
    assertTrue(wrong.err().contains("one.size"), wrong::err);
    workspace.config("");

    workspace.install("two", BoardPlugin.exporting("two", "return null;"));
    workspace.install(
        "three",
        BoardPlugin.documented("\"board+http\"", "\"one\"").manifest("Plugin-Id", "three"));
    Finished clash = workspace.run("export", "last", "one:x");
    assertEquals(3, clash.exit(), clash::toString);
    assertTrue(clash.err().contains("'one' and 'three' all export to 'one'"), clash::err);
    Finished list = workspace.run("exporters", "list", "--format", "csv");
    assertEquals(3, list.exit(), list::toString);
    assertTrue(list.out().contains("two,run,two,1.0.0,nowhere,two.token two.size"), list::out);
  }

  @Test
  void takesNothingBackIfItCannotBeTriedAgain() throws Exception {
    workspace.install(
        "one",
        BoardPlugin.exporting(
            "one", "export.outbox().sent(\"k\", \"c\", \"1\"); return ExportReceipt.NONE;"));
    assertEquals(0, workspace.run("export", "last", "one:x").exit());
    String before = workspace.run("exports", "last").out();
    Finished bad =
        workspace.run("export", "last", "one:x", "-D", "one.size=0", "-D", "one.token=c4n4ry");
    assertEquals(7, bad.exit(), bad::toString);
    assertTrue(bad.out().contains("FAILED    one:x: nothing was sent"), bad::out);
    assertTrue(bad.err().contains("stays as it is: COMPLETE, 1 of 1 items"), bad::err);
    assertTrue(bad.err().contains("-D one.size=0"), bad::err);
    assertTrue(bad.err().contains("RUNNER__ONE__TOKEN=... "), bad::err);
    assertFalse(bad.toString().contains("c4n4ry"), bad::toString);
    assertEquals(before, workspace.run("exports", "last").out());
  }

  @Test
  void refusesWhatThereIsNot() throws Exception {
    workspace.install("one", BoardPlugin.exporting("one", "return ExportReceipt.NONE;"));
    Finished never = workspace.run("export", "last", "one:x", "--resume");
    assertEquals(2, never.exit(), never::toString);
    assertTrue(never.err().contains("was never exported to 'one:x'"), never::err);
    assertEquals(2, workspace.run("export", "nosuch", "one:x").exit());
    assertEquals(2, workspace.run("export", "last").exit());
    Finished text = workspace.run("exporters", "list");
    assertEquals(0, text.exit(), text::toString);
    assertTrue(text.out().contains("one.token (secret)  Token of the board."), text::out);
  }
}
