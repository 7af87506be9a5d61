package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Sends stored runs elsewhere, for {@code runner export} and {@code runner verify export}. Rally's
 * exporter of verifications.
 *
 * <p>Named in {@code META-INF/services/dev.runner.api.export.RunExporter}.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface RunExporter extends Exporter {

  /**
   * Sends a run.
   *
   * <p>It tells the {@link Export#outbox outbox} of each thing before and after it is sent, and
   * sends only what {@link Outbox#isOpen} says is open; then a second export sends nothing, and one
   * after a crash the rest. What cannot be sent is told to the outbox, too, and does not keep the
   * next thing. In a {@link Export#isDryRun dry run} nothing is sent; {@link Export#plan} is told
   * what would be.
   *
   * @param run the run, its tests as a stream
   * @param export where to, and what has been sent before
   * @return what the run is called there
   * @throws Exception if it cannot go on; what the outbox was told is kept
   */
  ExportReceipt export(ExportedRun run, Export export) throws Exception;
}
