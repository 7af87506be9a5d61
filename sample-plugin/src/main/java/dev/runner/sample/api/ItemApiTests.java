package dev.runner.sample.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runner.api.Cleanup;
import dev.runner.api.TestId;
import dev.runner.api.junit.OptionValue;
import dev.runner.sample.fixture.InventoryTest;
import dev.runner.sample.inventory.InventoryClient;
import dev.runner.sample.inventory.Item;
import dev.runner.sample.inventory.RefusedException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of what the service does with one item. */
@InventoryTest
@Tag("api")
final class ItemApiTests {

  private static final long UNKNOWN = Long.MAX_VALUE;

  private final InventoryClient inventory;

  ItemApiTests(InventoryClient inventory) {
    this.inventory = inventory;
  }

  @Test
  @Tag("smoke")
  @TestId("ac4d98a4-3a74-42d1-938d-da41f2fe49a9")
  void createsAnItem(Cleanup cleanup) {
    Item item = inventory.create(40, "steel bolt");
    cleanup.add("delete item " + item.id(), () -> inventory.delete(item.id()));

    assertEquals(40, item.quantity());
    assertEquals("steel bolt", item.name());
  }

  @Test
  @Tag("smoke")
  @TestId("ed3adca3-81ba-495d-b340-009caf11c974")
  void findsAnItemByItsId(Cleanup cleanup) {
    Item item = inventory.create(3, "hammer");
    cleanup.add("delete item " + item.id(), () -> inventory.delete(item.id()));

    assertEquals(Optional.of(item), inventory.find(item.id()));
  }

  @Test
  @TestId("6145c455-494d-4f2d-b05e-dd3594367490")
  void deletesAnItem() {
    Item item = inventory.create(1, "used brush");

    assertTrue(inventory.delete(item.id()), "it was there");
    assertEquals(Optional.empty(), inventory.find(item.id()));
  }

  @Test
  void findsNothingForAnUnknownId() {
    assertEquals(Optional.empty(), inventory.find(UNKNOWN));
  }

  @Test
  void deletesNothingForAnUnknownId() {
    assertFalse(inventory.delete(UNKNOWN), "it was never there");
  }

  @ParameterizedTest
  @CsvSource({"-1, negative", "1, ' '", "1, ''"})
  void refusesABadItem(int quantity, String name) {
    RefusedException refusal =
        assertThrows(RefusedException.class, () -> inventory.create(quantity, name));

    assertEquals(400, refusal.status());
  }

  @Test
  void refusesAnItemFromAClientWithoutToken(
      @OptionValue("sample.endpoint") Optional<URI> endpoint,
      @OptionValue("sample.api-token") Optional<String> token) {
    // The bundled service always has a token; a given one may be open to everybody.
    assumeTrue(endpoint.isEmpty() || token.isPresent(), "sample.api-token is not set");
    InventoryClient stranger = inventory.withoutToken();

    RefusedException refusal =
        assertThrows(RefusedException.class, () -> stranger.create(1, "contraband"));

    assertEquals(401, refusal.status());
  }
}
