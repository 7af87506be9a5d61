package dev.runner.sample.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.api.Cleanup;
import dev.runner.api.TestId;
import dev.runner.api.junit.OptionValue;
import dev.runner.sample.fixture.InventoryTest;
import dev.runner.sample.inventory.InventoryClient;
import dev.runner.sample.inventory.Item;
import dev.runner.sample.inventory.SortOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests of the list of items. */
@InventoryTest
@Tag("api")
final class ItemListApiTests {

  @OptionValue("sample.page-size")
  private int pageSize;

  @OptionValue("sample.sort-by")
  private SortOrder order;

  private final InventoryClient inventory;

  /** A part of the names of this test's items: others may use the service at the same time. */
  private final String mark = UUID.randomUUID().toString();

  private final List<Item> items = new ArrayList<>();

  ItemListApiTests(InventoryClient inventory) {
    this.inventory = inventory;
  }

  @BeforeEach
  void createOneItemMoreThanAPageHolds(Cleanup cleanup) {
    for (int n = 0; n <= pageSize; n++) {
      // Names go down where quantities go up: each order is another one.
      Item item = inventory.create(n, "crate %03d %s".formatted(pageSize - n, mark));
      cleanup.add("delete item " + item.id(), () -> inventory.delete(item.id()));
      items.add(item);
    }
  }

  @Test
  @Tag("smoke")
  @TestId("ef09ac0a-bcba-4c25-b550-8e214ea33aa1")
  void listsEveryItemOfSeveralPages() {
    assertEquals(Set.copyOf(items), Set.copyOf(inventory.list(mark, order, pageSize)));
  }

  @Test
  @TestId("7e01c97a-51ef-4454-9ce5-0d32cde1a97d")
  void listsItemsInTheOrderAskedFor() {
    items.sort(order.comparator());

    assertEquals(items, inventory.list(mark, order, pageSize));
  }

  @Test
  void listsNothingForAnUnknownName() {
    String unknown = UUID.randomUUID().toString();

    assertEquals(List.of(), inventory.list(unknown, order, pageSize));
  }
}
