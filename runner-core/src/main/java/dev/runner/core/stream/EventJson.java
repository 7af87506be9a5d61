package dev.runner.core.stream;

import dev.runner.core.event.Expectation;
import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.AttemptFinished;
import dev.runner.core.event.RunEvent.AttemptSlow;
import dev.runner.core.event.RunEvent.AttemptStarted;
import dev.runner.core.event.RunEvent.EntryPublished;
import dev.runner.core.event.RunEvent.FilePublished;
import dev.runner.core.event.RunEvent.ForkEnded;
import dev.runner.core.event.RunEvent.IssueRaised;
import dev.runner.core.event.RunEvent.PluginSeen;
import dev.runner.core.event.RunEvent.RetryPlanned;
import dev.runner.core.event.RunEvent.RoundStarted;
import dev.runner.core.event.RunEvent.RunResumed;
import dev.runner.core.event.RunEvent.RunStarted;
import dev.runner.core.event.RunEvent.SuiteAssembled;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.event.RunEvent.TestQuarantined;
import dev.runner.core.event.RunEvent.TestWithdrawn;
import dev.runner.core.event.RunEvent.TestsLeft;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.report.KnownIssueJson;
import dev.runner.core.report.RunFiles;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.RunId;
import dev.runner.core.result.TestDescription;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the values of events. Remembers the ids of tests that have no verdict yet, and of no
 * others.
 */
final class EventJson {

  private static final Map<Class<? extends RunEvent>, String> KINDS =
      Map.ofEntries(
          Map.entry(RunStarted.class, "run-started"),
          Map.entry(RunResumed.class, "run-resumed"),
          Map.entry(PluginSeen.class, "plugin"),
          Map.entry(SuiteAssembled.class, "suite"),
          Map.entry(IssueRaised.class, "issue"),
          Map.entry(TestPlanned.class, "test-planned"),
          Map.entry(TestWithdrawn.class, "test-withdrawn"),
          Map.entry(TestQuarantined.class, "test-quarantined"),
          Map.entry(RoundStarted.class, "round-started"),
          Map.entry(RetryPlanned.class, "retry-planned"),
          Map.entry(AttemptStarted.class, "attempt-started"),
          Map.entry(AttemptSlow.class, "attempt-slow"),
          Map.entry(AttemptFinished.class, "attempt-finished"),
          Map.entry(EntryPublished.class, "entry"),
          Map.entry(FilePublished.class, "file"),
          Map.entry(ForkEnded.class, "fork-ended"),
          Map.entry(TestsLeft.class, "tests-left"));

  private final RunFiles files;
  private final Map<Integer, String> open = new HashMap<>();
  private final Set<Integer> owed = new HashSet<>();

  EventJson(RunFiles files) {
    this.files = files;
  }

  /** Returns the name of an event's kind; empty if it has no line of its own here. */
  static Optional<String> kind(RunEvent event) {
    return Optional.ofNullable(KINDS.get(event.getClass()));
  }

  /** Writes the values of an event that has a kind. */
  void write(JsonGenerator json, RunEvent event, Optional<RunId> run) {
    if (event instanceof TestPlanned planned) {
      planned(json, planned.test(), planned.description());
    } else if (event instanceof TestWithdrawn withdrawn) {
      json.writeNumberProperty("test", withdrawn.test());
      open.remove(withdrawn.test());
    } else if (event instanceof TestQuarantined quarantined) {
      quarantined(json, quarantined);
    } else if (event instanceof AttemptStarted started) {
      attempt(json, started.test(), started.attempt());
      json.writeNumberProperty("fork", started.fork());
      Values.time(json, "startedAt", started.at());
    } else if (event instanceof AttemptSlow slow) {
      attempt(json, slow.test(), slow.attempt());
    } else if (event instanceof RetryPlanned retry) {
      attempt(json, retry.test(), retry.attempt());
      owed.add(retry.test());
    } else if (event instanceof AttemptFinished finished) {
      finished(json, finished);
    } else if (event instanceof EntryPublished entry) {
      entry(json, entry);
    } else if (event instanceof FilePublished file) {
      file(json, file, run.orElseThrow());
    } else {
      writeOther(json, event);
    }
  }

  private static void writeOther(JsonGenerator json, RunEvent event) {
    if (event instanceof RunStarted started) {
      json.writeStringProperty("command", started.command());
      json.writeName("request");
      json.writeRawValue(started.request().isBlank() ? "null" : ascii(started.request()));
    } else if (event instanceof RunResumed resumed) {
      json.writeStringProperty("command", resumed.command());
      json.writeNumberProperty("beforeMs", resumed.before().toMillis());
    } else if (event instanceof PluginSeen plugin) {
      json.writeStringProperty("plugin", plugin.plugin().value());
      json.writeStringProperty("pluginVersion", plugin.version());
      json.writeStringProperty("state", plugin.state().name());
      json.writeStringProperty("jar", plugin.jar());
      json.writeStringProperty("sha256", plugin.sha256());
    } else if (event instanceof SuiteAssembled suite) {
      suite(json, suite);
    } else if (event instanceof IssueRaised raised) {
      issue(json, raised.issue());
    } else if (event instanceof ForkEnded fork) {
      json.writeNumberProperty("fork", fork.fork());
      Values.text(json, "failure", fork.failure());
    } else if (event instanceof RoundStarted round) {
      json.writeNumberProperty("round", round.round());
    } else if (event instanceof TestsLeft left) {
      Values.text(json, "plugin", left.plugin().map(PluginId::value));
      json.writeStringProperty("reason", left.reason());
    }
  }

  private void planned(JsonGenerator json, int test, TestDescription description) {
    open.put(test, description.listedId());
    json.writeNumberProperty("test", test);
    json.writeStringProperty("id", description.listedId());
    json.writeStringProperty("uniqueId", description.uniqueId());
    Values.text(json, "uuid", description.uuid());
    json.writeStringProperty("plugin", description.plugin().value());
    json.writeStringProperty("class", description.className());
    json.writeStringProperty("name", description.name());
    json.writeStringProperty("displayName", description.displayName());
    Values.texts(json, "tags", description.tags());
    KnownIssueJson.write(json, description.known());
  }

  private void attempt(JsonGenerator json, int test, int attempt) {
    json.writeNumberProperty("test", test);
    json.writeNumberProperty("attempt", attempt);
    Values.text(json, "id", Optional.ofNullable(open.get(test)));
  }

  private void finished(JsonGenerator json, AttemptFinished finished) {
    attempt(json, finished.test(), finished.attempt());
    if (!owed.remove(finished.test())) {
      open.remove(finished.test());
    }
    json.writeStringProperty("outcome", finished.verdict().outcome().name());
    Values.text(json, "cause", finished.verdict().cause().map(Enum::name));
    json.writeStringProperty("message", finished.verdict().message());
    json.writeStringProperty("detail", finished.verdict().detail());
    json.writeNumberProperty("durationMs", finished.duration().toMillis());
  }

  private void quarantined(JsonGenerator json, TestQuarantined quarantined) {
    json.writeNumberProperty("test", quarantined.test());
    Values.text(json, "id", Optional.ofNullable(open.get(quarantined.test())));
    json.writeStringProperty("owner", quarantined.owner());
    json.writeStringProperty("reason", quarantined.reason());
    json.writeStringProperty("expires", quarantined.expires());
  }

  private static void entry(JsonGenerator json, EntryPublished entry) {
    OutputJson.by(json, entry.by());
    Values.time(json, "at", entry.at());
    json.writeArrayPropertyStart("values"); // of objects: a name may be too long for a key
    entry
        .values()
        .forEach(
            (name, value) -> {
              json.writeStartObject();
              json.writeStringProperty("name", name);
              json.writeStringProperty("value", value);
              json.writeEndObject();
            });
    json.writeEndArray();
  }

  private void file(JsonGenerator json, FilePublished published, RunId run) {
    PublishedFile file = published.file();
    OutputJson.by(json, published.by());
    Values.time(json, "at", published.at());
    json.writeStringProperty("name", file.name());
    Values.text(json, "mediaType", file.mediaType());
    json.writeNumberProperty("size", file.size());
    Values.text(json, "sha256", file.content().map(PublishedFile.Content::sha256));
    Values.text(json, "path", file.content().map(content -> files.of(run, content).toString()));
    json.writeStringProperty("note", file.note());
  }

  private static void suite(JsonGenerator json, SuiteAssembled suite) {
    json.writeNumberProperty("classes", suite.classes());
    json.writeBooleanProperty("whole", suite.whole());
    json.writeName("expectedTests");
    suite.expected().map(Expectation::tests).ifPresentOrElse(json::writeNumber, json::writeNull);
    json.writeName("expectedMs");
    suite
        .expected()
        .map(Expectation::time)
        .map(Duration::toMillis)
        .ifPresentOrElse(json::writeNumber, json::writeNull);
    json.writeNumberProperty("forks", suite.forks());
    json.writeNumberProperty("seed", suite.seed());
  }

  private static void issue(JsonGenerator json, Issue issue) {
    json.writeStringProperty("severity", issue.severity().name());
    json.writeStringProperty("code", issue.code());
    json.writeStringProperty("subject", issue.subject());
    json.writeStringProperty("message", issue.message());
    Values.text(json, "origin", issue.origin());
  }

  /** Escapes in JSON what is beyond ASCII, which can only be in its texts. */
  private static String ascii(String json) {
    StringBuilder text = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c < 0x80) {
        text.append(c);
      } else {
        text.append("\\u%04x".formatted((int) c));
      }
    }
    return text.toString();
  }
}
