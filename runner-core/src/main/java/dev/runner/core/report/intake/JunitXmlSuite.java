package dev.runner.core.report.intake;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.plugin.PluginId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;

/** An open suite of JUnit XML. Its tests say how long they took, and not when. */
final class JunitXmlSuite {

  private final String name;
  private final Map<OutputStreamKind, KeptText> output = new EnumMap<>(OutputStreamKind.class);
  private Optional<Instant> clock;
  private boolean ours;
  private Optional<PluginId> plugin = Optional.empty();

  private JunitXmlSuite(String name, Optional<Instant> clock) {
    this.name = name;
    this.clock = clock;
  }

  JunitXmlSuite(XMLStreamReader xml) {
    this(SafeXml.attribute(xml, "name"), SafeXml.time(SafeXml.attribute(xml, "timestamp")));
  }

  static JunitXmlSuite unnamed() {
    return new JunitXmlSuite("", Optional.empty());
  }

  String name() {
    return name;
  }

  /** Returns whose tests they are, as our own files say. */
  Optional<PluginId> plugin() {
    return ours ? plugin : Optional.empty();
  }

  void property(String key, String value) {
    if (key.equals("run")) {
      ours = true;
    } else if (key.equals("plugin") && PluginId.isValid(value)) {
      plugin = Optional.of(new PluginId(value));
    }
  }

  KeptText output(OutputStreamKind stream) {
    return output.computeIfAbsent(stream, absent -> new KeptText());
  }

  /** Returns when a test began that took so long; the next one begins behind it. */
  Optional<Instant> next(Duration duration) {
    Optional<Instant> start = clock;
    clock = clock.map(at -> SaneTime.of(at.plus(duration)).orElse(at));
    return start;
  }

  void end(Intake intake) {
    String owner = name.isBlank() ? "(none)" : name;
    output.forEach((stream, text) -> intake.output(plugin(), owner, stream, text));
  }
}
