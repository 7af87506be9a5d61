package dev.runner.core.report.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times in files that nothing can have run at, or for. */
final class SaneTimeTests {

  private static final Duration LONGEST = Duration.ofDays(10_000);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00",
        "0001-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z",
        "+999999999-01-01T00:00:00Z",
      })
  void ofASuiteCountAsNotSaid(String said) throws Exception {
    TakenIn taken =
        TakenIn.of(
            ImportFormat.JUNIT_XML,
            """
            <testsuites><testsuite name="A" timestamp="%s"><testcase name="a" time="1"/></testsuite>
            <testsuite name="B" timestamp="2026-01-02T13:00:00Z"><testcase name="b" time="2"/>
            </testsuite></testsuites>
            """
                .formatted(said),
            folder);

    assertEquals(Instant.parse("2026-01-02T13:00:00Z"), taken.span().start());
    assertEquals(Duration.ofSeconds(2), taken.span().duration());
  }

  @Test
  void ofOurOwnJsonCountAsNotSaidToo() throws Exception {
    TakenIn taken =
        TakenIn.of(
            ImportFormat.JSON,
            """
            {"version": 1, "startedAt": "0001-01-01T00:00:00Z", "durationMs": 9223372036854775807,
             "state": "FINISHED", "tests": [{"plugin": "p", "class": "C", "name": "m",
             "outcome": "PASSED", "startedAt": "2026-01-02T13:00:00Z",
             "durationMs": 9223372036854775807}]}
            """,
            folder);

    assertEquals(Instant.parse("2026-01-02T13:00:00Z"), taken.span().start());
    assertEquals(LONGEST, taken.span().duration());
    assertEquals(LONGEST, taken.finished(1).duration());
  }

  @Test
  void ofAnOpenTestReportAreBounded() throws Exception {
    TakenIn taken =
        TakenIn.of(
            ImportFormat.OPEN_TEST_REPORTING,
            """
            <e:events xmlns="https://schemas.opentest4j.org/reporting/core/0.2.0"
                xmlns:e="https://schemas.opentest4j.org/reporting/events/0.2.0">
              <e:started id="1" name="m" time="1970-01-01T00:00:00Z"/>
              <e:finished id="1" time="9999-01-01T00:00:00Z"><result status="SUCCESSFUL"/></e:finished>
            </e:events>
            """,
            folder);

    assertEquals(LONGEST, taken.finished(1).duration());
    assertEquals(LONGEST, taken.span().duration());
    assertTrue(taken.span().duration().toNanos() > 0);
  }
}
