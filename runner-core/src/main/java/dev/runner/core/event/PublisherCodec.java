package dev.runner.core.event;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.Scope;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes what tests and classes publish, and who they are. */
public final class PublisherCodec {

  private PublisherCodec() {}

  static WireWriter publisher(WireWriter out, Publisher by) {
    if (by instanceof AttemptId attempt) {
      return out.flag(true).number(attempt.test()).number(attempt.attempt());
    }
    return scope(out.flag(false), (Scope) by);
  }

  static Publisher publisher(WireReader in) {
    return in.flag() ? new AttemptId(in.number(), in.number()) : scope(in);
  }

  static WireWriter scope(WireWriter out, Scope scope) {
    return out.optional(scope.plugin(), (o, plugin) -> o.text(plugin.value()))
        .text(scope.className())
        .number(scope.fork());
  }

  static Scope scope(WireReader in) {
    Optional<PluginId> plugin = in.optional(reader -> new PluginId(reader.text()));
    return new Scope(plugin, in.text(), in.number());
  }

  public static WireWriter values(WireWriter out, Map<String, String> values) {
    return out.list(values.entrySet(), (o, e) -> o.text(e.getKey()).text(e.getValue()));
  }

  public static Map<String, String> values(WireReader in) {
    Map<String, String> values = new LinkedHashMap<>();
    List<Map.Entry<String, String>> entries = in.list(i -> Map.entry(i.text(), i.text()));
    entries.forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return values;
  }

  public static WireWriter file(WireWriter out, PublishedFile file) {
    return out.text(file.name())
        .optional(file.mediaType(), WireWriter::text)
        .bigNumber(file.size())
        .optional(file.content(), (o, content) -> o.text(content.path()).text(content.sha256()))
        .text(file.note());
  }

  public static PublishedFile file(WireReader in) {
    return new PublishedFile(
        in.text(),
        in.optional(WireReader::text),
        in.bigNumber(),
        in.optional(reader -> new PublishedFile.Content(reader.text(), reader.text())),
        in.text());
  }
}
