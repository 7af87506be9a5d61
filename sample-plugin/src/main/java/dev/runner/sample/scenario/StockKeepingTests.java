package dev.runner.sample.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.runner.api.Cleanup;
import dev.runner.api.TestId;
import dev.runner.api.junit.OptionValue;
import dev.runner.sample.fixture.InventoryTest;
import dev.runner.sample.inventory.InventoryClient;
import dev.runner.sample.inventory.Item;
import dev.runner.sample.inventory.SortOrder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a stock keeper does in a day. */
@InventoryTest
@Tag("scenario")
final class StockKeepingTests {

  @OptionValue("sample.page-size")
  private int pageSize;

  private final String mark = UUID.randomUUID().toString();

  @Test
  @Tag("smoke")
  @TestId("ac246964-3aa8-4e0a-b199-38ab4371293e")
  void goodsAreReceivedAndSoldOut(InventoryClient inventory, Cleanup cleanup) {
    Item received = receive(inventory, 12, "lamp " + mark, cleanup);
    assertEquals(List.of(received), find(inventory));

    inventory.delete(received.id());

    assertEquals(List.of(), find(inventory));
  }

  @Test
  @TestId("68d84987-41d2-4365-acb9-2962d6ceffe1")
  void aRecountReplacesAnItem(InventoryClient inventory, Cleanup cleanup) {
    Item before = receive(inventory, 100, "nut " + mark, cleanup);

    Item after = receive(inventory, 98, before.name(), cleanup);
    inventory.delete(before.id());

    assertEquals(List.of(after), find(inventory));
    assertNotEquals(before.id(), after.id());
    assertEquals(Optional.empty(), inventory.find(before.id()));
  }

  @Test
  void theScarcestItemIsListedFirst(InventoryClient inventory, Cleanup cleanup) {
    receive(inventory, 7, "A4 paper " + mark, cleanup);
    Item scarce = receive(inventory, 2, "toner " + mark, cleanup);

    assertEquals(scarce, find(inventory).get(0));
  }

  private List<Item> find(InventoryClient inventory) {
    return inventory.list(mark, SortOrder.QUANTITY, pageSize);
  }

  private static Item receive(
      InventoryClient inventory, int quantity, String name, Cleanup cleanup) {
    Item item = inventory.create(quantity, name);
    cleanup.add("delete item " + item.id(), () -> inventory.delete(item.id()));
    return item;
  }
}
