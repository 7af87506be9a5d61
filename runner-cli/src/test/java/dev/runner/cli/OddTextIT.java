package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** Names, messages and output with every kind of character that does harm somewhere. */
final class OddTextIT {

  /**
   * Java source text of a string: NUL, ESC, no character, half a pair, end of CDATA, right-to-left.
   */
  private static final String ODD =
      "a\\u0000b\\u001b[2J\\u0007 \\ufffe \\ud800 ]]> & < \\u202e \\u2028 \\r\\nz";

  private static Finished finished;
  private static Finished listed;
  private static RunView stored;
  private static Path reports;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder.resolve("workspace"));
    workspace.install("odd", PluginJar.plugin("odd").source(source()));
    reports = folder.resolve("reports");
    finished = workspace.run("run", "--report", "junit-xml=" + reports);
    listed = workspace.run("list");
    stored = workspace.last();
  }

  @Test
  void costNoVerdict() {
    assertEquals(CountsView.of(1, 7, 0, 0, 0), stored.counts("odd"));
    assertEquals(1, finished.exit(), finished::toString);
  }

  @Test
  void reachTheTerminalAsEscapes() {
    for (String text : List.of(finished.out(), finished.err(), listed.out())) {
      assertEquals(
          List.of(),
          text.codePoints()
              .filter(c -> c != '\n' && c != '\t')
              .filter(c -> Character.isISOControl(c) || "\ufffe\u202e\u2028".indexOf(c) >= 0)
              .mapToObj(Integer::toHexString)
              .distinct()
              .toList());
    }
    assertTrue(finished.out().contains("\\u001b[2J\\u0007 \\ufffe"), finished::out);
  }

  @Test
  void leaveAPrintedIdOneLine() {
    assertEquals(5, listed.out().lines().count(), listed::out);
    assertTrue(listed.out().lines().allMatch(line -> line.startsWith("odd:odd.OddTests.")));
  }

  @Test
  void areStoredAsTheyWereButForWhatNoStoreHolds() {
    String message = stored.test("OddTests.throwsIt").message();
    assertTrue(
        message.endsWith("a\\u0000b\u001b[2J\u0007 \ufffe \\uD800 ]]> & < \u202e \u2028 \r\nz"),
        message);
  }

  @Test
  void leaveTheReportsReadable() throws Exception {
    int cases = 0;
    try (Stream<Path> files = Files.walk(reports)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".xml")).toList()) {
        Document xml =
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        cases += xml.getElementsByTagName("testcase").getLength();
      }
    }
    assertEquals(8, cases);
  }

  private static String source() {
    return """
        package odd;
        import java.util.stream.*;
        import org.junit.jupiter.api.*;
        import org.junit.jupiter.params.*;
        import org.junit.jupiter.params.provider.*;
        import static org.junit.jupiter.api.Assertions.*;
        class OddTests {
          static final String ODD = "%1$s";
          @Test @DisplayName("%1$s") void throwsIt() { fail(ODD); }
          @Test void prints() {
            System.out.println(ODD);
            System.err.println(ODD);
            System.out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 27, (byte) 0xc3});
          }
          @TestFactory Stream<DynamicTest> makes() {
            return Stream.of(ODD, "x".repeat(10_000), "\\u001b]0;title\\u0007")
                .map(name -> DynamicTest.dynamicTest(name, () -> fail(name)));
          }
          @ParameterizedTest @ValueSource(strings = {"%1$s", "]]>"}) void takes(String text) {
            System.out.println(text);
            fail(text);
          }
          @Test void %2$s() { fail("long"); }
        }
        """
        .formatted(ODD, "l".repeat(10_000));
  }
}
