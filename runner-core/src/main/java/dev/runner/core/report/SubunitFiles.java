package dev.runner.core.report;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.report.SubunitPackets.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes the files of one test, each under a name of its own. */
final class SubunitFiles {

  private static final String TEXT = "text/plain;charset=utf8";
  private static final String TRACE = "text/x-traceback;charset=utf8;language=java";

  private final SubunitPackets packets;
  private final String id;
  private final Map<String, Integer> names = new HashMap<>();

  SubunitFiles(SubunitPackets packets, String id) {
    this.packets = packets;
    this.id = id;
  }

  /** Writes a text, if there is any. */
  void text(String name, String text) throws IOException {
    if (!text.isEmpty()) {
      String type = name.equals("traceback") ? TRACE : TEXT;
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      write(name, type, new ByteArrayInputStream(bytes));
    }
  }

  /** Writes output, entries and files. */
  void all(Evidence evidence) throws IOException {
    for (Map.Entry<OutputStreamKind, String> output : evidence.output().entrySet()) {
      text(output.getKey().name().toLowerCase(Locale.ROOT), output.getValue());
    }
    text("entries", evidence.entriesText());
    for (Evidence.Attachment file : evidence.files()) {
      if (file.path().isPresent()) {
        try (InputStream in = Files.newInputStream(file.path().get())) {
          write(file.name(), file.mediaType(), in);
        }
      } else {
        text(file.name(), "[" + file.note() + "]");
      }
    }
  }

  private void write(String name, String mediaType, InputStream content) throws IOException {
    int number = names.merge(name, 1, Integer::sum);
    String unique = number == 1 ? name : name + "-" + number;
    byte[] piece = content.readNBytes(SubunitPackets.CHUNK);
    while (true) {
      byte[] next = content.readNBytes(SubunitPackets.CHUNK);
      packets.file(id, new Part(unique, mediaType, next.length == 0), piece, piece.length);
      if (next.length == 0) {
        return;
      }
      piece = next;
    }
  }
}
