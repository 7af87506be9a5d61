package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginCode;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.SigningKey;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of defect of a workspace, all at once, and none at all. */
final class DoctorIT {

  private static final String UUID = "6f2c3d1e-0a4b-4c5d-8e9f-001122334455";
  private static final String RUN = "01890000-0000-7000-8000-000000000001";

  private static Path outside;
  private static TestWorkspace workspace;
  private static final List<String> found = new ArrayList<>();

  @BeforeAll
  static void plant(@TempDir Path folder) throws Exception {
    workspace = TestWorkspace.in(folder.resolve("ws"));
    outside = folder.resolve("outside");
    plantFiles();
    plantManifests();
    plantContents();
    plantCode();
    plantTrust();
    plantSurroundings();
    Finished finished = workspace.run("doctor", "--format", "json");
    assertEquals(2, finished.exit(), finished::toString);
    finished
        .json()
        .required("findings")
        .forEach(
            f ->
                found.add(
                    "%s %s %s: %s"
                        .formatted(
                            f.required("state").asString(),
                            f.required("code").asString(),
                            f.required("subject").asString(),
                            f.required("message").asString())));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          random bytes             | FAIL plugin.corrupt-jar random.jar:
          truncated                | FAIL plugin.corrupt-jar truncated.jar:
          empty                    | FAIL plugin.corrupt-jar empty.jar:
          an archive               | WARN plugin.no-jar b.zip:
          a link to elsewhere      | FAIL plugin.link-outside outside.jar:
          no id                    | FAIL plugin.no-id no-id.jar:
          bad id                   | FAIL plugin.bad-id bad-id.jar:
          bad version              | FAIL plugin.bad-version bad-version.jar:
          bad range of plugin-api  | FAIL plugin.bad-requires bad-requires.jar:
          another plugin-api       | FAIL plugin.incompatible newer-api.jar:
          bad dependency           | FAIL plugin.bad-dependency bad-dependency.jar:
          bad kind                 | FAIL plugin.bad-kind bad-kind.jar:
          bad resources            | FAIL plugin.bad-resources bad-resources.jar:
          one id twice             | FAIL plugin.duplicate-id twin:
          absent dependency        | FAIL plugin.dependency needs-absent:
          a wrong dependency       | FAIL plugin.dependency needs-newer:
          circle                   | FAIL plugin.dependency first:
          bundled JUnit            | FAIL plugin.bundles-host-classes junit.jar:
          bundled plugin-api       | FAIL plugin.bundles-host-classes own-api.jar:
          a newer JDK              | FAIL plugin.needs-newer-jdk newer.jar:
          a library's newer JDK    | FAIL plugin.needs-newer-jdk new-library:
          unsafe entry             | FAIL plugin.unsafe-entry slip.jar:
          corrupt library          | FAIL plugin.corrupt-library bad-library.jar:
          a method that is absent  | FAIL plugin.broken-link future: Class 'p.FutureTests' of plugin 'future' uses method
          a class that is absent   | WARN plugin.missing-class lacking:
          one test id twice        | FAIL plugin.duplicate-test-id id-two:
          a test id that is none   | FAIL plugin.bad-test-id id-bad:
          one option in two ways   | FAIL plugin.option-clash option-one:
          an option of the runner  | FAIL plugin.option-clash-core option-core:
          options that throw       | FAIL plugin.failed options:
          a start that exits       | FAIL plugin.failed exits:
          changed since the lock   | FAIL plugin.lock-mismatch changed:
          not in the lock          | FAIL plugin.not-locked late:
          missing                  | FAIL plugin.locked-missing gone:
          not signed               | WARN plugin.unsigned good:
          badly signed             | WARN plugin.bad-signature signed:
          an absent key            | WARN plugin.bad-key absent.pub:
          unknown key              | WARN config.unknown-key shop.pgae-size:
          bad value                | FAIL config.invalid-value limit.test:
          no JDK                   | FAIL config.invalid-value fork.java-home:
          a store that is none     | FAIL store.unusable
          a run that was killed    | WARN runs.left 01890000-0000-7000-8000-000000000001:
          a broken archive         | WARN cache.broken-archive fork-1.jsa:
          """)
  void findsIt(String defect, String start) {
    assertTrue(
        found.stream().anyMatch(line -> line.startsWith(start)), () -> String.join("\n", found));
  }

  @Test
  void saysOfEachWhatToDo() {
    found.stream()
        .filter(line -> !line.startsWith("OK "))
        .forEach(line -> assertTrue(line.contains(": ") && line.length() > 40, line));
  }

  @Test
  void findsFoldersThatCannotBeWritten(@TempDir Path folder) throws Exception {
    TestWorkspace broken = TestWorkspace.in(folder.resolve("ws"));
    broken.install("good", PluginCode.tests("good"));
    Files.writeString(broken.root().resolve("file"), "x");
    broken.config("cache.dir = file\nstore.file = file/store.db");
    Finished finished = broken.run("doctor");
    assertEquals(3, finished.exit(), finished::toString); // the plugin cannot be unpacked
    assertTrue(finished.out().contains("(cache.not-writable)"), finished::toString);
    assertTrue(finished.out().contains("(store.not-writable)"), finished::toString);
    broken.config("store.file = file/store.db");
    Finished store = broken.run("doctor");
    assertEquals(6, store.exit(), store::toString);
  }

  @Test
  void findsNothingWhereNothingIsWrong(@TempDir Path folder) throws Exception {
    TestWorkspace clean = TestWorkspace.in(folder.resolve("ws"));
    for (int i = 1; i <= 20; i++) {
      clean.install("p" + i, PluginCode.tests("p" + i));
    }
    assertEquals(0, clean.run("plugins", "lock").exit());
    assertEquals(0, clean.run("run").exit());
    Finished finished = clean.run("doctor", "--format", "json");
    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(0, finished.json().required("failed").asInt(), finished::toString);
    assertEquals(0, finished.json().required("warned").asInt(), finished::toString);
    assertTrue(clean.run("doctor").out().contains("All is well"));
  }

  private static void plantFiles() throws Exception {
    byte[] noise = new byte[4096];
    new Random(7).nextBytes(noise);
    Files.write(workspace.plugins().resolve("random.jar"), noise);
    Files.write(workspace.plugins().resolve("empty.jar"), new byte[0]);
    byte[] whole = Files.readAllBytes(PluginCode.tests("t").writeTo(outside.resolve("x.jar")));
    Files.write(
        workspace.plugins().resolve("truncated.jar"), Arrays.copyOf(whole, whole.length / 2));
    Files.write(workspace.plugins().resolve("b.zip"), whole);
    Files.createSymbolicLink(workspace.plugins().resolve("outside.jar"), outside.resolve("x.jar"));
  }

  private static void plantManifests() throws Exception {
    workspace.install("no-id", PluginCode.tests("x").without("Plugin-Id"));
    workspace.install("bad-id", PluginCode.tests("../x"));
    workspace.install("bad-version", PluginCode.tests("v").manifest("Plugin-Version", "one.two"));
    workspace.install("bad-requires", PluginCode.tests("r").manifest("Plugin-Requires", ">=>1"));
    workspace.install("newer-api", PluginCode.tests("n").manifest("Plugin-Requires", ">=99.0.0"));
    workspace.install("bad-kind", PluginCode.tests("k").manifest("Runner-Kind", "nonsense"));
    workspace.install("bad-resources", PluginCode.tests("s").manifest("Runner-Resources", "db=0"));
    workspace.install(
        "bad-dependency", PluginCode.tests("d").manifest("Plugin-Dependencies", "A B@x"));
    workspace.install("twin-1", PluginCode.tests("twin"));
    workspace.install("twin-2", PluginCode.tests("twin").manifest("Plugin-Version", "2.0.0"));
    needing("needs-absent", "absent");
    needing("needs-newer", "good@>=2.0.0");
    needing("first", "second");
    needing("second", "first");
    workspace.install("good", PluginCode.tests("good"));
  }

  private static void needing(String id, String others) throws IOException {
    workspace.install(id, PluginCode.tests(id).manifest("Plugin-Dependencies", others));
  }

  private static void plantContents() throws Exception {
    String shaded = "public @interface Shaded {}";
    workspace.install(
        "junit", PluginCode.tests("junit").source("package org.junit.jupiter.api; " + shaded));
    workspace.install(
        "own-api", PluginCode.tests("own-api").source("package dev.runner.api; " + shaded));
    byte[] type = classFile();
    type[7] = (byte) (99 + 44);
    workspace.install("newer", PluginCode.tests("newer").entry("lib0/Tool.class", type));
    Path library =
        PluginJar.plain().entry("lib0/Tool.class", type).writeTo(outside.resolve("new.jar"));
    workspace.install(
        "new-library",
        PluginCode.tests("new-library").entry("lib/new.jar", Files.readAllBytes(library)));
    workspace.install("slip", PluginCode.tests("slip").entry("../../evil.txt", "x"));
    workspace.install(
        "bad-library", PluginCode.tests("bad-library").entry("lib/bad.jar", "no jar"));
  }

  private static byte[] classFile() throws IOException {
    Path jar =
        PluginJar.plain()
            .source("package lib0; public class Tool { public void use() {} }")
            .writeTo(outside.resolve("tool.jar"));
    try (ZipFile zip = new ZipFile(jar.toFile());
        var in = zip.getInputStream(zip.getEntry("lib0/Tool.class"))) {
      return in.readAllBytes();
    }
  }

  private static void plantCode() throws Exception {
    Path future =
        PluginJar.plain()
            .source(
                "package org.junit.jupiter.api; public class Assertions { public static void later() {} }")
            .writeTo(outside.resolve("future.jar"));
    workspace.install(
        "future",
        PluginJar.plugin("future")
            .compiledAgainst(future)
            .source(
                TestSource.of("p.FutureTests")
                    .test("runs", "org.junit.jupiter.api.Assertions.later();")
                    .text()));
    workspace.install(
        "lacking",
        PluginJar.plugin("lacking")
            .compiledAgainst(outside.resolve("tool.jar"))
            .source(TestSource.of("p.Lacks").test("runs", "new lib0.Tool().use();").text()));
    identified("id-one", UUID);
    identified("id-two", UUID);
    identified("id-bad", "7");
    declaring("option-one", "shop", "One.");
    declaring("option-two", "shop", "Two.");
    declaring("option-core", "fork", "Mine.");
    workspace.install(
        "options", PluginCode.declaring("options", "throw new IllegalStateException();"));
    workspace.install("exits", PluginCode.starting("exits", "System.exit(0);"));
  }

  private static void identified(String id, String uuid) throws IOException {
    workspace.install(
        id,
        PluginJar.plugin(id)
            .source(
                "package %s; class Tests { @dev.runner.api.TestId(\"%s\") @org.junit.jupiter.api.Test void runs() {} }"
                    .formatted(id.replace("-", ""), uuid)));
  }

  private static void declaring(String id, String group, String help) throws IOException {
    workspace.install(
        id,
        PluginCode.declaring(
            id,
            "return java.util.List.of(dev.runner.api.config.OptionGroup.of(\"%s\", \"G.\", dev.runner.api.config.Option.integer(\"size\").help(\"%s\").build()));"
                .formatted(group, help)));
  }

  private static void plantTrust() throws Exception {
    Path changed = workspace.install("changed", PluginCode.tests("changed"));
    Path gone = workspace.install("gone", PluginCode.tests("gone"));
    Path signed = workspace.install("signed", PluginCode.tests("signed"));
    assertEquals(3, workspace.run("plugins", "lock").exit());
    Files.write(changed, new byte[] {0}, StandardOpenOption.APPEND);
    Files.delete(gone);
    workspace.install("late", PluginCode.tests("late"));
    SigningKey.create().writePublicTo(workspace.root().resolve("team.pub"));
    SigningKey.create().sign(signed);
  }

  private static void plantSurroundings() throws IOException {
    Path cache = workspace.root().resolve("cache");
    Files.createDirectories(cache.resolve("cds"));
    Files.writeString(cache.resolve("cds/fork-1.jsa"), "no archive");
    Files.createDirectories(workspace.root().resolve(".runner/open"));
    Files.createFile(workspace.root().resolve(".runner/open").resolve(RUN));
    Files.writeString(workspace.root().resolve("store.db"), "no database, but text ".repeat(100));
    workspace.config(
        """
        cache.dir = cache
        store.file = store.db
        shop.pgae-size = 1
        limit.test = soon
        fork.java-home = plugins
        plugins { signatures = warn, trusted-keys = [team.pub, absent.pub] }
        """);
  }
}
