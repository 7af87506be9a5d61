package dev.runner.core.report.intake;

import dev.runner.core.event.OutputStreamKind;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;

/** Reads JUnit XML in the dialects of Surefire, Gradle, Jenkins, Ant, pytest and others. */
final class JunitXmlReader implements ResultReader {

  JunitXmlReader() {}

  @Override
  public void read(InputStream in, Intake intake) throws ImportException {
    SafeXml.read(in, new Document(intake));
  }

  /** What is open in a file. */
  private static final class Document implements SafeXml.Visitor {

    private final Intake intake;
    private final Deque<JunitXmlSuite> suites = new ArrayDeque<>();
    private Optional<JunitXmlCase> open = Optional.empty();
    private Optional<KeptText> target = Optional.empty();
    private boolean known;

    Document(Intake intake) {
      this.intake = intake;
    }

    @Override
    public void start(String element, XMLStreamReader xml) throws ImportException {
      if (!known && !element.equals("testsuites") && !element.equals("testsuite")) {
        throw new ImportException(
            "its root is <%s>, and JUnit XML begins with <testsuites> or <testsuite>"
                .formatted(element));
      }
      known = true;
      switch (element) {
        case "testsuite" -> suites.push(new JunitXmlSuite(xml));
        case "testcase" -> open = Optional.of(new JunitXmlCase(suite(), xml));
        case "property" -> property(xml);
        case "system-out" -> target = Optional.of(output(OutputStreamKind.STDOUT));
        case "system-err" -> target = Optional.of(output(OutputStreamKind.STDERR));
        case "stackTrace" -> target = open.flatMap(JunitXmlCase::detail);
        default -> {
          if (open.isPresent() && open.get().begin(element, xml)) {
            target = open.get().detail();
          }
        }
      }
    }

    @Override
    public void text(String text) {
      target.ifPresent(kept -> kept.add(text));
    }

    @Override
    public void end(String element) {
      switch (element) {
        case "testsuite" -> suites.pop().end(intake);
        case "testcase" -> {
          open.ifPresent(test -> test.end(intake));
          open = Optional.empty();
          target = Optional.empty();
        }
        case "system-out", "system-err", "stackTrace" -> target = Optional.empty();
        default -> {
          if (open.isPresent() && open.get().end(element)) {
            target = Optional.empty();
          }
        }
      }
    }

    private JunitXmlSuite suite() {
      if (suites.isEmpty()) {
        suites.push(JunitXmlSuite.unnamed());
      }
      return suites.peek();
    }

    private void property(XMLStreamReader xml) {
      String name = SafeXml.attribute(xml, "name");
      String value = SafeXml.attribute(xml, "value");
      if (open.isPresent()) {
        open.get().property(name, value);
      } else if (!suites.isEmpty()) {
        suites.peek().property(name, value);
      }
    }

    private KeptText output(OutputStreamKind stream) {
      return open.map(test -> test.output(stream)).orElseGet(() -> suite().output(stream));
    }
  }
}
