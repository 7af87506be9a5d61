package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * What is exported cannot be read, or the outbox cannot be written. An exporter lets it pass: the
 * export has failed then.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ExportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message what failed
   */
  public ExportException(String message) {
    super(message);
  }
}
