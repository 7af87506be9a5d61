package dev.runner.exporter.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.RealServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against S3Mock, which Maven fetches: {@code -Preal-servers}. */
final class RealServersIT {

  @TempDir private Path folder;

  @Test
  void storesObjects() throws Exception {
    String address = "127.0.0.1:" + RealServer.freePort();
    String port = address.substring(address.indexOf(':') + 1);
    try (RealServer server =
        RealServer.start(
            folder,
            URI.create("http://" + address + "/results"),
            List.of(
                RealServer.java(),
                "-Xmx256m",
                "-Dinitial.buckets=results",
                "-Dcom.adobe.testing.s3mock.domain.initialBuckets=results",
                "-Dserver.address=127.0.0.1",
                "-Dhttp.port=" + port,
                "-Dserver.port=" + RealServer.freePort(),
                "-jar",
                Path.of(System.getProperty("servers"), "s3mock.jar").toString()))) {
      for (int i = 0; i < 2; i++) {
        MemoryExport export =
            MemoryExport.of(
                ExportTarget.parse("s3+http://" + address + "/results/ci"),
                GivenOptions.of(
                    new S3Options(), "s3.access-key-id", "AK", "s3.secret-access-key", "SK"));
        new S3Exporter().export(SampleRun.of(600), export);
        assertTrue(
            export.items().stream().allMatch(item -> item.state() == State.SENT),
            export.items()::toString);
        URI tests = export.items().get(0).link().orElseThrow();
        assertEquals(600, server.ask("GET", tests, "").lines().count());
      }
      String list = server.ask("GET", URI.create("http://" + address + "/results"), "");
      assertEquals(4, list.split("<Key>", -1).length - 1, list);
    }
  }
}
