package dev.runner.core.index;

import dev.runner.core.event.ValueCodec;
import dev.runner.core.suite.ListedTest;
import dev.runner.core.suite.PluginDiscovery;
import dev.runner.core.wire.WireException;
import dev.runner.core.wire.WireReader;
import dev.runner.core.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Turns discoveries into bytes and back; a checksum tells damaged ones. */
final class DiscoveryCodec {

  private DiscoveryCodec() {}

  static byte[] encode(PluginDiscovery discovery) {
    byte[] body =
        new WireWriter()
            .list(discovery.tests(), DiscoveryCodec::test)
            .list(discovery.issues(), ValueCodec::issue)
            .toByteArray();
    return ByteBuffer.allocate(Long.BYTES + body.length).putLong(checksum(body)).put(body).array();
  }

  /**
   * Reads a discovery.
   *
   * @throws WireException if the bytes are not what was written
   */
  static PluginDiscovery decode(byte[] bytes) {
    if (bytes.length < Long.BYTES) {
      throw new WireException("An index file of " + bytes.length + " bytes ends early");
    }
    byte[] body = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
    if (ByteBuffer.wrap(bytes).getLong() != checksum(body)) {
      throw new WireException("An index file does not have its checksum");
    }
    WireReader in = new WireReader(body);
    return new PluginDiscovery(in.list(DiscoveryCodec::test), in.list(ValueCodec::issue));
  }

  private static void test(WireWriter out, ListedTest listed) {
    ValueCodec.whole(out, listed.test()).optional(listed.disabled(), WireWriter::text);
  }

  private static ListedTest test(WireReader in) {
    return new ListedTest(ValueCodec.whole(in), in.optional(WireReader::text));
  }

  private static long checksum(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(body);
    return crc.getValue();
  }
}
