package dev.runner.cli.output;

import dev.runner.cli.output.Style.Paint;
import dev.runner.core.failure.Fingerprint;
import dev.runner.core.report.QuestionsJson;
import dev.runner.core.store.FailureCluster;
import java.io.PrintWriter;
import java.util.List;

/** The views of failures by what they have in common. */
public final class ClustersView {

  private static final int NAMES = 10;

  private static final List<String> COLUMNS =
      List.of("cluster", "count", "type", "message", "root", "frames", "run", "id");

  private final Console console;
  private final boolean whole;

  /**
   * Creates the views.
   *
   * @param whole whether a person sees all tests of a cluster, however many that are
   */
  public ClustersView(Console console, boolean whole) {
    this.console = console;
    this.whole = whole;
  }

  /** Shows each cluster and its tests. */
  public void text(List<FailureCluster> clusters) {
    for (FailureCluster cluster : clusters) {
      show(cluster);
      console.line("");
    }
    int tests = clusters.stream().mapToInt(cluster -> cluster.tests().size()).sum();
    console.message(
        tests == 0
            ? "No test failed"
            : "%d failed, in %s"
                .formatted(tests, clusters.size() == 1 ? "1 way" : clusters.size() + " ways"));
  }

  /** Shows an array of clusters. */
  public void json(List<FailureCluster> clusters) {
    PrintWriter out = console.data();
    new QuestionsJson(out).clusters(clusters);
    out.flush();
  }

  /** Shows a row for each test. */
  public void csv(List<FailureCluster> clusters) {
    try (Csv csv = new Csv(console, COLUMNS)) {
      for (FailureCluster cluster : clusters) {
        cluster.tests().forEach(test -> row(csv, cluster, test));
      }
    }
  }

  private void show(FailureCluster cluster) {
    Fingerprint fingerprint = cluster.fingerprint();
    int size = cluster.tests().size();
    String head = "%d %s  %s".formatted(size, size == 1 ? "test" : "tests", fingerprint.id());
    console.line(console.dataStyle().paint(Paint.RED, head));
    Columns.wrapped("  " + Visible.line(fingerprint.title()), 80, "    ").forEach(console::line);
    if (!fingerprint.root().isEmpty()) {
      Columns.wrapped("  caused by " + Visible.line(fingerprint.root()), 80, "    ")
          .forEach(console::line);
    }
    fingerprint.frames().forEach(frame -> console.line("  at " + Visible.line(frame)));
    int shown = whole ? size : Math.min(NAMES, size);
    cluster
        .tests()
        .subList(0, shown)
        .forEach(test -> console.line("    " + Visible.line(test.id())));
    if (shown < size) {
      console.line("    ... and %d others (-v shows them)".formatted(size - shown));
    }
  }

  private static void row(Csv csv, FailureCluster cluster, FailureCluster.Member test) {
    Fingerprint fingerprint = cluster.fingerprint();
    csv.row(
        fingerprint.id(),
        cluster.tests().size(),
        fingerprint.type(),
        fingerprint.message(),
        fingerprint.root(),
        fingerprint.frames(),
        test.run(),
        test.id());
  }
}
