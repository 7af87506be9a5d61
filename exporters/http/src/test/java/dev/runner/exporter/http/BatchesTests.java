package dev.runner.exporter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.contract.MemoryExport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchesTests {

  private final MemoryExport export =
      MemoryExport.of(ExportTarget.parse("x://y/"), new PluginOptions(Map.of(), Map.of()));
  private final List<List<String>> sent = new ArrayList<>();
  private boolean away;

  @Test
  void holdNeitherMoreItemsNorMoreBytesThanAllowed() throws Exception {
    send(
        new Batches.Limits(3, 10), "aaaa", "bbbb", "cccc", "d", "e", "f", "a text of its own", "g");
    assertEquals(
        List.of(
            List.of("aaaa", "bbbb"),
            List.of("cccc", "d", "e"),
            List.of("f"),
            List.of("a text of its own"),
            List.of("g")),
        sent);
  }

  @Test
  void endWhereNobodyAnswersAndGoOnLater() throws Exception {
    away = true;
    send(new Batches.Limits(1, 10), "a", "b", "c", "d", "e");
    assertEquals(List.of(List.of("a"), List.of("b"), List.of("c")), sent);
    assertEquals(3, export.items().size());

    away = false;
    sent.clear();
    send(new Batches.Limits(4, 100), "a", "b", "c", "d", "e");
    send(new Batches.Limits(4, 100), "a", "b", "c", "d", "e");
    assertEquals(List.of(List.of("a", "b", "c", "d"), List.of("e")), sent);
  }

  private void send(Batches.Limits limits, String... bodies) throws Exception {
    Batches batches = new Batches(export, limits, new Other());
    for (String body : bodies) {
      if (!batches.add(Item.of("key " + body, body))) {
        break;
      }
    }
    batches.finish();
  }

  private final class Other implements Batches.Recipient {

    @Override
    public String plan(List<Item> items) {
      return "";
    }

    @Override
    public List<OutboxItem> send(List<Item> items) {
      sent.add(items.stream().map(Item::body).toList());
      return items.stream()
          .map(
              item ->
                  away
                      ? OutboxItem.failed(item.key(), item.content(), "away", true)
                      : OutboxItem.sent(item.key(), item.content(), "1"))
          .toList();
    }
  }
}
