package dev.runner.api.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.Event;

class EnabledIfOptionTests {

  /** Returns the reasons of all that was skipped in a class. */
  private static List<String> reasons(Class<?> type) {
    return Fixtures.run(type)
        .allEvents()
        .skipped()
        .map(Event::getPayload)
        .map(payload -> payload.orElseThrow().toString())
        .toList();
  }

  @Test
  void runsWhatTheOptionsAllow() {
    Fixtures.passing(Allowed.class, 5);
  }

  @EnabledIfOption("example.count")
  @EnabledIfOption(
      value = "example.mode",
      anyOf = {"fast", "very-slow"})
  static class Allowed {
    @Test
    @EnabledIfOption(value = "example.pause", anyOf = "2000ms")
    void equalHoweverItIsWritten() {}

    @Test
    @EnabledIfOption(value = "example.names", anyOf = "b")
    void oneOfAList() {}

    @Test
    @EnabledIfOption(value = "example.labels", anyOf = "a=1")
    void oneOfAMap() {}

    @Test
    @EnabledIfOption(value = "example.flag", anyOf = "no")
    void switchedOff() {}

    @Nested
    class Inner {
      @Test
      void runs() {}
    }
  }

  @Test
  void tellsWhatIsAndWhatWasWanted() {
    assertEquals(
        List.of(
            "option example.absent is not set",
            "option example.absent is not set, wanted \"x\"",
            "option example.flag is \"false\"",
            "option example.mode is \"very-slow\", wanted \"fast\"",
            "option example.secret is \"***\", wanted \"x\" or \"y\""),
        reasons(Forbidden.class).stream().sorted().toList());
    Fixtures.passing(Forbidden.class, 0);
  }

  static class Forbidden {
    @Test
    @EnabledIfOption("example.absent")
    void notSet() {}

    @Test
    @EnabledIfOption(value = "example.absent", anyOf = "x")
    void notSetToSomething() {}

    @Test
    @EnabledIfOption("example.flag")
    void switchedOff() {}

    @Test
    @EnabledIfOption(value = "example.mode", anyOf = "fast")
    void other() {}

    @Test
    @EnabledIfOption(
        value = "example.secret",
        anyOf = {"x", "y"})
    void masked() {}
  }

  @Test
  void skipsAClassAndThoseThatInheritIt() {
    assertEquals(List.of("option example.absent is not set"), reasons(Child.class));
  }

  @EnabledIfOption("example.absent")
  static class Parent {
    @Test
    void runs() {}
  }

  static class Child extends Parent {}

  @Test
  void failsForANameThatNobodyDeclares() {
    String message = Fixtures.failure(Misspelt.class).getCause().getMessage();
    assertTrue(
        message.startsWith(
            "Option 'example.mod' is not declared, did you mean 'example.mode'? (declared are: "),
        message);
  }

  static class Misspelt {
    @Test
    @EnabledIfOption("example.mod")
    void runs() {}
  }

  @Test
  void failsForAValueThatCanNeverBe() {
    assertEquals(
        "Option 'example.mode' can never be what is wanted: invalid value 'slow' (allowed are fast, very-slow)",
        Fixtures.failure(Impossible.class).getCause().getMessage());
  }

  @EnabledIfOption(value = "example.mode", anyOf = "slow")
  static class Impossible {
    @Test
    void runs() {}
  }
}
