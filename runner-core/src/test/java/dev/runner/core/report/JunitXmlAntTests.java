package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;

final class JunitXmlAntTests extends JunitXmlContract {

  @Override
  JunitXmlProfile profile() {
    return JunitXmlProfile.ANT;
  }

  @Override
  void validate(Path file) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JunitXmlAntTests.class.getResource("junit-xml-ant.xsd"))
        .newValidator()
        .validate(new StreamSource(file.toFile()));
  }

  @Test
  void gathersOutputBehindTheTests() throws IOException {
    Path report = write(MarkedRuns.marked());

    String text = Files.readString(report.resolve("TEST-sample-a.A.xml"));
    assertTrue(
        text.endsWith(
            "<system-out>tear-down\n--- flaky ---\nout</system-out>"
                + "<system-err>\n--- flaky ---\nlog</system-err></testsuite>"),
        text);
  }
}
