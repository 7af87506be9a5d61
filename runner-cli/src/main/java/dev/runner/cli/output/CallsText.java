package dev.runner.cli.output;

import dev.runner.core.report.Call;
import dev.runner.core.report.CallDocument;
import java.util.List;
import java.util.Locale;

/** Shows exchanges to a person: a line each, behind a line for the test. */
public final class CallsText implements CallsData {

  private final Console console;

  public CallsText(Console console) {
    this.console = console;
  }

  @Override
  public void begin(CallDocument document) {
    String attempt = document.attempt() > 1 ? ", attempt " + document.attempt() : "";
    String outside = document.test().isEmpty() ? ", outside of tests" : "";
    console.line(Visible.line(document.name()) + attempt + outside);
  }

  @Override
  public void call(CallDocument document, Call call) {
    String status = call.status().isPresent() ? Integer.toString(call.status().getAsInt()) : "---";
    console.line(
        "  %-6s %s %6d ms  %s%s"
            .formatted(
                Visible.line(call.method()),
                status,
                Math.round(call.durationMs()),
                Visible.line(call.uri()),
                marks(call)));
    call.failure().ifPresent(failure -> console.line("    " + Visible.line(failure)));
  }

  private static String marks(Call call) {
    StringBuilder marks = new StringBuilder();
    if (!call.phase().isEmpty() && !call.phase().equals("TEST")) {
      String phase = call.phase().toLowerCase(Locale.ROOT).replace('_', ' ');
      marks.append("  (").append(Visible.line(phase)).append(')');
    }
    if (call.attempt() > 1) {
      marks.append("  (sent again, ").append(call.attempt()).append(')');
    }
    call.waitMs().ifPresent(wait -> marks.append("  (then waited ").append(wait).append(" ms)"));
    return marks.toString();
  }

  @Override
  public void end() {}

  @Override
  public void problems(List<String> problems) {}

  @Override
  public void close() {}
}
