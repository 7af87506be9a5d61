package dev.runner.archetype;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Generates a project as its author would, builds it alone and gives its jar to the runner. */
final class ArchetypeIT {

  private static final String PACKAGE = "org.example.checks";
  private static final int TESTS = 3;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final Path FOLDER = Path.of(Settings.get("folder"));
  private static final String LIBRARY_VERSION = Settings.get("library.version");
  private static final GeneratedProject PROJECT =
      new GeneratedProject(FOLDER.resolve("generated"), PACKAGE, "demo-checks");

  @BeforeAll
  static void generateAndBuild() throws IOException, InterruptedException {
    NestedMaven maven = new NestedMaven(LocalRepository.filled(FOLDER.resolve("repository")));
    PROJECT.generate(maven);
    PROJECT.addLibrary("info.picocli", "picocli", LIBRARY_VERSION);
    PROJECT.verify(maven);
  }

  @Test
  void surefireRunsTheTestsWithNoRunnerPresent() throws IOException {
    String summary = "Tests run: (\\d+), Failures: 0, Errors: 0, Skipped: 0";

    int run =
        PROJECT.surefireReports().stream()
            .flatMap(report -> matches(summary, report))
            .mapToInt(Integer::parseInt)
            .sum();

    assertEquals(TESTS, run);
  }

  @Test
  void theRealRunnerChecksThePluginInItsOwnBuild() throws IOException {
    List<String> reports = PROJECT.failsafeReports();

    assertEquals(1, reports.size(), reports::toString);
    String summary = "Tests run: (\\d+), Failures: 0, Errors: 0, Skipped: 0";
    List<String> checks = matches(summary, reports.get(0)).toList();
    assertEquals(List.of("15"), checks, reports::toString);
  }

  @Test
  void everyTestHasAnIdOfItsOwn() throws IOException {
    List<String> ids =
        PROJECT.sources().stream()
            .flatMap(source -> matches("@TestId\\(\"([0-9a-f-]{36})\"\\)", source))
            .distinct()
            .toList();

    assertEquals(TESTS, ids.size(), ids::toString);
  }

  @Test
  void theJarHoldsOwnClassesAndLibrariesAndNothingOfTheHost() throws IOException {
    try (JarFile jar = new JarFile(PROJECT.jar().toFile())) {
      List<String> files =
          jar.stream()
              .filter(entry -> !entry.isDirectory())
              .map(entry -> entry.getName().replace("org/example/checks", "PACKAGE"))
              .filter(name -> !name.startsWith("META-INF/maven/") && !name.startsWith("lib/"))
              .sorted()
              .toList();
      assertEquals(
          List.of(
              "META-INF/MANIFEST.MF",
              "META-INF/services/dev.runner.api.client.ClientProvider",
              "META-INF/services/dev.runner.api.config.OptionDeclarations",
              "PACKAGE/Notes.class",
              "PACKAGE/RestNotes.class",
              "PACKAGE/ServicePlugin$Consistency.class",
              "PACKAGE/ServicePlugin.class",
              "PACKAGE/StubService.class",
              "PACKAGE/api/NotesApiTests.class",
              "PACKAGE/scenario/NotesScenarioTests.class"),
          files);
      assertNotNull(jar.getEntry("lib/picocli-" + LIBRARY_VERSION + ".jar"));
      assertNotNull(jar.getEntry("lib/plugin-clients-" + Settings.get("version") + ".jar"));
      assertTrue(
          jar.stream().noneMatch(entry -> entry.getName().matches("lib/(junit|plugin-api).*")));
    }
  }

  @Test
  void theManifestDescribesThePlugin() throws IOException {
    try (JarFile jar = new JarFile(PROJECT.jar().toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertEquals("demo-checks", manifest.getValue("Plugin-Id"));
      assertEquals("1.0.0-SNAPSHOT", manifest.getValue("Plugin-Version"));
      assertEquals(PACKAGE, manifest.getValue("Plugin-Provider"));
      assertEquals(">=0.1.0", manifest.getValue("Plugin-Requires"));
      assertEquals(
          PACKAGE + ".api," + PACKAGE + ".scenario", manifest.getValue("Runner-Test-Packages"));
    }
  }

  @Test
  @Tag("distribution")
  void theRunnerListsTheJar() throws IOException, InterruptedException {
    String list = runner("list");

    assertEquals(
        TESTS,
        matches("\"(demo-checks:" + PACKAGE + "\\.[^\"]+)\"", list).distinct().count(),
        list);
  }

  @Test
  @Tag("distribution")
  void theRunnerRunsTheJar() throws IOException, InterruptedException {
    String summary = runner("run");

    assertEquals(List.of("0"), matches("\"exit\"\\s*:\\s*(\\d+)", summary).toList(), summary);
    List<String> passed = matches("\"passed\"\\s*:\\s*(\\d+)", summary).distinct().toList();
    assertEquals(List.of(Integer.toString(TESTS)), passed, summary);
  }

  @Test
  @Tag("distribution")
  void makesAnExporterToo() throws IOException, InterruptedException {
    NestedMaven maven = new NestedMaven(LocalRepository.filled(FOLDER.resolve("repository")));
    GeneratedProject project =
        new GeneratedProject(FOLDER.resolve("generated"), PACKAGE, "demo-board");
    project.generate(maven, "-Dkind=exporter", "-DpluginClass=DemoBoard");
    project.verify(maven);

    assertEquals(Set.of("pom.xml", "README.md", "src", "target"), project.names());
    String checks = String.join("", project.failsafeReports());
    assertTrue(checks.contains("Failures: 0, Errors: 0, Skipped: 0"), checks);
    try (JarFile jar = new JarFile(project.jar().toFile())) {
      assertEquals("exporter", jar.getManifest().getMainAttributes().getValue("Runner-Kind"));
      assertNotNull(jar.getEntry("org/example/checks/DemoBoard.class"));
    }
  }

  private static String runner(String command) throws IOException, InterruptedException {
    Path workspace = Files.createDirectories(FOLDER.resolve("workspace-" + command));
    Path plugins = Files.createDirectories(FOLDER.resolve("plugins"));
    Files.write(plugins.resolve("demo-checks.jar"), Files.readAllBytes(PROJECT.jar()));
    return new Command(
            Settings.get("runner.command"),
            "-w",
            workspace.toString(),
            "--plugins-dir",
            plugins.toString(),
            command,
            "--format",
            "json")
        .run(workspace, LIMIT);
  }

  private static Stream<String> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(result -> result.group(1));
  }
}
