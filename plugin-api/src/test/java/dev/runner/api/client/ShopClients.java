package dev.runner.api.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Offers clients to the tests of this package. */
public final class ShopClients implements ClientProvider {

  static final List<String> STEPS = Collections.synchronizedList(new ArrayList<>());

  /** What tests use. */
  interface Shop {
    String mode();
  }

  private record ClosingShop(String mode) implements Shop, AutoCloseable {
    @Override
    public void close() {
      STEPS.add("closed");
    }
  }

  /** Creates the provider; the service loader does. */
  public ShopClients() {}

  @Override
  public String serviceVersion() {
    return "shop.v1";
  }

  @Override
  public List<NamedClient<?>> clients() {
    return List.of(
        new NamedClient<>("shop", Shop.class, ShopClients::shop),
        new NamedClient<>("broken", Shop.class, ShopClients::broken),
        new NamedClient<>("twin", String.class, setUp -> "one"),
        new NamedClient<>("twin", String.class, setUp -> "two"));
  }

  private static Shop shop(ClientSetUp setUp) {
    STEPS.add("made");
    return new ClosingShop(setUp.options().get("example.mode", String.class));
  }

  private static Shop broken(ClientSetUp setUp) {
    throw new IllegalStateException("no shop is here");
  }
}
