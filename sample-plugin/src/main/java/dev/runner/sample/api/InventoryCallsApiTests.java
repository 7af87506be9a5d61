package dev.runner.sample.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.runner.api.Cleanup;
import dev.runner.api.credential.Secret;
import dev.runner.api.junit.OptionValue;
import dev.runner.api.junit.RunnerTest;
import dev.runner.api.junit.SetUpClients;
import dev.runner.client.Await;
import dev.runner.client.Body;
import dev.runner.client.ClientErrorException;
import dev.runner.client.Credentials;
import dev.runner.client.Names;
import dev.runner.client.RestClient;
import dev.runner.sample.inventory.InventoryServer;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests of how the service answers, by the client of plugin-clients; {@code runner calls} shows
 * what was said.
 */
@RunnerTest
@Tag("api")
final class InventoryCallsApiTests {

  private static RestClient inventory;

  @SetUpClients
  static void connectToAServiceOfItsOwn(
      Cleanup cleanup, @OptionValue("sample.request-timeout") Duration timeout) throws IOException {
    Secret token = Secret.of(UUID.randomUUID().toString());
    InventoryServer server = cleanup.closing(InventoryServer.start(token.reveal()));
    inventory =
        RestClient.builder(server.endpoint())
            .name("inventory")
            .credentials(Credentials.bearer(token))
            .requestTimeout(timeout)
            .build();
    inventory.get("/items");
  }

  @Test
  void answersWithWhatItCreates(Cleanup cleanup) {
    String name = Names.random("sample-bolt");

    String item =
        inventory.at("/items").expect(201).post(Body.text("text/plain", "40 " + name)).text();
    String path = "/items/" + item.substring(0, item.indexOf(' '));
    cleanup.add("delete " + path, () -> inventory.delete(path));

    assertEquals(item, inventory.get(path).text());
  }

  @Test
  void refusesWhoeverHasNoToken() {
    RestClient stranger = inventory.toBuilder().credentials(Credentials.none()).build();

    assertThrows(
        ClientErrorException.Unauthorized.class,
        () -> stranger.post("/items", Body.text("text/plain", "1 contraband")));
  }

  @Test
  void knowsNothingOfWhatIsDeleted() {
    String item = inventory.post("/items", Body.text("text/plain", "1 brush")).text();
    String path = "/items/" + item.substring(0, item.indexOf(' '));

    inventory.at(path).expect(204).delete();

    Await.that("item " + path + " is gone").untilGone(() -> inventory.get(path));
  }
}
