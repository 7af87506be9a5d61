package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import dev.runner.cli.fixture.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Reports of a run, and plugins out of test jars that know nothing of the runner. */
final class ReportsAndWrapIT {

  @TempDir private Path folder;

  private TestWorkspace workspace;

  @BeforeEach
  void install() throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
  }

  @Test
  void writesXmlFilesWhoseCountsAreThoseOfTheRun() throws Exception {
    installShop();
    Path xml = folder.resolve("deep").resolve("xml");
    Finished finished = workspace.run("run", "--format", "json", "--report", "junit-xml=" + xml);

    assertEquals(1, finished.exit(), finished::toString);
    assertEquals(xml.toString(), finished.json().required("reports").get(0).asString());
    assertEquals(List.of(5, 1, 1, 1), sums(xml));
    assertEquals(CountsView.of(2, 1, 1, 1, 0), finished.run().counts());
  }

  @Test
  void exitsWithReportFailedWhenAFolderCannotBeWritten() throws Exception {
    workspace.install(
        "fine", PluginJar.plugin("fine").source(TestSource.passing("f.FineTests", "a")));
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Finished finished = workspace.run("run", "--report", "junit-xml=" + file.resolve("xml"));

    assertEquals(7, finished.exit(), finished::toString);
    assertTrue(finished.err().contains(file.toString()), finished::err);
    assertFalse(finished.err().contains("\tat "), finished::err);
    assertEquals(1, workspace.last().counts().passed());
  }

  @Test
  void makesAPluginOfATestJarAndItsLibraries() throws Exception {
    Path out = workspace.plugins().resolve("wrapped.jar");
    Finished wrapped = workspace.run(wrap(testJar(), out, "--packages", "plain"));
    Finished ran = workspace.run("run", "--format", "json");

    assertEquals(0, wrapped.exit(), wrapped::toString);
    assertEquals(0, ran.exit(), ran::toString);
    assertEquals(CountsView.allPassed(2), ran.run().counts("wrapped"));
    assertEquals("2.1.0", ran.json().required("plugins").get(0).required("version").asString());
  }

  @Test
  void refusesToWrapWhatIsNotThere() throws Exception {
    Path out = folder.resolve("out.jar");
    Finished missing = workspace.run(wrap(folder.resolve("no.jar"), out));
    Finished incomplete = workspace.run("plugins", "wrap", "--id", "x", "--out", out.toString());

    assertEquals(2, missing.exit(), missing::toString);
    assertTrue(missing.err().contains("no.jar"), missing::err);
    assertEquals(2, incomplete.exit(), incomplete::toString);
    assertTrue(incomplete.err().contains("--version"), incomplete::err);
    assertFalse(Files.exists(out));
  }

  private void installShop() throws Exception {
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.CartTests")
                    .test("adds", "System.out.println(\"<![CDATA[ ]]> \\u0000 & ü\");")
                    .test("compares", "assertEquals(\"<a>\", \"]]>\");")
                    .test("breaks", "throw new IllegalStateException(\"\\u0001 & <broken>\");")
                    .member("@Disabled(\"<later>\") @Test void waits() {}")
                    .text(),
                TestSource.passing("shop.PriceTests", "adds")));
  }

  private static List<Integer> sums(Path xml) throws Exception {
    int[] sums = new int[4];
    List<String> keys = List.of("tests", "failures", "errors", "skipped");
    for (Path file : Trees.files(xml)) {
      if (file.toString().endsWith(".xml")) {
        Element suite =
            DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        for (int i = 0; i < sums.length; i++) {
          sums[i] += Integer.parseInt(suite.getAttribute(keys.get(i)));
        }
        assertEquals(
            Integer.parseInt(suite.getAttribute("tests")),
            suite.getElementsByTagName("testcase").getLength());
      }
    }
    return java.util.Arrays.stream(sums).boxed().toList();
  }

  private Path testJar() throws Exception {
    Path library =
        PluginJar.plain()
            .source(
                "package lib; public class Sums { public static int of(int a, int b) { return a + b; } }")
            .writeTo(folder.resolve("lib").resolve("sums.jar"));
    return PluginJar.plain()
        .compiledAgainst(library)
        .source(
            TestSource.of("plain.SumTests")
                .test("adds", "assertEquals(3, lib.Sums.of(1, 2));")
                .text(),
            TestSource.passing("plain.OtherTests", "runs"),
            TestSource.passing("elsewhere.LeftOutTests", "runs"))
        .writeTo(folder.resolve("tests.jar"));
  }

  private String[] wrap(Path tests, Path out, String... more) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of(
                "plugins",
                "wrap",
                "--id",
                "wrapped",
                "--version",
                "2.1.0",
                "--tests",
                tests.toString(),
                "--lib",
                folder.resolve("lib").toString(),
                "--out",
                out.toString()));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }
}
