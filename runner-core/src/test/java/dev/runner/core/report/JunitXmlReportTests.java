package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.RunId;
import dev.runner.core.result.Scope;
import dev.runner.core.result.Verdict;
import dev.runner.core.store.Journal;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

final class JunitXmlReportTests {

  private static final Instant NOON = ReportedRuns.NOON;
  private static final PluginId SAMPLE = new PluginId("sample");
  private static final Path RUNS = Path.of("/w/.runner/runs");

  @TempDir Path folder;

  private ResultStore store;

  @BeforeEach
  void openStore() {
    Path library = Path.of(System.getProperty("java.io.tmpdir")).resolve("runner-store-tests");
    store = SqliteStore.open(folder.resolve("results.db"), library);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void writesTheTestsOfAClassWithTheirVerdictsAndOutput() throws IOException {
    Journal journal = ReportedRuns.everyOutcome();

    write(journal);

    String expected =
        """
        <?xml version="1.0" encoding="UTF-8"?>\
        <testsuite name="a.A" tests="6" failures="1" errors="2" skipped="2" time="0.006"\
         timestamp="2026-01-02T12:00:00" hostname="here">\
        <properties><property name="run" value="RUN"></property>\
        <property name="plugin" value="sample"></property></properties>\
        <testcase name="passed" classname="a.A" time="0.001">\
        <system-out>out</system-out><system-err>errlog</system-err></testcase>\
        <testcase name="failed" classname="a.A" time="0.001">\
        <failure type="ASSERTION" message="1 &lt; 2&#10;and">at A.a</failure></testcase>\
        <testcase name="crashed" classname="a.A" time="0.001">\
        <error type="CRASHED" message="gone"></error></testcase>\
        <testcase name="skipped" classname="a.A" time="0.001">\
        <skipped type="DISABLED" message="not today"></skipped></testcase>\
        <testcase name="aborted" classname="a.A" time="0.001">\
        <skipped type="ASSUMPTION" message="no net">at A.b</skipped></testcase>\
        <testcase name="planned" classname="a.A" time="0.000">\
        <error type="NOT_RUN" message="The run ended before this test had a verdict"></error>\
        </testcase></testsuite>\
        """;
    assertEquals(
        expected.replace("\"RUN\"", "\"" + journal.run() + "\""),
        Files.readString(reports().resolve("TEST-sample-a.A.xml")));
  }

  @Test
  void writesAttemptsPropertiesFilesAndWhatTheClassWrote() throws IOException {
    Journal journal = ReportedRuns.everythingElse();

    write(journal);

    String expected =
        """
        <testcase name="flaky" classname="a.A" time="0.001" group="slow,smoke">\
        <flakyFailure message="no" type="ASSERTION"><stackTrace>at A.a</stackTrace>\
        <system-out>first
        [[ATTACHMENT|FILES/fork-1/x.png]]
        </system-out></flakyFailure>\
        <flakyError message="gone" type="CRASHED"><stackTrace></stackTrace></flakyError>\
        <system-out>third
        [[PROPERTY|id=UUID]]
        [[PROPERTY|k_=a=b\\nc]]
        </system-out></testcase>\
        <testcase name="failed" classname="a.A" time="0.001">\
        <error type="CRASHED" message="gone"></error>\
        <rerunFailure message="no" type="ASSERTION"><stackTrace>at A.a</stackTrace></rerunFailure>\
        </testcase>\
        <system-out>set-up
        tear-down
        [[ATTACHMENT|FILES/fork-1/class.log]]
        </system-out><system-err>oops</system-err></testsuite>\
        """;
    String report = Files.readString(reports().resolve("TEST-sample-a.A.xml"));
    assertEquals(
        expected
            .replace("FILES", RUNS.resolve(journal.run().toString()).resolve("files").toString())
            .replace("UUID", ReportedRuns.UUID),
        report.substring(report.indexOf("<testcase")));
    assertTrue(
        report.contains("<property name=\"browser\" value=\"none\"></property></properties>"),
        report);
  }

  @Test
  void fitsTheSchemaOfItsReaders() throws Exception {
    Journal journal = ReportedRuns.everyOutcome();
    journal.plan(Journal.test("other", "b.B", "planned"));
    write(ReportedRuns.everythingElse());
    validate("TEST-sample-a.A.xml");

    write(journal);

    validate("TEST-sample-a.A.xml");
    validate("TEST-other-b.B.xml");
  }

  private void validate(String file) throws Exception {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(getClass().getResource("junit-xml.xsd"));
    schema.newValidator().validate(new StreamSource(reports().resolve(file).toFile()));
  }

  @Test
  void keepsEveryCharacterOrShowsItAsEscape() throws Exception {
    String all = everyCodeUnit() + "\uD83D\uDE00";
    Journal journal = new Journal(NOON);
    int test = journal.plan(Journal.test("sample", all, all));
    journal.attempt(test, 1, Verdict.failed(all, all));
    journal.output(test, 1, OutputStreamKind.STDOUT, all);
    journal.entry(Scope.ofClass(SAMPLE, all, 1), all, all);

    write(journal);

    Element element = parsed(onlyReport());
    String shown = XmlTexts.shown(all);
    assertEquals(shown, element.getAttribute("name"));
    assertEquals(shown, child(element, "testcase").getAttribute("name"));
    Element property = (Element) element.getElementsByTagName("property").item(2);
    assertEquals(shown, property.getAttribute("name"));
    assertEquals(shown, property.getAttribute("value"));
    assertEquals(shown, child(element, "failure").getAttribute("message"));
    assertEquals(shown, child(element, "failure").getTextContent());
    // Bytes in UTF-8 hold no half of a pair, Java writes a question mark for it.
    String written = new String(all.getBytes("UTF-8"), "UTF-8");
    assertEquals(XmlTexts.shown(written), child(element, "system-out").getTextContent());
  }

  @Test
  void showsWhatFailedInAClassAsAnErrorOfItsOwn() throws Exception {
    Journal journal = new Journal(NOON);
    int test = journal.plan(Journal.test("sample", "a.A", "one"));
    journal.attempt(test, 1, Verdict.passed());
    for (String name : List.of("a.A", "a.Outer")) {
      Scope scope = Scope.ofClass(SAMPLE, name, 1);
      journal.entry(scope, "runner.class-failed", "cannot close", "runner.detail", "at A.c");
    }
    journal.entry(Scope.ofClass(SAMPLE, "a.Other", 1), "browser", "none");

    write(journal);

    String row =
        """
        <testcase name="(class)" classname="CLASS" time="0.000">\
        <error type="TEAR_DOWN" message="cannot close">at A.c</error></testcase></testsuite>\
        """;
    String report = Files.readString(reports().resolve("TEST-sample-a.A.xml"));
    assertTrue(report.contains("tests=\"2\" failures=\"0\" errors=\"1\""), report);
    assertTrue(report.endsWith(row.replace("CLASS", "a.A")), report);
    String outer = Files.readString(reports().resolve("TEST-sample-a.Outer.xml"));
    assertTrue(outer.contains("tests=\"1\" failures=\"0\" errors=\"1\""), outer);
    assertTrue(outer.endsWith(row.replace("CLASS", "a.Outer")), outer);
    assertFalse(Files.exists(reports().resolve("TEST-sample-a.Other.xml")));
    validate("TEST-sample-a.A.xml");
    validate("TEST-sample-a.Outer.xml");
  }

  @Test
  void givesEveryClassAFileOfItsOwn() throws IOException {
    Journal journal = new Journal(NOON);
    for (String name : List.of("a.A", "a.a", "b/c", "b:c", "x".repeat(300), "x".repeat(301))) {
      journal.plan(Journal.test("sample", name, "one"));
    }
    journal.plan(Journal.test("other", "a.A", "one"));

    write(journal);

    try (Stream<Path> files = Files.list(reports())) {
      assertEquals(7, files.filter(file -> file.toString().endsWith(".xml")).count());
    }
  }

  @Test
  void leavesNoHalfFileBehind() throws IOException {
    Files.createDirectories(reports().resolve("TEST-sample-a.A.xml").resolve("in the way"));
    Journal journal = ReportedRuns.everyOutcome();

    ReportException refused = assertThrows(ReportException.class, () -> write(journal));

    assertTrue(refused.getMessage().contains("TEST-sample-a.A.xml"), refused.getMessage());
    try (Stream<Path> files = Files.list(reports())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void writesNothingForARunThatIsNotStored() throws IOException {
    report(RunId.create(NOON));

    try (Stream<Path> files = Files.list(reports())) {
      assertEquals(0, files.count());
    }
  }

  private void write(Journal journal) {
    journal.storeIn(store);
    report(journal.run());
  }

  private void report(RunId run) {
    new JunitXmlReport(JunitXmlProfile.JENKINS)
        .write(new ReportSource(store, run, new RunFiles(RUNS), "here"), reports());
  }

  private Path reports() {
    return folder.resolve("reports");
  }

  private Path onlyReport() throws IOException {
    try (Stream<Path> files = Files.list(reports())) {
      return files.findFirst().orElseThrow();
    }
  }

  /** Each code unit alone, so that no two surrogates make a pair. */
  private static String everyCodeUnit() {
    StringBuilder all = new StringBuilder();
    for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
      all.append((char) unit).append(' ');
    }
    return all.toString();
  }

  private static Element parsed(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(file.toFile())
        .getDocumentElement();
  }

  private static Element child(Element root, String name) {
    return (Element) root.getElementsByTagName(name).item(0);
  }
}
