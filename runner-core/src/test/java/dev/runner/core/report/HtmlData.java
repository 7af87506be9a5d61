package dev.runner.core.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The data of a page as Jackson reads it.
 *
 * @param html the page
 */
record HtmlData(String html) {

  private static final Pattern CHUNK =
      Pattern.compile(
          "<script type=\"application/gzip\" data-kind=\"(\\w+)\" data-first=\"(\\d+)\">([^<]*)<");

  static HtmlData of(Path report) throws IOException {
    return new HtmlData(Files.readString(report));
  }

  /** Returns what the page begins with. */
  JsonNode summary() throws IOException {
    return chunks("summary").get(0);
  }

  /** Returns all chunks of a kind. */
  List<JsonNode> chunks(String kind) throws IOException {
    List<JsonNode> chunks = new ArrayList<>();
    Matcher matcher = CHUNK.matcher(html);
    while (matcher.find()) {
      if (matcher.group(1).equals(kind)) {
        chunks.add(parsed(matcher.group(3)));
      }
    }
    return chunks;
  }

  /** Returns the details of a number; empty if it is negative. */
  Optional<JsonNode> detail(int number) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode chunk : chunks("details")) {
      chunk.forEach(all::add);
    }
    return number < 0 ? Optional.empty() : Optional.of(all.get(number));
  }

  private static JsonNode parsed(String letters) throws IOException {
    byte[] packed = Base64.getDecoder().decode(letters);
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new ObjectMapper().readTree(new String(plain.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
