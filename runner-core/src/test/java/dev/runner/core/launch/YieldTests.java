package dev.runner.core.launch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.plugin.PluginId;
import org.junit.jupiter.api.Test;

class YieldTests {

  private static final PluginId SHOP = new PluginId("shop");
  private static final PluginId BANK = new PluginId("bank");

  private final Yield yielding = new Yield(ComputeWatch.off());

  @Test
  void endsThePortionOfAPluginThatIsLeft() {
    yielding.renew(SHOP);
    yielding.leave(BANK);
    assertFalse(yielding.isRequested());

    yielding.leave(SHOP);

    assertTrue(yielding.isRequested());
  }

  @Test
  void endsPortionsThatComeLater() {
    yielding.leave(SHOP);

    assertTrue(yielding.renew(SHOP).isCancellationRequested());
    assertFalse(yielding.renew(BANK).isCancellationRequested());
    assertTrue(yielding.renew(SHOP).isCancellationRequested());
  }
}
