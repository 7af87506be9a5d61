package dev.runner.api.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.runner.api.client.ShopClients.Shop;
import dev.runner.api.junit.RunningTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class ClientExtensionTests {

  @BeforeEach
  void forgetSteps() {
    ShopClients.STEPS.clear();
  }

  @Test
  void givesOneClientToAllTestsAndClosesItBehindThem() {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(Buying.class), selectClass(Selling.class))
            .execute();

    results.testEvents().assertStatistics(tests -> tests.succeeded(3));
    assertEquals(List.of("made", "closed"), ShopClients.STEPS);
  }

  @Test
  void saysWhatIsOfferedInstead() {
    assertEquals(
        "No client 'bank' is offered to '%s' (offered are: broken, shop, twin, twin): correct the name, or add the plugin that offers it to Plugin-Dependencies"
            .formatted(Unknown.class.getName()),
        failure(Unknown.class));
  }

  @Test
  void saysWhatTypeItHas() {
    assertEquals(
        "Client 'shop' is a '%s', which is no 'java.lang.String': ask for its type"
            .formatted(Shop.class.getName()),
        failure(OtherType.class));
  }

  @Test
  void saysWhyAClientCannotBeMade() {
    assertEquals(
        "Client 'broken' of '%s' cannot be made: java.lang.IllegalStateException: no shop is here"
            .formatted(ShopClients.class.getName()),
        failure(Broken.class));
  }

  @Test
  void doesNotChooseBetweenTwoOfOneName() {
    String twice = "'" + ShopClients.class.getName() + "'";
    assertEquals(
        "Client 'twin' is offered by " + twice + " and " + twice + ": rename one",
        failure(Twin.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "a b", "a/b"})
  void refusesANameThatNobodyCouldWrite(String name) {
    assertThrows(
        IllegalArgumentException.class, () -> new NamedClient<>(name, String.class, s -> ""));
  }

  private static String failure(Class<?> type) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(type))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .findFirst()
        .orElseThrow()
        .getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
        .getThrowable()
        .orElseThrow()
        .getMessage();
  }

  static final class Buying {
    private final Shop inConstructor;

    Buying(@Client("shop") Shop shop) {
      this.inConstructor = shop;
    }

    @Test
    void hasTheOptionsOfThePluginThatOffersIt(@Client("shop") Shop shop) {
      assertEquals("very-slow", shop.mode());
      assertEquals(shop, inConstructor);
    }

    @Test
    void knowsWhichTestRuns(@Client("shop") Shop shop) {
      assertTrue(RunningTest.current().orElseThrow().uniqueId().contains("knowsWhichTestRuns"));
    }
  }

  static final class Selling {
    @Test
    void hasTheSame(@Client("shop") Shop shop) {
      assertEquals(List.of("made"), ShopClients.STEPS);
    }
  }

  static final class Unknown {
    @Test
    void test(@Client("bank") Shop shop) {}
  }

  static final class OtherType {
    @Test
    void test(@Client("shop") String shop) {}
  }

  static final class Broken {
    @Test
    void test(@Client("broken") Shop shop) {}
  }

  static final class Twin {
    @Test
    void test(@Client("twin") String twin) {}
  }
}
