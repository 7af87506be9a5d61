package dev.runner.exporter.testrail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is found before anything is sent. */
final class ValidationTests {

  private TestRailDouble testRail;

  @BeforeEach
  void start() throws IOException {
    testRail = TestRailDouble.start();
    testRail.project.projects.add(RemoteProject.object(2, "name", "Bank"));
    testRail.project.projects.add(RemoteProject.object(3, "name", "Bank"));
  }

  @AfterEach
  void stop() {
    testRail.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "project  | shop     | ",
        "project  | 1        | ",
        "project  | Shoe     | the project 'Shoe' in 'testrail.project' is not in TestRail, or you may not see it (there are 'Shop', 'Bank', 'Bank')",
        "project  | Bank     | the project 'Bank' in 'testrail.project' is the name of several (ids 2, 3): give the id instead",
        "project  | \"\"     | option 'testrail.project' has no value: set it to the project's name or id",
        "user     | \"\"     | option 'testrail.user' has no value: set it to the e-mail address that you sign in with",
        "token    | \"\"     | option 'testrail.token' has no value: set it to your API key, by RUNNER__TESTRAIL__TOKEN",
        "token    | wr0ng    | TestRail cannot be used: it answered 401: 'Authentication failed: invalid or missing user/password or session cookie.': check 'testrail.user', 'testrail.token' and what that user may do",
        "suite    | Other    | the suite 'Other' in 'testrail.suite' is not in TestRail, or you may not see it (there is 'Master')",
        "milestone | 1       | the milestone '1' in 'testrail.milestone' is not in TestRail, or you may not see it (there is 'Spring')",
        "statuses | failed=9 | the status '9' in 'testrail.statuses' is not in TestRail, or you may not see it (there are 'passed', 'blocked', 'untested', 'retest', 'failed', 'custom_status1')",
        "statuses | fail=5   | 'fail' in 'testrail.statuses' is no outcome (allowed are passed, failed, error, skipped, aborted, not_run)",
        "statuses | not_run=untested | 'testrail.statuses' names the status Untested, which TestRail takes from nobody: write none",
        "automation-id-field | custom_x | no field 'custom_x' of cases is in the project: an administrator of TestRail adds it (a text, for cases), or set 'testrail.automation-id-field'",
        "case-fields | custom_y=1 | there is no field 'custom_y' in TestRail: correct 'testrail.case-fields'",
        "result-fields | custom_z=1 | there is no field 'custom_z' in TestRail: correct 'testrail.result-fields'",
        "result-fields | custom_browser=1 | ",
        "plan     | 7        | 'testrail.plan' and 'testrail.configs' need 'testrail.mode = plan'"
      })
  void namesTheOption(String option, String value, String problem) throws Exception {
    assertEquals(
        Optional.ofNullable(problem).stream().toList(), problems(testRail.target(), option, value));
    assertEquals(List.of(), testRail.made());
  }

  @Test
  void wantsASuiteWhereThereAreSeveral() throws Exception {
    testRail.project.suites.add(RemoteProject.object(8, "name", "Smoke"));
    assertEquals(
        List.of("project 'Shop' has 2 suites: set 'testrail.suite' to one of [Master, Smoke]"),
        problems(testRail.target()));
    assertEquals(List.of(), problems(testRail.target(), "suite", "smoke"));
  }

  @Test
  void wantsTheFieldThatNewCasesAreFoundBy() throws Exception {
    testRail.project.caseFields.set(
        0,
        Map.of(
            "system_name",
            "custom_automation_id",
            "configs",
            List.of(Map.of("context", Map.of("is_global", false, "project_ids", List.of(4))))));
    assertTrue(
        problems(testRail.target())
            .get(0)
            .startsWith("no field 'custom_automation_id' or 'custom_case_automation_id' of cases"));
    assertEquals(List.of(), problems(testRail.target(), "create-cases", "false"));
  }

  @Test
  void tellsWhatIsNoTestRail() throws Exception {
    String there = testRail.target().toString();
    assertEquals(
        List.of("TestRail cannot be used: it answered 404: 'Page not found'"),
        problems(ExportTarget.parse(there + "wrong")));
    assertEquals(List.of(), problems(ExportTarget.parse(there + "index.php")));
    assertEquals(
        List.of(
            "the target has a query or fragment: write only where TestRail is, as in 'testrail+https://HOST/PATH'"),
        problems(ExportTarget.parse(there + "?project=Shop")));
    assertEquals(
        List.of("TestRail cannot be used: its host is not known: check the target"),
        problems(ExportTarget.parse("testrail+http://" + "x".repeat(64) + ".invalid/")));
  }

  @Test
  void tellsThatThereIsNoSecureConnection() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answerInPlainText(plain));
      answering.start();
      String problem =
          problems(ExportTarget.parse("testrail+https://127.0.0.1:" + plain.getLocalPort())).get(0);
      assertTrue(problem.startsWith("TestRail cannot be used: no secure connection: "), problem);
      answering.join();
    }
  }

  private static void answerInPlainText(ServerSocket plain) {
    try (Socket socket = plain.accept()) {
      assertTrue(socket.getInputStream().read() >= 0);
      socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void takesTheTokenToNoOtherHost() throws Exception {
    testRail.failing(call -> Optional.of(Fault.MOVED));
    assertEquals(
        List.of(
            "TestRail cannot be used: it answered 302: 'as was asked for, Basic ***, ***' and points to 'http://127.0.0.2:1/there': name that as the target"),
        problems(testRail.target()));
  }

  @Test
  void saysThatNobodyIsThere() throws Exception {
    ExportTarget target = testRail.target();
    testRail.close();
    assertEquals(List.of(), problems(target));
    MemoryExport export = MemoryExport.of(target, Local.options("attempts", "2"));
    Exception thrown =
        assertThrows(Exception.class, () -> new TestRailExporter().export(SampleRun.of(6), export));
    assertEquals(
        "TestRail: nobody answers there: check the target, or wait until it runs (2 attempts)",
        thrown.toString());
    assertEquals(Optional.empty(), Optional.ofNullable(thrown.getCause()));
  }

  @ParameterizedTest
  @EnumSource(names = {"TOO_MANY_SECONDS", "ERROR", "CUT", "CUT_IN_BODY"})
  void leavesToTheExportWhatMayPass(Fault fault) throws Exception {
    testRail.failing(call -> Optional.of(fault));
    assertEquals(List.of(), problems(testRail.target()));
    assertTrue(testRail.calls().size() <= 2, "the JDK asks again by itself at most");
  }

  private static List<String> problems(ExportTarget target, String... options) throws Exception {
    return new TestRailExporter(() -> Local.options(options)).validate(target);
  }
}
