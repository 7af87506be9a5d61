package dev.runner.core.report;

import dev.runner.core.result.Flag;
import dev.runner.core.result.Outcome;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.RunSummary;
import dev.runner.core.store.StoredPlugin;
import dev.runner.core.store.StoredRun;
import dev.runner.core.store.StoredTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** Finds what is different from the run before of the same plugins. */
final class HtmlChanges {

  private static final int RUNS = 50;
  private static final int SHOWN = 50;
  private static final Set<Flag> MUTED = Set.of(Flag.KNOWN, Flag.UNSTABLE, Flag.QUARANTINED);

  private final Optional<RunSummary> before;
  private final Set<String> failed = new HashSet<>();
  private final Set<String> flaky = new HashSet<>();
  private final Part news = new Part("newFailures");
  private final Part mended = new Part("mended");
  private final Part newlyFlaky = new Part("newlyFlaky");

  private HtmlChanges(Optional<RunSummary> before) {
    this.before = before;
  }

  /** Looks for the run before, and reads what failed in it. */
  static HtmlChanges since(ReportSource source) {
    ResultStore store = source.store();
    Optional<StoredRun> run = source.found();
    Optional<RunSummary> before =
        run.stream()
            .flatMap(found -> store.runs(RUNS).stream().filter(one -> isBefore(found, one, store)))
            .findFirst();
    HtmlChanges changes = new HtmlChanges(before);
    before.map(RunSummary::run).ifPresent(earlier -> store.tests(earlier, changes::earlier));
    return changes;
  }

  private static boolean isBefore(StoredRun run, RunSummary other, ResultStore store) {
    RunId self = run.summary().run();
    return !other.run().equals(self)
        && other.state() == RunState.FINISHED
        && other.startedAt().isBefore(run.summary().startedAt())
        && store.find(other.run()).filter(one -> plugins(one).equals(plugins(run))).isPresent();
  }

  private static Set<String> plugins(StoredRun run) {
    return run.plugins().stream()
        .map(StoredPlugin::plugin)
        .map(Object::toString)
        .collect(Collectors.toSet());
  }

  private void earlier(StoredTest test) {
    if (fails(test)) {
      failed.add(test.description().key().value());
    }
    if (test.flags().contains(Flag.FLAKY)) {
      flaky.add(test.description().key().value());
    }
  }

  /** Takes a test of the run, and returns the marks that it has since the run before. */
  int test(StoredTest test) {
    if (before.isEmpty()) {
      return 0;
    }
    String key = test.description().key().value();
    String id = test.description().listedId();
    if (fails(test) && !failed.contains(key)) {
      news.add(id);
      return HtmlRow.NEW;
    }
    if (test.flags().contains(Flag.FLAKY) && !flaky.contains(key)) {
      newlyFlaky.add(id);
    }
    if (passed(test) && failed.contains(key)) {
      mended.add(id);
      return HtmlRow.MENDED;
    }
    return 0;
  }

  /** Writes what has changed; null if there is no run before. */
  void write(JsonGenerator json) {
    json.writeName("changes");
    if (before.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("run", before.get().run().toString());
    TestJson.writeTimes(json, Optional.of(before.get().startedAt()), before.get().duration());
    json.writeName("counts");
    CountsJson.write(json, before.get().counts());
    news.write(json);
    mended.write(json);
    newlyFlaky.write(json);
    json.writeEndObject();
  }

  /** Tells whether a test failed and nobody expected it. */
  static boolean fails(StoredTest test) {
    return test.outcome().filter(Outcome::isFailure).isPresent()
        && test.flags().stream().noneMatch(MUTED::contains);
  }

  private static boolean passed(StoredTest test) {
    return test.outcome().filter(Outcome.PASSED::equals).isPresent();
  }

  /** Tests of which the same is to be said. */
  private static final class Part {

    private final String key;
    private final List<String> tests = new ArrayList<>();
    private int count;

    Part(String key) {
      this.key = key;
    }

    void add(String id) {
      count++;
      if (tests.size() < SHOWN) {
        tests.add(id);
      }
    }

    void write(JsonGenerator json) {
      json.writeObjectPropertyStart(key);
      json.writeNumberProperty("count", count);
      TestJson.writeTexts(json, "tests", tests);
      json.writeEndObject();
    }
  }
}
