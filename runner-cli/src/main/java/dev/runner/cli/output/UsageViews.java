package dev.runner.cli.output;

import dev.runner.core.credential.LeaseUse;
import dev.runner.core.result.RunId;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The views of what a run has borrowed. */
public final class UsageViews {

  private static final String ROW = "%-28s %6s %10s %10s %10s";

  private final Console console;

  /** Creates the views. */
  public UsageViews(Console console) {
    this.console = console;
  }

  /** Shows a line for each credential, then how many were held at the same time at most. */
  public void text(RunId run, List<LeaseUse> uses) {
    if (uses.isEmpty()) {
      console.message("Run " + run.brief() + " has borrowed no credential");
      return;
    }
    console.line(ROW.formatted("credential", "uses", "held", "longest", "waited"));
    totals(uses)
        .forEach(
            total ->
                console.line(
                    ROW.formatted(
                        total.account(),
                        total.uses(),
                        seconds(total.heldMs()),
                        seconds(total.longestMs()),
                        seconds(total.waitedMs()))));
    console.line("At most " + peak(uses) + " at the same time");
  }

  /** Shows one object. */
  public void json(RunId run, List<LeaseUse> uses) {
    PrintWriter out = console.data();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("run", run.toString());
      json.writeNumberProperty("peak", peak(uses));
      json.writeArrayPropertyStart("accounts");
      for (Total total : totals(uses)) {
        json.writeStartObject();
        json.writeStringProperty("account", total.account());
        json.writeNumberProperty("uses", total.uses());
        json.writeNumberProperty("heldMs", total.heldMs());
        json.writeNumberProperty("longestMs", total.longestMs());
        json.writeNumberProperty("waitedMs", total.waitedMs());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n'); // closing it closes the stream
    }
    out.flush();
  }

  /** Shows a table. */
  public void csv(List<LeaseUse> uses) {
    List<String> columns = List.of("account", "uses", "heldMs", "longestMs", "waitedMs");
    try (Csv csv = new Csv(console, columns)) {
      for (Total total : totals(uses)) {
        csv.row(total.account(), total.uses(), total.heldMs(), total.longestMs(), total.waitedMs());
      }
    }
  }

  private static int peak(List<LeaseUse> uses) {
    return uses.stream().mapToInt(LeaseUse::beside).max().orElse(0);
  }

  private static String seconds(long millis) {
    return TimeText.measured(Duration.ofMillis(millis));
  }

  private static List<Total> totals(List<LeaseUse> uses) {
    Map<String, Total> totals = new TreeMap<>();
    for (LeaseUse use : uses) {
      long held = use.held().toMillis();
      long waited = use.waited().toMillis();
      totals.merge(use.account(), new Total(use.account(), 1, held, held, waited), Total::and);
    }
    return new ArrayList<>(totals.values());
  }

  /** What all uses of one credential come to; the wait is the longest one. */
  private record Total(String account, int uses, long heldMs, long longestMs, long waitedMs) {

    Total and(Total other) {
      return new Total(
          account,
          uses + other.uses,
          heldMs + other.heldMs,
          Math.max(longestMs, other.longestMs),
          Math.max(waitedMs, other.waitedMs));
    }
  }
}
