package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.Jdks;
import dev.runner.cli.fixture.PluginCode;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the configuration says of the JVMs of test forks, for all and for those of one plugin. */
final class ForkSettingsIT {

  /** The class file version of Java 1 is 45. */
  private static final int OLDEST_MAJOR = 44;

  @TempDir private Path folder;
  private TestWorkspace workspace;

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
  }

  private static PluginJar checking(String id, String... statements) {
    return PluginJar.plugin(id)
        .source(
            TestSource.of(id + ".CheckingTests")
                .test("check", String.join("\n", statements))
                .text());
  }

  private static String expects(String wanted, String found) {
    return "assertEquals(%s, %s);".formatted(wanted, found);
  }

  private static String variable(String name) {
    return "System.getenv(\"" + name + "\")";
  }

  @Test
  void whatIsSetForOnePluginHoldsForItsTestsAlone() throws Exception {
    Path there = Files.createDirectories(folder.resolve("there")).toRealPath();
    String megabytes = "Runtime.getRuntime().maxMemory() >> 20";
    workspace
        .config(
            """
            fork { heap = 96m, jvm-args = ["-Dwho=all", "-Dall=yes"], env { WHO = all, BOTH = shared } }
            plugins.own.fork {
              heap = 64m, jvm-args = ["-Dwho=own"], working-dir = "../there"
              env { WHO = own, "odd name" = odd }
            }
            """)
        .install(
            "own",
            checking(
                    "own",
                    expects("\"own\"", variable("WHO")),
                    expects("\"shared\"", variable("BOTH")),
                    expects("\"odd\"", variable("odd name")),
                    expects("\"own\"", "System.getProperty(\"who\")"),
                    expects("\"yes\"", "System.getProperty(\"all\")"),
                    expects("\"kept\"", "System.getProperty(\"manifest\")"),
                    "assertTrue((%s) <= 64);".formatted(megabytes),
                    expects(
                        "\"" + there + "\"", "java.nio.file.Path.of(\"\").toRealPath().toString()"))
                .manifest("Runner-Jvm-Arguments", "-Dwho=manifest -Dmanifest=kept"));
    workspace.install(
        "other",
        checking(
            "other",
            expects("\"all\"", variable("WHO")),
            expects("\"shared\"", variable("BOTH")),
            expects("null", variable("odd name")),
            expects("\"all\"", "System.getProperty(\"who\")"),
            "assertTrue((%s) > 64);".formatted(megabytes),
            "assertFalse(java.nio.file.Path.of(\"\").toAbsolutePath().endsWith(\"there\"));"));
    Finished finished = workspace.run("run");
    assertEquals(0, finished.exit(), finished::toString);
    RunView run = workspace.last();
    assertEquals(CountsView.allPassed(2), run.counts());
    assertEquals(2, run.tests().stream().map(ForkSettingsIT::fork).distinct().count());
  }

  private static String fork(TestView test) {
    return test.json().required("fork").asString();
  }

  @Test
  void pluginsOfEqualSettingsShareAFork() throws Exception {
    workspace.config("plugins { a.fork.heap = 96m, b.fork.heap = 96m }");
    workspace.install("a", checking("a"));
    workspace.install("b", checking("b"));
    assertEquals(0, workspace.run("run").exit());
    assertEquals(1, workspace.last().tests().stream().map(ForkSettingsIT::fork).distinct().count());
  }

  @Test
  void valuesOfVariablesAreMaskedEverywhere() throws Exception {
    String shared = "c4n4ry-of-all";
    String own = "c4n4ry-of-one";
    Path config =
        Files.writeString(folder.resolve("own.conf"), "plugins.shop.fork.env.OWN = " + own);
    workspace.environment("RUNNER__FORK__ENV__Shared", shared);
    workspace.install(
        "shop",
        checking(
            "shop",
            expects("\"" + "c4n4ry-\" + \"of-all\"", variable("Shared")),
            "String line = ProcessHandle.current().info().commandLine().orElse(\"\");",
            "assertFalse(line.contains(\"c4n4ry\"), line);",
            "System.out.println(System.getenv()); System.err.println(" + variable("OWN") + ");",
            "try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {",
            "  out.write((\"raw \" + " + variable("Shared") + ").getBytes()); }",
            "fail(" + variable("OWN") + ");"));
    Finished run = workspace.run("--config", config.toString(), "-v", "run", "--format", "json");
    assertEquals(1, run.exit(), run::toString);
    assertTrue(workspace.last().test("check").message().endsWith("***"), run::toString);
    Finished shown = workspace.run("--config", config.toString(), "config", "show", "--origin");
    String lines = shown.out().replaceAll(" +", " ");
    assertTrue(lines.contains("fork.env.Shared = \"***\""), shown::toString);
    assertTrue(
        shown.out().contains("environment variable RUNNER__FORK__ENV__Shared"), shown::toString);
    assertTrue(lines.contains("plugins.shop.fork.env.OWN = \"***\""), shown::toString);
    assertTrue(shown.out().contains("own.conf:1"), shown::toString);
    List<String> texts = new ArrayList<>(List.of(run.toString(), shown.toString()));
    for (Path file : Trees.files(workspace.root().resolve(".runner"))) {
      if (Files.isRegularFile(file)) {
        texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    texts.forEach(text -> assertFalse(text.contains(shared) || text.contains(own), text));
  }

  @Test
  void aVariableOnTheCommandLineIsReadAndWarnedOf() throws Exception {
    workspace.install("shop", checking("shop", expects("\"seen\"", variable("SHOWN"))));
    Finished run = workspace.run("run", "-D", "fork.env.SHOWN=seen");
    assertEquals(0, run.exit(), run::toString);
    assertTrue(run.err().contains("config.secret-on-command-line"), run::toString);
    assertTrue(run.err().contains("RUNNER__FORK__ENV__SHOWN"), run::toString);
  }

  @Test
  void aLinkToTheRunningJdkIsThatJdk() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("jdk"), Jdks.running());
    workspace.config("plugins.linked.fork.java-home = \"" + link + "\"");
    String home = "\"" + Jdks.running().toRealPath() + "\"";
    String found =
        "java.nio.file.Path.of(System.getProperty(\"java.home\")).toRealPath().toString()";
    workspace.install("linked", checking("linked", expects(home, found)));
    workspace.install("plain", checking("plain", expects(home, found)));
    Finished finished = workspace.run("run");
    assertEquals(0, finished.exit(), finished::toString);
    assertEquals(1, workspace.last().tests().stream().map(ForkSettingsIT::fork).distinct().count());
  }

  @Test
  void aPluginForANewerJdkGetsItWhereOneIsConfigured() throws Exception {
    Path newer = Jdks.newer();
    int feature = Jdks.feature(newer);
    Path compiled =
        PluginCode.declaring(
                "modern",
                "if (Runtime.version().feature() != %d) { throw new IllegalStateException(); } return java.util.List.of();"
                    .formatted(feature))
            .source(
                TestSource.of("p.ModernTests")
                    .test("runs", expects("" + feature, "Runtime.version().feature()"))
                    .text())
            .writeTo(folder.resolve("compiled.jar"));
    workspace.install("modern", asIfCompiledFor(feature, compiled));
    workspace.install(
        "plain",
        checking(
            "plain", expects("" + Runtime.version().feature(), "Runtime.version().feature()")));
    Finished refused = workspace.run("run");
    assertEquals(3, refused.exit(), refused::toString);
    assertTrue(refused.err().contains("plugin.needs-newer-jdk"), refused::toString);
    assertTrue(refused.err().contains("fork.java-home"), refused::toString);
    workspace.config("plugins.modern.fork.java-home = \"" + newer + "\"");
    for (int run = 0; run < 2; run++) { // the second one finds archives and answers of the first
      Finished finished = workspace.run("run");
      assertEquals(0, finished.exit(), finished::toString);
      assertEquals(CountsView.allPassed(3), workspace.last().counts());
    }
    assertEquals(3, workspace.run("list").out().lines().count());
  }

  private static PluginJar asIfCompiledFor(int feature, Path jar) throws IOException {
    PluginJar copy = PluginJar.plugin("modern");
    try (JarFile read = new JarFile(jar.toFile())) {
      for (JarEntry entry : read.stream().filter(e -> !e.isDirectory()).toList()) {
        try (InputStream in = read.getInputStream(entry)) {
          byte[] bytes = in.readAllBytes();
          if (entry.getName().endsWith(".class")) {
            bytes[7] = (byte) (feature + OLDEST_MAJOR);
          }
          if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            copy.entry(entry.getName(), bytes);
          }
        }
      }
    }
    return copy;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fork.java-home=nowhere         | there is no executable 'bin/java' in it: name the home of a JDK
          plugins.a.fork.java-home=old   | it is Java 11.0.2: name a JDK of version 17 or later
          fork.java-home=nameless        | says which version it is: name the home of a JDK
          fork.working-dir=nowhere       | is no folder that exists: make it, or name another
          plugins.a.fork.working-dir=x   | is no folder that exists: make it, or name another
          plugins.a.fork.heap=much       | invalid value 'much' (expected a size such as 512m or 2g)
          fork.heap=1k                   | invalid value '1k' (allowed are sizes from 2m to 4096g)
          fork.env.=x                    | invalid name '' of a variable
          fork.env.RUNNER__A__B=x        | are the runner's own
          plugins.a.fork.heep=1g         | did you mean 'plugins.a.fork.heap'?
          plugins.b.fork.heap=1g         | no such plugin is installed
          fork.env=x                     | it is a group; set keys below it, as in 'fork.env.NAME'
          """)
  void refusesWhatNoForkCouldUse(String setting, String message) throws Exception {
    for (String jdk : List.of("old", "nameless")) {
      Path java = workspace.root().resolve(jdk).resolve("bin").resolve("java");
      Files.createDirectories(java.getParent());
      Files.writeString(java, "#!/bin/sh\n");
      assertTrue(java.toFile().setExecutable(true));
    }
    Files.writeString(
        workspace.root().resolve("old").resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    workspace.install("a", checking("a"));
    for (String[] command : new String[][] {{"run"}, {"config", "check"}}) {
      List<String> arguments = new ArrayList<>(List.of("-D", setting));
      arguments.addAll(List.of(command));
      Finished refused = workspace.run(arguments.toArray(String[]::new));
      assertEquals(2, refused.exit(), refused::toString);
      assertTrue((refused.out() + refused.err()).contains(message), refused::toString);
    }
    assertFalse(Files.exists(workspace.root().resolve(".runner").resolve("store.db")));
  }

  @Test
  void refusesAVariableWithAnEqualsSignInItsName() throws Exception {
    workspace.config("fork.env { \"A=B\" = hidden-value }").install("a", checking("a"));
    Finished refused = workspace.run("run");
    assertEquals(2, refused.exit(), refused::toString);
    assertTrue(refused.err().contains("invalid name 'A=B' of a variable"), refused::toString);
    assertFalse(refused.toString().contains("hidden-value"), refused::toString);
  }
}
