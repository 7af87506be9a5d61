package dev.runner.core.report.intake;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/** What an element of a test in JUnit XML says of its end. */
final class JunitXmlEnd {

  private static final Set<String> NOT_STARTED =
      Set.of("notrun", "disabled", "skipped", "ignored", "suppressed");
  private static final int LONGEST = 1 << 16;
  private static final double MOST_SECONDS = 1e9;

  private final String element;
  private final String type;
  private final String message;
  private final Duration duration;
  private final KeptText detail = new KeptText();
  private final Map<OutputStreamKind, KeptText> output = new EnumMap<>(OutputStreamKind.class);

  private JunitXmlEnd(String element, String type, String message, Duration duration) {
    this.element = element;
    this.type = type;
    this.message = message;
    this.duration = duration;
  }

  JunitXmlEnd(String element, XMLStreamReader xml) {
    this(
        element,
        SafeXml.attribute(xml, "type"),
        SafeXml.attribute(xml, "message"),
        seconds(SafeXml.attribute(xml, "time")));
  }

  /** Returns what attributes say that some tools write instead of an element. */
  static Optional<JunitXmlEnd> ofStatus(String status, String result) {
    boolean none = NOT_STARTED.contains(status) || NOT_STARTED.contains(result);
    return none
        ? Optional.of(new JunitXmlEnd("skipped", "", status, Duration.ZERO))
        : Optional.empty();
  }

  /** Returns the one that counts: an error, then a failure, then a skip. */
  static Optional<JunitXmlEnd> worst(List<JunitXmlEnd> ends) {
    for (String kind : List.of("error", "failure", "skipped")) {
      for (JunitXmlEnd end : ends) {
        if (end.element.equals(kind)) {
          return Optional.of(end);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns seconds as a duration, whatever the locale that wrote them. */
  static Duration seconds(String text) {
    try {
      double seconds = Double.parseDouble(plain(text.strip()));
      return seconds > 0 && seconds < MOST_SECONDS
          ? SaneTime.of(Duration.ofNanos(Math.round(seconds * 1e6) * 1_000))
          : Duration.ZERO;
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }

  /** Returns a number with a dot before its decimals and no other mark: the last one is theirs. */
  private static String plain(String number) {
    int comma = number.lastIndexOf(',');
    boolean decimal = comma > number.lastIndexOf('.') && number.indexOf(',') == comma;
    return decimal ? number.replace(".", "").replace(',', '.') : number.replace(",", "");
  }

  KeptText detail() {
    return detail;
  }

  Map<OutputStreamKind, KeptText> output() {
    return output;
  }

  /** Tells whether there is no verdict, as our own files say. */
  boolean isOpen() {
    return type.equals("NOT_RUN");
  }

  /** Tells whether it is the class that failed, as our own files say. */
  boolean isOfClass() {
    return type.equals("TEAR_DOWN");
  }

  /** Returns why, in a line or a few. */
  String message() {
    if (!message.isEmpty()) {
      return message.length() > LONGEST ? message.substring(0, LONGEST) : message;
    }
    return text().strip().lines().findFirst().orElse(cause().isPresent() ? "" : type);
  }

  /** Returns the stack trace or another long text. */
  String text() {
    return detail.text();
  }

  ForeignAttempt attempt(Optional<Instant> startedAt) {
    return new ForeignAttempt(
        startedAt, duration, 1, Optional.of(verdict()), output, List.of(), List.of());
  }

  Verdict verdict() {
    if (element.equals("skipped")) {
      boolean aborted =
          cause().filter(Cause.ASSUMPTION::equals).isPresent()
              || cause().filter(Cause.CANCELLED::equals).isPresent()
              || type.endsWith("TestAbortedException")
              || type.endsWith("AssumptionViolatedException");
      return aborted
          ? new Verdict(
              Outcome.ABORTED, Optional.of(cause().orElse(Cause.ASSUMPTION)), message(), text())
          : new Verdict(
              Outcome.SKIPPED, Optional.of(cause().orElse(Cause.DISABLED)), message(), text());
    }
    return element.endsWith("ailure")
        ? new Verdict(
            Outcome.FAILED, Optional.of(cause().orElse(Cause.ASSERTION)), message(), text())
        : new Verdict(
            Outcome.ERROR, Optional.of(cause().orElse(Cause.EXCEPTION)), message(), text());
  }

  /** Returns the cause, which our own files give as the type. */
  private Optional<Cause> cause() {
    return Arrays.stream(Cause.values()).filter(cause -> cause.name().equals(type)).findFirst();
  }
}
