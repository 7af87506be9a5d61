package dev.runner.core.fork;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.Outbox;

/** An export, seen from the exporter. Safe for several threads. */
final class ForkExport implements Export {

  private static final int LONGEST_CALL = 2_000;

  private final ExportTarget target;
  private final PluginOptions options;
  private final boolean dryRun;
  private final ExportTalk talk;
  private final Outbox outbox;

  /**
   * Creates it.
   *
   * @param terms where to, and how
   * @param options those of the exporter's plugin
   * @param talk where the supervisor is asked
   */
  ForkExport(ExportTerms terms, PluginOptions options, ExportTalk talk) {
    this.target = ExportTarget.parse(terms.target());
    this.options = options;
    this.dryRun = terms.dryRun();
    this.talk = talk;
    this.outbox = new ForkOutbox(talk, dryRun, terms.onlyRest());
  }

  @Override
  public ExportTarget target() {
    return target;
  }

  @Override
  public PluginOptions options() {
    return options;
  }

  @Override
  public boolean isDryRun() {
    return dryRun;
  }

  @Override
  public void plan(String call) {
    if (dryRun) {
      String shown = call.substring(0, Math.min(call.length(), LONGEST_CALL));
      talk.ask(new ExportQuestion.Plan(shown), ExportReply.Done.class);
    }
  }

  @Override
  public void expect(long items) {
    if (!dryRun) {
      talk.ask(new ExportQuestion.Expect(items), ExportReply.Done.class);
    }
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }
}
