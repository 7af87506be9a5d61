package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JunitXmlExtendedTests extends JunitXmlContract {

  @Override
  JunitXmlProfile profile() {
    return JunitXmlProfile.EXTENDED;
  }

  @Test
  void givesTestsProperties() throws IOException {
    Path report = write(MarkedRuns.marked());

    String text = Files.readString(report.resolve("TEST-sample-a.A.xml"));
    for (String property :
        List.of(
            "name=\"flag\" value=\"KNOWN\"",
            "name=\"known-issue\" value=\"BUG-1: it leaks\"",
            "name=\"quarantine\" value=\"ann, until 2999-01-01: is broken\"",
            "name=\"id\" value=\"" + ReportedRuns.UUID + "\"",
            "name=\"tag\" value=\"slow\"",
            "name=\"color\" value=\"red\"",
            "name=\"attempts\" value=\"2\"")) {
      assertTrue(text.contains("<property " + property), property);
    }
  }
}
