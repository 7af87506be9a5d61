package dev.runner.core.report;

import dev.runner.core.result.Outcome;
import dev.runner.core.result.Scope;
import dev.runner.core.store.StoredAttempt;
import dev.runner.core.store.StoredTest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * Writes what tests have beside their rows: attempts, stack traces, output, files. They are
 * numbered from 0, and a reader opens the chunk of the one that is looked at.
 */
final class HtmlDetails {

  private static final int CHUNK_BYTES = 64 << 10;
  private static final int CHUNK_ITEMS = 128;

  private final ReportSource source;
  private final HtmlChunks chunks;
  private final HtmlBudget budget;
  private Optional<HtmlChunk> open = Optional.empty();
  private int items;
  private int next;

  HtmlDetails(ReportSource source, HtmlChunks chunks, HtmlBudget budget) {
    this.source = source;
    this.chunks = chunks;
    this.budget = budget;
  }

  /** Writes those of a test, and returns their number; -1 if its row says it all. */
  int of(StoredTest test) {
    StoredAttempt last = test.last();
    boolean plain =
        test.detail().isEmpty()
            && HtmlRow.isWhole(test.message())
            && test.attempts() <= 1
            && !last.hasOutput()
            && !last.hasPublished()
            && test.known().isEmpty()
            && test.quarantine().isEmpty();
    return plain ? -1 : add(isCalm(test), json -> write(json, test));
  }

  /** Writes those of a class that failed, and returns their number. */
  int of(ClassFault fault) {
    return add(
        false,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("message", fault.failure().message());
          boolean room = budget.isOpen(false);
          json.writeStringProperty("trace", room ? HtmlBudget.cut(fault.failure().detail()) : "");
          if (!room) {
            json.writeBooleanProperty("leftOut", true);
          }
          json.writeEndObject();
        });
  }

  /** Writes what a class has written, and returns its number; -1 if there is nothing. */
  int ofClass(List<Scope> scopes) {
    return outside(scopes, true);
  }

  /**
   * Writes what was written outside of classes, which tells why a fork has died, and returns its
   * number; -1 if there is nothing.
   */
  int ofForks(List<Scope> scopes) {
    return outside(scopes, false);
  }

  private int outside(List<Scope> scopes, boolean calm) {
    boolean open = budget.isOpen(calm);
    List<Written> written =
        scopes.stream()
            .map(scope -> new Written(scope, open ? Evidence.of(source, scope) : Evidence.NONE))
            .filter(one -> !open || !one.evidence.isEmpty())
            .toList();
    if (written.isEmpty()) {
      return -1;
    }
    return add(
        calm,
        json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("outside");
          for (Written one : written) {
            json.writeStartObject();
            json.writeStringProperty("by", one.scope.text());
            json.writeNumberProperty("fork", one.scope.fork());
            new HtmlEvidence(json, budget).write(one.evidence, calm);
            if (!open) {
              json.writeBooleanProperty("leftOut", true);
            }
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** Writes what is left. */
  void end() {
    open.ifPresent(chunk -> flush(chunk, true));
  }

  private int add(boolean calm, Consumer<JsonGenerator> content) {
    HtmlChunk chunk = open.orElseGet(this::begin);
    content.accept(chunk.json());
    items++;
    if (items == CHUNK_ITEMS || chunk.size() > CHUNK_BYTES) {
      flush(chunk, calm);
    }
    return next++;
  }

  private HtmlChunk begin() {
    HtmlChunk chunk = chunks.begin("details", next);
    chunk.json().writeStartArray();
    open = Optional.of(chunk);
    return chunk;
  }

  private void flush(HtmlChunk chunk, boolean calm) {
    chunk.json().writeEndArray();
    budget.spent(calm, chunk.end());
    open = Optional.empty();
    items = 0;
  }

  private void write(JsonGenerator json, StoredTest test) {
    boolean calm = isCalm(test);
    json.writeStartObject();
    if (!test.known().isEmpty()) {
      KnownIssueJson.write(json, test.known());
    }
    new JsonFields(json).text("quarantine", test.quarantine());
    json.writeArrayPropertyStart("attempts");
    List<StoredAttempt> attempts =
        test.attempts() > 1
            ? source.store().attempts(source.run(), test.number())
            : List.of(test.last());
    attempts.forEach(attempt -> attempt(json, test.as(attempt), calm));
    json.writeEndArray();
    json.writeEndObject();
  }

  private void attempt(JsonGenerator json, StoredTest test, boolean calm) {
    StoredAttempt attempt = test.last();
    json.writeStartObject();
    json.writeNumberProperty("attempt", attempt.attempt());
    json.writeStringProperty("outcome", test.outcome().map(Enum::name).orElse("NOT_RUN"));
    JsonFields fields = new JsonFields(json);
    fields.text("cause", test.cause().map(Enum::name));
    fields.text("message", HtmlBudget.cut(test.message()));
    boolean room = budget.isOpen(false);
    fields.text("trace", room ? HtmlBudget.cut(test.detail()) : "");
    TestJson.writeTimes(json, attempt.startedAt(), attempt.duration());
    TestJson.writeNumber(json, "fork", attempt.fork());
    if (budget.isOpen(calm)) {
      Evidence evidence = Evidence.of(source, test.number(), attempt);
      new HtmlEvidence(json, budget).write(evidence, calm);
    } else if (attempt.hasOutput() || attempt.hasPublished() || !test.detail().isEmpty()) {
      json.writeBooleanProperty("leftOut", true);
    }
    json.writeEndObject();
  }

  /** Tells whether nobody has to look into a test: its output goes first if it is too much. */
  private static boolean isCalm(StoredTest test) {
    return test.failures() == 0 && test.outcome().filter(Outcome::isFailure).isEmpty();
  }

  /** What something outside of tests has written. */
  private record Written(Scope scope, Evidence evidence) {}
}
