package dev.runner.core.report;

import dev.runner.core.failure.Fingerprint;
import dev.runner.core.result.RunId;
import dev.runner.core.result.TestDescription;
import dev.runner.core.store.ComparedTest;
import dev.runner.core.store.FailureCluster;
import dev.runner.core.store.FlakyTest;
import dev.runner.core.store.PluginLedger;
import dev.runner.core.store.Proportion;
import dev.runner.core.store.RunComparison;
import dev.runner.core.store.RunComparison.Change;
import dev.runner.core.store.StoredTest;
import dev.runner.core.store.TestHistory;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes what a store answers about several runs, and about the failures of one, as JSON.
 *
 * <p>Each method writes one document and a line break and flushes the target, which stays open. A
 * key whose value is unknown is there and holds null.
 */
public final class QuestionsJson {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private static final double FRACTION = 10_000.0;

  private final Writer target;

  /**
   * Creates the writer.
   *
   * @param target takes the documents
   */
  public QuestionsJson(Writer target) {
    this.target = target;
  }

  /** Returns the key of a change: {@code newFailures}, {@code slower}. */
  public static String key(Change change) {
    return switch (change) {
      case NEW_FAILURE -> "newFailures";
      case STILL_FAILING -> "stillFailing";
      case FIXED -> "fixed";
      case UNRESOLVED -> "unresolved";
      case NEWLY_FLAKY -> "newlyFlaky";
      case SLOWER -> "slower";
      case ADDED -> "added";
      case REMOVED -> "removed";
    };
  }

  /** Writes what {@code runs compare} prints: how many tests changed in which way, and which. */
  public void comparison(RunComparison compared) {
    document(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("before", compared.before().toString());
          json.writeStringProperty("after", compared.after().toString());
          json.writeObjectPropertyStart("counts");
          for (Change change : Change.values()) {
            json.writeNumberProperty(key(change), compared.count(change));
          }
          json.writeEndObject();
          for (Change change : Change.values()) {
            json.writeArrayPropertyStart(key(change));
            compared.tests(change).forEach(test -> compared(json, test));
            json.writeEndArray();
          }
          json.writeEndObject();
        });
  }

  /** Writes what {@code clusters} prints: an array of what failed in one way. */
  public void clusters(List<FailureCluster> clusters) {
    array(clusters, QuestionsJson::cluster);
  }

  /** Writes what {@code flaky} prints: an array of tests. */
  public void flaky(List<FlakyTest> tests) {
    array(tests, QuestionsJson::flaky);
  }

  /** Writes what {@code history} prints: an array of tests, each with its runs. */
  public void histories(List<TestHistory> tests) {
    array(tests, QuestionsJson::history);
  }

  /**
   * Writes what {@code slowest} prints: an array of tests, each with the run.
   *
   * @param tests hands them over one by one
   */
  public void slowest(RunId run, Consumer<Consumer<StoredTest>> tests) {
    document(
        json -> {
          json.writeStartArray();
          tests.accept(
              test -> {
                json.writeStartObject();
                json.writeStringProperty("run", run.toString());
                TestJson.write(json, test);
                json.writeEndObject();
              });
          json.writeEndArray();
        });
  }

  /** Writes what {@code stats} prints: an array of plugins. */
  public void ledger(List<PluginLedger> plugins) {
    array(plugins, QuestionsJson::ledger);
  }

  private static void compared(JsonGenerator json, ComparedTest test) {
    json.writeStartObject();
    names(json, test.test());
    result(json, "before", test.before());
    result(json, "after", test.after());
    json.writeEndObject();
  }

  private static void result(JsonGenerator json, String key, Optional<ComparedTest.Result> result) {
    if (result.isEmpty()) {
      json.writeNullProperty(key);
      return;
    }
    ComparedTest.Result known = result.get();
    json.writeObjectPropertyStart(key);
    json.writeStringProperty("outcome", known.outcome().map(Enum::name).orElse("NOT_RUN"));
    json.writeBooleanProperty("flaky", known.flaky());
    millis(json, "durationMs", known.duration());
    json.writeStringProperty("message", known.message());
    json.writeEndObject();
  }

  private static void cluster(JsonGenerator json, FailureCluster cluster) {
    Fingerprint fingerprint = cluster.fingerprint();
    json.writeStartObject();
    json.writeStringProperty("cluster", fingerprint.id());
    json.writeStringProperty("type", fingerprint.type());
    json.writeStringProperty("message", fingerprint.message());
    json.writeStringProperty("root", fingerprint.root());
    TestJson.writeTexts(json, "frames", fingerprint.frames());
    json.writeNumberProperty("count", cluster.tests().size());
    json.writeStringProperty("example", cluster.example().test().message());
    json.writeArrayPropertyStart("tests");
    for (FailureCluster.Member member : cluster.tests()) {
      json.writeStartObject();
      json.writeStringProperty("run", member.run().toString());
      json.writeStringProperty("id", member.id());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void flaky(JsonGenerator json, FlakyTest test) {
    Proportion flipping = test.flipping();
    json.writeStartObject();
    names(json, test.test());
    json.writeNumberProperty("runs", test.runs());
    json.writeNumberProperty("results", test.results());
    json.writeNumberProperty("failures", test.failures());
    json.writeNumberProperty("flips", test.flips());
    json.writeNumberProperty("flipsWithinRuns", test.flipsWithin());
    json.writeNumberProperty("rate", rounded(flipping.rate()));
    json.writeNumberProperty("rateLow", rounded(flipping.low()));
    json.writeNumberProperty("rateHigh", rounded(flipping.high()));
    json.writeStringProperty("lastRun", test.lastRun().toString());
    json.writeStringProperty("lastOutcome", test.last().name());
    json.writeEndObject();
  }

  private static void history(JsonGenerator json, TestHistory history) {
    json.writeStartObject();
    names(json, history.test());
    json.writeArrayPropertyStart("runs");
    for (TestHistory.Entry entry : history.runs()) {
      json.writeStartObject();
      json.writeStringProperty("run", entry.run().toString());
      TestJson.writeTime(json, "runStartedAt", Optional.of(entry.startedAt()));
      TestJson.write(json, entry.test());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void ledger(JsonGenerator json, PluginLedger plugin) {
    json.writeStartObject();
    json.writeStringProperty("plugin", plugin.plugin().value());
    json.writeNumberProperty("runs", plugin.runs());
    json.writeName("counts");
    CountsJson.write(json, plugin.counts());
    json.writeNumberProperty("attempts", plugin.attempts());
    millis(json, "durationMs", Optional.of(plugin.time()));
    millis(json, "cpuMs", plugin.cpu());
    json.writeName("allocatedBytes");
    plugin.allocated().ifPresentOrElse(json::writeNumber, json::writeNull);
    json.writeEndObject();
  }

  private static void names(JsonGenerator json, TestDescription test) {
    json.writeStringProperty("id", test.listedId());
    json.writeStringProperty("uniqueId", test.uniqueId());
    TestJson.writeText(json, "uuid", test.uuid());
    json.writeStringProperty("plugin", test.plugin().value());
    json.writeStringProperty("class", test.className());
    json.writeStringProperty("name", test.name());
  }

  private static void millis(JsonGenerator json, String key, Optional<Duration> time) {
    json.writeName(key);
    time.map(Duration::toMillis).ifPresentOrElse(json::writeNumber, json::writeNull);
  }

  private static double rounded(double rate) {
    return Math.round(rate * FRACTION) / FRACTION;
  }

  private <T> void array(List<T> values, Element<T> element) {
    document(
        json -> {
          json.writeStartArray();
          values.forEach(value -> element.write(json, value));
          json.writeEndArray();
        });
  }

  private void document(Consumer<JsonGenerator> document) {
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), target)) {
      document.accept(json);
      json.writeRaw('\n');
    }
  }

  /** Writes one value of an array. */
  @FunctionalInterface
  private interface Element<T> {
    void write(JsonGenerator json, T value);
  }
}
