package dev.runner.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeantTestsTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shop:shop.ATests.failsA            | failsA       | true",
        "shop:shop.ATests.failsA            | failsa       | true",
        "shop:shop.ATests.failsA(int)(#3)   | failsA       | true",
        "shop:shop.ATests.failsA(int)       | failsA(int)  | true",
        "shop:shop.ATests.failsAB           | failsA       | false",
        "shop:shop.ATests.reallyFailsA      | failsA       | false",
        "shop:failsA.ATests.other           | failsA       | false",
      })
  void aMethodAloneMeansAllTestsOfThatName(String id, String name, boolean meant) {
    assertEquals(meant, MeantTests.endsIn(id, name));
  }
}
