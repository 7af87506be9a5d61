package dev.runner.core.fork;

import dev.runner.api.export.ExportException;

/**
 * What an exporter has to ask in one export. Safe for several threads; those that go on when the
 * export is over are refused, as the next one may be under way.
 */
final class ExportTalk implements AutoCloseable {

  private final ExportWindow window;
  private volatile boolean over;

  ExportTalk(ExportWindow window) {
    this.window = window;
  }

  /**
   * Asks and waits.
   *
   * @throws ExportException if there is no answer
   */
  <T extends ExportReply> T ask(ExportQuestion question, Class<T> expected) {
    if (over) {
      throw new ExportException("The export is over: let export() wait for its threads");
    }
    return window.ask(question, expected);
  }

  @Override
  public void close() {
    over = true;
  }
}
