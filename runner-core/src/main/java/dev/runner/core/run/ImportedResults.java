package dev.runner.core.run;

import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.issue.Issue;
import dev.runner.core.report.intake.IntakeSpan;
import dev.runner.core.report.intake.SharedIds;
import dev.runner.core.result.RunId;
import dev.runner.core.store.RunSummary;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What was read of an import, but for its events.
 *
 * @param tests how many tests there are
 * @param span when they ran, and how that ended
 * @param ids which ids of tests several of them bear
 * @param formats what they were written in
 * @param digest of all that was read
 */
record ImportedResults(
    int tests, IntakeSpan span, SharedIds ids, Set<String> formats, byte[] digest) {

  private static final String REQUEST = "import";

  /** Tells whether a run was imported, by what was asked for. */
  static boolean isBegunBy(RunStarted started) {
    return started.request().startsWith("{\"" + REQUEST + "\":");
  }

  /** Tells whether a stored run is all of these results. */
  boolean isWhole(RunSummary stored) {
    return stored.state() == span.state() && stored.counts().planned() == tests;
  }

  /**
   * Returns an id that the same results always get: importing them twice gives one run. It begins
   * with the time that they name, or if they name none, has nothing but their digest in it.
   */
  RunId run() {
    ByteBuffer bytes = ByteBuffer.wrap(digest);
    long first = bytes.getLong();
    long high =
        span.isDated()
            ? (span.start().toEpochMilli() << 16) | 0x7000L | (first & 0x0fffL)
            : (first & ~0xf000L) | 0x8000L;
    long low = (bytes.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new RunId(new UUID(high, low));
  }

  RunStarted started(String command, ImportRequest request) {
    return new RunStarted(run(), span.start(), command, json(request));
  }

  /** Says where the run comes from. */
  Issue origin(ImportRequest request) {
    int more = request.sources().size() - 1;
    return Issue.info(
        Issue.IMPORTED,
        "import",
        "Imported from '%s'%s (%s)"
            .formatted(
                request.sources().get(0).name(),
                more > 0 ? " and " + more + " more" : "",
                String.join(", ", formats)));
  }

  /** Says what was asked for, in place of a suite. */
  private String json(ImportRequest request) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeObjectPropertyStart(REQUEST);
      json.writeArrayPropertyStart("formats");
      formats.forEach(json::writeString);
      json.writeEndArray();
      json.writeArrayPropertyStart("sources");
      request.sources().forEach(source -> json.writeString(source.name()));
      json.writeEndArray();
      json.writeStringProperty("sha256", HexFormat.of().formatHex(digest));
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toString();
  }
}
