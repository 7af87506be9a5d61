package dev.runner.exporter.testrail;

import dev.runner.api.export.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A file as the one part of a form, read as it is sent. */
final class Upload {

  /** Another one in each process, as a file may hold what was sent before. */
  private static final String BOUNDARY = "runner-" + UUID.randomUUID();

  private Upload() {}

  /** Returns the type of the form. */
  static String type() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  /**
   * Returns the form.
   *
   * @param name the file's name on the other side
   */
  static BodyPublisher of(Attachment file, String name) {
    byte[] head =
        "--%s\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(BOUNDARY, name, type(file))
            .getBytes(StandardCharsets.UTF_8);
    byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
    return BodyPublishers.fromPublisher(
        BodyPublishers.concat(
            BodyPublishers.ofByteArray(head),
            BodyPublishers.ofInputStream(() -> opened(file)),
            BodyPublishers.ofByteArray(tail)),
        head.length + file.size() + tail.length);
  }

  private static String type(Attachment file) {
    return file.mediaType()
        .filter(type -> type.matches("[\\w.+-]+/[\\w.+-]+(?:;[\\w .=+-]*)?"))
        .orElse("application/octet-stream");
  }

  private static InputStream opened(Attachment file) {
    try {
      return file.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
