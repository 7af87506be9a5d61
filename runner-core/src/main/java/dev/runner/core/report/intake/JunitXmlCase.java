package dev.runner.core.report.intake;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/** An open test of JUnit XML. */
final class JunitXmlCase {

  private static final Set<String> LAST = Set.of("failure", "error", "skipped");
  private static final Set<String> EARLIER =
      Set.of("flakyFailure", "flakyError", "rerunFailure", "rerunError");

  /** A line by which readers of JUnit XML have agreed to tell a property. */
  private static final Pattern ID = Pattern.compile("(?m)^\\[\\[PROPERTY\\|id=([0-9a-f-]{36})]]$");

  private final JunitXmlSuite suite;
  private final String className;
  private final String name;
  private final Duration duration;
  private final Optional<Instant> startedAt;
  private final List<String> tags = new ArrayList<>();
  private final List<JunitXmlEnd> ends = new ArrayList<>();
  private final List<JunitXmlEnd> earlier = new ArrayList<>();
  private final Map<OutputStreamKind, KeptText> output = new EnumMap<>(OutputStreamKind.class);
  private Optional<JunitXmlEnd> open = Optional.empty();
  private Optional<String> uniqueId = Optional.empty();
  private Optional<String> uuid = Optional.empty();
  private boolean slow;

  JunitXmlCase(JunitXmlSuite suite, XMLStreamReader xml) {
    this.suite = suite;
    String owner = SafeXml.attribute(xml, "classname");
    this.className = owner.isBlank() ? suite.name() : owner;
    String own = SafeXml.attribute(xml, "name");
    this.name = own.isEmpty() ? "(unnamed)" : own;
    this.duration = JunitXmlEnd.seconds(SafeXml.attribute(xml, "time"));
    Optional<Instant> next = suite.next(duration);
    this.startedAt = SafeXml.time(SafeXml.attribute(xml, "timestamp")).or(() -> next);
    Arrays.stream(SafeXml.attribute(xml, "group").split(",", -1))
        .filter(tag -> !tag.isBlank())
        .forEach(tags::add);
    JunitXmlEnd.ofStatus(SafeXml.attribute(xml, "status"), SafeXml.attribute(xml, "result"))
        .ifPresent(ends::add);
  }

  /** Begins what may say how the test ended; tells whether the element does. */
  boolean begin(String element, XMLStreamReader xml) {
    if (!LAST.contains(element) && !EARLIER.contains(element)) {
      return false;
    }
    open = Optional.of(new JunitXmlEnd(element, xml));
    (LAST.contains(element) ? ends : earlier).add(open.get());
    return true;
  }

  /** Ends it. */
  boolean end(String element) {
    boolean ours = LAST.contains(element) || EARLIER.contains(element);
    open = ours ? Optional.empty() : open;
    return ours;
  }

  /** Returns where the text goes that belongs to what is open. */
  Optional<KeptText> detail() {
    return open.map(JunitXmlEnd::detail);
  }

  KeptText output(OutputStreamKind stream) {
    return open.map(JunitXmlEnd::output)
        .orElse(output)
        .computeIfAbsent(stream, absent -> new KeptText());
  }

  void property(String key, String value) {
    switch (key) {
      case "uniqueId" -> uniqueId = Optional.of(value);
      case "id" -> uuid = uuid(value);
      case "tag" -> tags.add(value);
      case "flag" -> slow |= value.equals("SLOW");
      default -> {}
    }
  }

  void end(Intake intake) {
    Optional<JunitXmlEnd> end = JunitXmlEnd.worst(ends);
    if (end.filter(JunitXmlEnd::isOfClass).isPresent() && name.equals("(class)")) {
      intake.fault(suite.plugin(), className, end.get().message(), end.get().text());
      return;
    }
    List<ForeignAttempt> attempts = new ArrayList<>();
    earlier.forEach(one -> attempts.add(one.attempt(startedAt)));
    if (end.filter(JunitXmlEnd::isOpen).isPresent()) {
      intake.span().left(end.get().message());
    } else {
      Verdict verdict = end.map(JunitXmlEnd::verdict).orElse(Verdict.passed());
      attempts.add(
          new ForeignAttempt(
              startedAt, duration, 1, Optional.of(verdict), output, List.of(), List.of()));
    }
    intake.add(new ForeignTest(described(), List.of(), Optional.empty(), slow, attempts));
  }

  private ForeignName described() {
    Optional<KeptText> out = Optional.ofNullable(output.get(OutputStreamKind.STDOUT));
    Optional<String> id = uuid.or(() -> out.flatMap(JunitXmlCase::idIn));
    return new ForeignName(suite.plugin(), className, name, name, uniqueId, id, tags);
  }

  private static Optional<String> idIn(KeptText text) {
    String all = text.tail().isEmpty() ? text.head() : text.tail();
    Matcher id = ID.matcher(all);
    return id.find() ? uuid(id.group(1)) : Optional.empty();
  }

  private static Optional<String> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text).toString());
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // another tool's id
    }
  }
}
