package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestIdTests {

  private static final List<String> IDS =
      List.of(
          "shop:p.Cart.adds", "shop:p.Cart.addsMany", "shop:p.Cart.buys()", "shop:q.Price.adds");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "shop:p.Cart.ads, shop:p.Cart.adds",
        "shop:p.Cart.addMany, shop:p.Cart.addsMany",
        "shop:p.Cart.buys, shop:p.Cart.buys()",
        "shop:p.Carts.adds, shop:p.Cart.adds",
        "bank:x.Y.pays, -"
      })
  void isTheIdThatDiffersLeast(String text, String nearest) {
    assertEquals(Optional.ofNullable(nearest), new NearestId(IDS).to(text));
  }
}
