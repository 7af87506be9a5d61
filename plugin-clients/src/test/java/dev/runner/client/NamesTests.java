package dev.runner.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NamesTests {

  @Test
  void haveAPrefixAndARandomPart() {
    String name = Names.random("shop-order");
    assertTrue(name.matches("shop-order-[a-z2-9]{10}"), name);
    assertNotEquals(name, Names.random("shop-order"));
  }

  @Test
  void comeFromASeed() {
    assertEquals(Names.of(7).next("a"), Names.of(7).next("a"));
    assertNotEquals(Names.of(7).next("a"), Names.of(8).next("a"));
  }
}
