package dev.runner.cli.output;

import dev.runner.cli.output.Style.Paint;
import dev.runner.core.doctor.Diagnosis;
import dev.runner.core.doctor.Finding;
import dev.runner.core.doctor.Finding.State;
import java.util.List;
import java.util.Locale;

/** Shows what is wrong with a workspace, and what is not. */
public final class DoctorView {

  private static final String INDENT = "                 ";
  private static final int COLUMNS = 80;

  private final Console console;

  /** Creates the view. */
  public DoctorView(Console console) {
    this.console = console;
  }

  /** Shows a line for each finding and, as the last line, what all of it comes to. */
  public void text(Diagnosis diagnosis) {
    diagnosis.findings().forEach(this::finding);
    long failed = diagnosis.count(State.FAIL);
    long warned = diagnosis.count(State.WARN);
    console.line("");
    console.line(
        failed + warned == 0
            ? "All is well"
            : "%d failed, %d to look at, %d fine"
                .formatted(failed, warned, diagnosis.count(State.OK)));
  }

  private void finding(Finding finding) {
    String area = finding.area().name().toLowerCase(Locale.ROOT);
    String code = finding.state() == State.OK ? "" : " (" + finding.code() + ")";
    String text = "%-4s  %-10s %s%s".formatted(finding.state(), area, finding.message(), code);
    boolean terminal = console.terminal().out();
    List<String> lines =
        terminal
            ? Columns.wrapped(
                Visible.line(text), console.terminal().columns().orElse(COLUMNS), INDENT)
            : List.of(Visible.line(text));
    String state = finding.state().name();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      console.line(i > 0 ? line : painted(finding.state()) + line.substring(state.length()));
    }
  }

  private String painted(State state) {
    return console
        .dataStyle()
        .paint(
            switch (state) {
              case OK -> Paint.GREEN;
              case WARN -> Paint.YELLOW;
              case FAIL -> Paint.RED;
            },
            state.name());
  }

  /** Shows one object. */
  public void json(Diagnosis diagnosis) {
    JsonOut.write(
        console,
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("exit", diagnosis.status().code());
          json.writeNumberProperty("failed", diagnosis.count(State.FAIL));
          json.writeNumberProperty("warned", diagnosis.count(State.WARN));
          json.writeArrayPropertyStart("findings");
          for (Finding finding : diagnosis.findings()) {
            json.writeStartObject();
            json.writeStringProperty("area", finding.area().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("state", finding.state().name());
            json.writeStringProperty("code", finding.code());
            json.writeStringProperty("subject", finding.subject());
            json.writeStringProperty("message", finding.message());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** Shows a table. */
  public void csv(Diagnosis diagnosis) {
    try (Csv csv = new Csv(console, List.of("area", "state", "code", "subject", "message"))) {
      for (Finding finding : diagnosis.findings()) {
        csv.row(
            finding.area().name().toLowerCase(Locale.ROOT),
            finding.state(),
            finding.code(),
            finding.subject(),
            finding.message());
      }
    }
  }
}
