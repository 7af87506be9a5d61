package dev.runner.core.event;

import dev.runner.core.event.RunEvent.RunOriginated;
import dev.runner.core.result.RunOrigin;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The part of the event codec for where a run comes from. */
final class OriginCodec {

  private OriginCodec() {}

  /** Writes an event of this part; returns whether it is one. */
  static boolean encode(WireWriter out, RunEvent event) {
    if (event instanceof RunOriginated originated) {
      RunOrigin origin = originated.origin();
      out.number(140).text(origin.workspace()).text(origin.folder()).text(origin.host());
      out.text(origin.user()).optional(origin.revision(), OriginCodec::revision);
      out.text(origin.config());
      out.list(
          origin.labels().entrySet(),
          (one, label) -> one.text(label.getKey()).text(label.getValue()));
      return true;
    }
    return false;
  }

  static RunOriginated read(WireReader in) {
    String workspace = in.text();
    String folder = in.text();
    String host = in.text();
    String user = in.text();
    Optional<RunOrigin.Revision> revision = in.optional(OriginCodec::revision);
    String config = in.text();
    Map<String, String> labels = new TreeMap<>();
    in.list(one -> Map.entry(one.text(), one.text()))
        .forEach(label -> labels.put(label.getKey(), label.getValue()));
    return new RunOriginated(
        new RunOrigin(workspace, folder, host, user, revision, config, labels));
  }

  private static void revision(WireWriter out, RunOrigin.Revision revision) {
    out.text(revision.commit()).optional(revision.name(), WireWriter::text);
  }

  private static RunOrigin.Revision revision(WireReader in) {
    return new RunOrigin.Revision(in.text(), in.optional(WireReader::text));
  }
}
