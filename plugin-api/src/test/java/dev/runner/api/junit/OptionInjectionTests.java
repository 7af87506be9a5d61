package dev.runner.api.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.junit.FixtureDeclarations.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionInjectionTests {

  @Test
  void setsFieldsAndParametersOfEveryType() {
    Fixtures.passing(Good.class, 4);
  }

  static class Parent {
    @OptionValue("example.count")
    private int inherited;

    int inherited() {
      return inherited;
    }
  }

  static class Good extends Parent {

    @OptionValue("example.mode")
    static Mode mode;

    @OptionValue("example.mode")
    String modeText;

    @OptionValue("example.names")
    List<String> names;

    @OptionValue("example.absent")
    Optional<String> absent;

    @OptionValue("example.pause")
    private Optional<Duration> pause;

    private final long count;

    Good(@OptionValue("example.count") long count) {
      this.count = count;
    }

    @BeforeAll
    static void staticFieldsAreSet(@OptionValue("example.mode") String text) {
      assertEquals(Mode.VERY_SLOW, mode);
      assertEquals("very-slow", text);
    }

    @Test
    void fields() {
      assertEquals(7, inherited());
      assertEquals(7L, count);
      assertEquals("very-slow", modeText);
      assertEquals(List.of("a", "b"), names);
      assertEquals(Optional.empty(), absent);
      assertEquals(Optional.of(Duration.ofSeconds(2)), pause);
    }

    @Test
    void parameters(
        @OptionValue("example.mode") Mode choice,
        @OptionValue("example.names") List<String> texts,
        @OptionValue("example.absent") Optional<String> nothing) {
      assertEquals(Mode.VERY_SLOW, choice);
      assertEquals(List.of("a", "b"), texts);
      assertEquals(Optional.empty(), nothing);
    }

    @ParameterizedTest
    @ValueSource(ints = 7)
    void besideOtherParameters(int argument, @OptionValue("example.count") int value) {
      assertEquals(argument, value);
    }

    @Nested
    class Inner {
      @OptionValue("example.count")
      Integer own;

      @Test
      void fieldsOfNestedClasses() {
        assertEquals(7, own);
      }
    }
  }

  @Test
  void namesTheOptionsThatThereAreForOneThatIsNot() {
    Throwable failure = Fixtures.failure(Unknown.class);
    assertTrue(
        failure
            .getMessage()
            .contains(
                "Option 'example.cuont' is not declared, did you mean 'example.count'? (declared are: example.absent,"),
        failure.getMessage());
  }

  static class Unknown {
    @OptionValue("example.cuont")
    int count;

    @Test
    void never() {}
  }

  @Test
  void saysHowToSetWhatHasNoValue() {
    Throwable failure = Fixtures.failure(Absent.class);
    assertTrue(
        failure.getMessage().contains("by the environment variable RUNNER__EXAMPLE__ABSENT"),
        failure.getMessage());
  }

  static class Absent {
    @Test
    void never(@OptionValue("example.absent") String absent) {}
  }

  @Test
  void refusesFinalFieldsAndTypesItCannotMake() {
    assertTrue(Fixtures.failure(Final.class).getMessage().contains("is final"));
    assertTrue(Fixtures.failure(Strange.class).getMessage().contains("cannot be read as"));
    assertTrue(Fixtures.failure(Wildcard.class).getMessage().contains("'?'"));
  }

  static class Final {
    @OptionValue("example.count")
    final int count = 1;

    @Test
    void never() {}
  }

  static class Strange {
    @Test
    void never(@OptionValue("example.count") Thread thread) {}
  }

  static class Wildcard {
    @Test
    void never(@OptionValue("example.count") Optional<?> anything) {}
  }
}
