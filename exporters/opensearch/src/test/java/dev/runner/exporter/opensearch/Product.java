package dev.runner.exporter.opensearch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import dev.runner.exporter.doubles.GivenOptions;
import dev.runner.exporter.doubles.RealServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.io.TempDir;

/** What holds with each of the products, which Maven fetches. */
abstract class Product {

  private static final int TESTS = 700;

  @TempDir private Path folder;

  private String root = "";

  /**
   * Starts a product and exports to it.
   *
   * @param product the name of its archive
   * @param prefix what its properties begin with
   * @param main its main class
   * @param streams whether it has data streams
   */
  final void hasEachDocumentOnce(String product, String prefix, String main, boolean streams)
      throws Exception {
    Path home = unzip(Path.of(System.getProperty("servers"), product + ".zip"), product);
    int port = RealServer.freePort();
    root = "http://127.0.0.1:" + port;
    List<String> command =
        List.of(
            RealServer.java(),
            "-Xms512m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-D%s.path.home=%s".formatted(prefix, home),
            "-D%s.path.conf=%s/config".formatted(prefix, home),
            "-Dlog4j2.disable.jmx=true",
            "-cp",
            home + "/lib/*",
            main,
            "-Ehttp.port=" + port,
            "-Ediscovery.type=single-node");
    try (RealServer server =
        RealServer.start(home, URI.create(root + "/"), RealServer.asOrdinaryUser(home, command))) {
      check(server, "an-index", "false");
      if (streams) {
        check(server, "a-stream", "true");
      }
      refuse(server);
    }
  }

  private void check(RealServer server, String name, String stream) throws Exception {
    MemoryExport export = export(name, stream);
    ExportReceipt receipt = new SearchExporter().export(SampleRun.of(TESTS), export);
    assertEquals(List.of(), export.items().stream().filter(i -> i.state() != State.SENT).toList());
    // As another export that knows nothing: what is there is there.
    new SearchExporter().export(SampleRun.of(TESTS), export(name, stream));

    server.ask("POST", URI.create(root + "/" + name + "/_refresh"), "");
    String count = server.ask("GET", URI.create(root + "/" + name + "/_count"), "");
    assertTrue(count.startsWith("{\"count\":" + (TESTS + 1)), count);
    String failed =
        server.ask("GET", URI.create(root + "/" + name + "/_count?q=outcome:FAILED"), "");
    assertTrue(failed.startsWith("{\"count\":117"), failed);
    String found = server.ask("GET", receipt.links().get(0), "");
    assertTrue(
        found.contains(receipt.remoteIds().get("document")) || found.contains("\"hits\""), found);
    String mapping = server.ask("GET", URI.create(root + "/" + name + "/_mapping"), "");
    assertTrue(mapping.contains("\"outcome\":{\"type\":\"keyword\""), mapping);
  }

  /** A document that does not fit does not keep the others. */
  private void refuse(RealServer server) throws Exception {
    server.ask("PUT", URI.create(root + "/strict"), "{}");
    String mapping = "{\"properties\":{\"outcome\":{\"type\":\"date\"}}}";
    server.ask("PUT", URI.create(root + "/strict/_mapping"), mapping);
    server.ask("PUT", URI.create(root + "/strict/_mapping/_doc"), mapping);
    MemoryExport export = export("strict", "false");
    new SearchExporter().export(SampleRun.of(12), export);
    assertEquals(13, export.items().stream().filter(i -> !i.retry()).count());
    assertTrue(
        export.items().get(0).reason().contains("failed to parse"), export.items()::toString);
  }

  private MemoryExport export(String name, String stream) {
    String target = root.replace("http:", "opensearch+http:") + "/" + name;
    return MemoryExport.of(
        ExportTarget.parse(target),
        GivenOptions.of(new SearchOptions(), "opensearch.data-stream", stream));
  }

  private Path unzip(Path zip, String product) throws IOException {
    Path home = folder.resolve(product);
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path to = folder.resolve(entry.getName()).normalize();
        if (to.startsWith(home) && !entry.isDirectory()) {
          Files.createDirectories(to.getParent());
          Files.copy(entries, to);
        }
      }
    }
    return home;
  }
}
