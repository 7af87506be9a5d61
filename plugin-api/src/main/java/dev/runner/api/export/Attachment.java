package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A file that a test has published, or what it has written to one stream.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Attachment {

  /** Returns its name; no path. */
  String name();

  /** Returns its media type, if it is known. */
  Optional<String> mediaType();

  /** Returns its size in bytes. */
  long size();

  /**
   * Opens its content, which is fetched as it is read.
   *
   * @return the content; to be closed
   * @throws IOException if there is none any more
   */
  InputStream open() throws IOException;
}
