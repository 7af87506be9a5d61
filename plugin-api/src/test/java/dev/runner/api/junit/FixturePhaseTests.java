package dev.runner.api.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.Cleanup;
import dev.runner.api.credential.Credential;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixturePhaseTests {

  private static final List<String> STEPS = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void forgetSteps() {
    STEPS.clear();
    FixtureProvider.STEPS.clear();
  }

  private static void step(Cleanup cleanup, String name) {
    STEPS.add(name);
    cleanup.add("undo " + name, () -> STEPS.add("undo " + name));
  }

  @Test
  void runsPhasesInTheirOrderSuperclassesFirstAndUndoesThemInReverse() {
    Fixtures.passing(Child.class, 1);
    assertEquals(
        List.of(
            "parent skip check",
            "child skip check",
            "parent credentials",
            "child credentials",
            "child clients",
            "parent resources",
            "child resources",
            "before all",
            "test",
            "after all",
            "undo child resources",
            "undo parent resources",
            "undo child clients",
            "undo child credentials",
            "undo parent credentials"),
        STEPS);
  }

  @RunnerTest
  static class Parent {
    @SetUpResources
    static void parentResources(Cleanup cleanup) {
      step(cleanup, "parent resources");
    }

    @SetUpCredentials
    static void parentCredentials(Cleanup cleanup) {
      step(cleanup, "parent credentials");
    }

    @SkipCheck
    static void parentCheck() {
      STEPS.add("parent skip check");
    }
  }

  static class Child extends Parent {
    @BeforeAll
    static void aPlainOne() {
      STEPS.add("before all");
    }

    @SetUpResources
    static void childResources(Cleanup cleanup) {
      step(cleanup, "child resources");
    }

    @SetUpClients
    static void childClients(Cleanup cleanup) {
      step(cleanup, "child clients");
    }

    @SetUpCredentials
    static void childCredentials(Cleanup cleanup) {
      step(cleanup, "child credentials");
    }

    @SkipCheck
    static void childCheck() {
      STEPS.add("child skip check");
    }

    @Test
    void test() {
      STEPS.add("test");
    }

    @AfterAll
    static void afterAll() {
      STEPS.add("after all");
    }
  }

  @Test
  void givesPhasesTheParametersAndFieldsThatOtherMethodsHave() {
    Fixtures.passing(Supplied.class, 1);
    assertEquals(
        List.of("create PRIMARY", "create ADMIN", "release ADMIN", "release PRIMARY"),
        FixtureProvider.STEPS);
  }

  @RunnerTest
  static class Supplied {
    @UseCredential static Credential user;

    @SetUpCredentials
    static void admin(
        @UseCredential(kind = dev.runner.api.credential.CredentialKind.ADMIN) Credential admin,
        @OptionValue("example.count") int count) {
      assertNotNull(user);
      assertEquals(7, count);
    }

    @Test
    void test() {}
  }

  @Test
  void runsInstanceMethodsOfAClassWithOneInstance() {
    Fixtures.passing(OneInstance.class, 1);
  }

  @RunnerTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstance {
    private String made = "nothing";

    @SetUpResources
    void make(Cleanup cleanup) {
      made = "something";
      cleanup.add("forget it", () -> made = "nothing");
    }

    @BeforeAll
    void isMade() {
      assertEquals("something", made);
    }

    @Test
    void finds() {
      assertEquals("something", made);
    }
  }

  @Test
  void givesNestedClassesPhasesOfTheirOwn() {
    Fixtures.passing(Outer.class, 3);
    assertEquals(List.of("outer", "inner", "undo inner", "undo outer"), STEPS);
  }

  @RunnerTest
  static class Outer {
    @SetUpResources
    static void outer(Cleanup cleanup) {
      step(cleanup, "outer");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void test(int number) {}

    @Nested
    class Inner {
      @SetUpResources
      static void inner(Cleanup cleanup) {
        step(cleanup, "inner");
      }

      @Test
      void test() {}
    }
  }

  @Test
  void setsAClassWithParametersUpOnce() {
    Fixtures.passing(Repeated.class, 2);
    assertEquals(List.of("make", "test 1", "test 2", "undo make"), STEPS);
  }

  @RunnerTest
  @ParameterizedClass
  @ValueSource(ints = {1, 2})
  static class Repeated {
    @Parameter int number;

    @SetUpResources
    static void make(Cleanup cleanup) {
      step(cleanup, "make");
    }

    @Test
    void test() {
      STEPS.add("test " + number);
    }
  }

  @Test
  void reportsTheTimeOfEachStep() {
    List<String> entries =
        Fixtures.run(Child.class)
            .allEvents()
            .reportingEntryPublished()
            .map(
                event ->
                    event
                        .getRequiredPayload(org.junit.platform.engine.reporting.ReportEntry.class)
                        .getKeyValuePairs()
                        .toString()
                        .replaceAll("\\d+ ms", "n ms"))
            .toList();
    assertEquals(3, entries.size(), entries::toString);
    assertTrue(
        entries.get(0).contains("runner.set-up.1=skip check 'Parent.parentCheck': n ms"),
        entries::toString);
    assertTrue(
        entries.get(1).contains("runner.set-up.3=set-up of clients 'Child.childClients': n ms"),
        entries::toString);
    assertTrue(
        entries.get(2).startsWith("{runner.cleanup.1=undo child resources: n ms, "),
        entries::toString);
  }
}
