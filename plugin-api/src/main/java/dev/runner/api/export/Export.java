package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.runner.api.config.PluginOptions;
import org.apiguardian.api.API;

/**
 * One export while it goes on. Safe for several threads of the exporter.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Export {

  /** Returns where to. */
  ExportTarget target();

  /** Returns the options of the exporter's plugin, secrets among them. */
  PluginOptions options();

  /** Tells whether nothing may be sent, only planned. */
  boolean isDryRun();

  /**
   * Tells in a dry run of a call that would be made.
   *
   * @param call the call in a line without secrets, as in {@code POST https://HOST/PATH, 2 tests}
   */
  void plan(String call);

  /**
   * Tells how many items there will be in the outbox, so that it is known how many are missing.
   *
   * @param items all of them, those among them that were sent before
   */
  void expect(long items);

  /** Returns what is known of each thing that is sent to this target for this run. */
  Outbox outbox();
}
