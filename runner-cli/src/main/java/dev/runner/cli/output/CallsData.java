package dev.runner.cli.output;

import dev.runner.core.report.Call;
import dev.runner.core.report.CallDocument;
import dev.runner.core.report.CallsJson;
import dev.runner.core.result.RunId;
import java.io.PrintWriter;
import java.util.List;

/** Takes exchanges as they are read, each behind the test or class that made it. */
public interface CallsData extends AutoCloseable {

  /** Begins a test or class; of one in which nothing is chosen this is not called. */
  void begin(CallDocument document);

  /** Shows an exchange of it. */
  void call(CallDocument document, Call call);

  /** Ends it. */
  void end();

  /** Ends all; what is wrong with documents is said in messages, too. */
  void problems(List<String> problems);

  @Override
  void close();

  /** Returns the object for scripts. */
  static CallsData json(Console console, RunId run) {
    PrintWriter out = console.data();
    CallsJson json = new CallsJson(out, run);
    return new CallsData() {
      @Override
      public void begin(CallDocument document) {
        json.begin(document);
      }

      @Override
      public void call(CallDocument document, Call call) {
        json.call(call);
      }

      @Override
      public void end() {
        json.end();
      }

      @Override
      public void problems(List<String> problems) {
        json.problems(problems);
      }

      @Override
      public void close() {
        json.close();
        out.flush();
      }
    };
  }
}
