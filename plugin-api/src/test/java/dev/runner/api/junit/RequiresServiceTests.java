package dev.runner.api.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.AvailableServices;
import dev.runner.api.config.NearestName;
import dev.runner.api.config.Option;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

class RequiresServiceTests {

  @Test
  void skipsTestsWithoutTheirServicesAndNamesTheOption() {
    EngineExecutionResults results = Fixtures.run(Mixed.class);

    results.testEvents().assertStatistics(counts -> counts.succeeded(1).skipped(2));
    assertEquals(
        List.of(
            "service 'pigeon' is not available (service-available.pigeon is false),"
                + " service 'telephone' is not available (service-available.telephone is false)",
            "service 'telephone' is not available (service-available.telephone is false)"),
        skips(results));
  }

  @RunnerTest
  static class Mixed {
    @Test
    @RequiresService({"network", "volume"})
    void runs() {}

    @Test
    @RequiresService("telephone")
    void calls() {}

    @Test
    @RequiresService({"network", "pigeon", "telephone"})
    void flies() {}
  }

  @Test
  void skipsAllTestsOfAClassAndOfItsSubclasses() {
    assertEquals(1, skips(Fixtures.run(Child.class)).size());
  }

  @RequiresService("pigeon")
  static class Parent {}

  static class Child extends Parent {
    @Test
    void one() {}

    @Test
    void two() {}
  }

  @Test
  void refusesAServiceThatNobodyDeclaresAndNamesTheNearest() {
    String message = Fixtures.failure(Misspelt.class).getMessage();

    assertTrue(message.contains("@RequiresService(\"volumes\")"), message);
    assertTrue(message.contains("(declared are network, pigeon, telephone, volume)"), message);
    assertTrue(message.contains("did you mean 'volume'?"), message);
  }

  static class Misspelt {
    @Test
    @RequiresService("volumes")
    void writes() {}
  }

  @Test
  void saysHowToDeclareOneThatIsLikeNoOther() {
    String message = Fixtures.failure(Unknown.class).getMessage();

    assertTrue(message.endsWith("declare it by AvailableServices.group in the OptionDeclarations"));
  }

  static class Unknown {
    @Test
    @RequiresService("teleport")
    void beams() {}
  }

  @Test
  void findsNamesWithFewTypingErrors() {
    List<String> names = List.of("compute", "image", "object-store");
    assertEquals(Optional.of("image"), new NearestName(names).to("imge"));
    assertEquals(Optional.of("object-store"), new NearestName(names).to("objectstore"));
    assertEquals(Optional.empty(), new NearestName(names).to("dns"));
  }

  @Test
  void aGroupDeclaresServicesThatAreThereUnlessItIsSaidOtherwise() {
    Option option = AvailableServices.group("image").options().get(0);
    assertEquals("service-available.image", AvailableServices.group("image").key(option));
    assertEquals(Optional.of("true"), option.defaultValue());
  }

  private static List<String> skips(EngineExecutionResults results) {
    return results
        .allEvents()
        .skipped()
        .map(Event::getPayload)
        .flatMap(Optional::stream)
        .map(Object::toString)
        .sorted()
        .toList();
  }
}
