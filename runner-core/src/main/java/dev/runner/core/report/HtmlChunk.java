package dev.runner.core.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** A chunk of data that is being written; it is kept in memory until its end. */
final class HtmlChunk {

  /** Half of a surrogate pair survives as an escape, not in UTF-8. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final OutputStream target;
  private final String tag;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final JsonGenerator json;

  HtmlChunk(OutputStream target, String kind, int first) {
    this.target = target;
    this.tag =
        "<script type=\"application/gzip\" data-kind=\"%s\" data-first=\"%d\">"
            .formatted(kind, first);
    try {
      Writer text =
          new OutputStreamWriter(new GZIPOutputStream(bytes, 8192), StandardCharsets.US_ASCII);
      this.json = FACTORY.createGenerator(ObjectWriteContext.empty(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonGenerator json() {
    return json;
  }

  /** Returns about how many bytes it has by now, compressed. */
  int size() {
    return bytes.size();
  }

  /**
   * Writes the chunk.
   *
   * @return how many bytes it takes in the page
   */
  int end() {
    json.close();
    byte[] letters = Base64.getEncoder().encode(bytes.toByteArray());
    try {
      HtmlPage.print(target, tag);
      target.write(letters);
      HtmlPage.print(target, "</script>\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return letters.length;
  }
}
