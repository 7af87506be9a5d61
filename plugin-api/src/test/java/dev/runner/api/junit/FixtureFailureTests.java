package dev.runner.api.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runner.api.Cleanup;
import dev.runner.api.credential.Credential;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What becomes of a class whose set-up does not come to its end. */
class FixtureFailureTests {

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
  void undoesAllThatEarlierPhasesMadeWhenALaterOneFails() {
    Throwable failure = Fixtures.failure(FailingHalfWay.class);

    assertInstanceOf(SetUpFailedException.class, failure);
    assertEquals(
        "The set-up of resources 'FailingHalfWay.resources' failed: java.io.IOException: no space",
        failure.getMessage());
    assertInstanceOf(IOException.class, failure.getCause());
    assertEquals(
        List.of("credentials", "clients", "after all", "undo clients", "undo credentials"), STEPS);
    assertEquals(
        List.of(
            "java.lang.IllegalStateException: cannot log out",
            "dev.runner.api.junit.CleanupFailedException:"
                + " Clean-up failed: close: java.io.IOException: stuck"),
        Arrays.stream(failure.getSuppressed()).map(Throwable::toString).toList());
  }

  @RunnerTest
  static class FailingHalfWay {
    @SetUpCredentials
    static void credentials(Cleanup cleanup) {
      step(cleanup, "credentials");
    }

    @SetUpClients
    static void clients(Cleanup cleanup) {
      step(cleanup, "clients");
      cleanup.add(
          "close",
          () -> {
            throw new IOException("stuck");
          });
    }

    @SetUpResources
    static void resources() throws IOException {
      throw new IOException("no space");
    }

    @BeforeAll
    static void never() {
      fail("is not called");
    }

    @Test
    void never(Cleanup cleanup) {
      fail("is not called");
    }

    @AfterAll
    static void afterAll() {
      STEPS.add("after all");
      throw new IllegalStateException("cannot log out");
    }
  }

  @Test
  void skipsAClassWithTheReasonBeforeAnythingIsBorrowedOrMade() {
    EngineExecutionResults results = Fixtures.run(Unlicensed.class);

    assertEquals(
        List.of("Assumption failed: no licence (skip check 'Unlicensed.licensed')"),
        results
            .containerEvents()
            .aborted()
            .map(event -> event.getRequiredPayload(TestExecutionResult.class))
            .map(result -> result.getThrowable().orElseThrow().getMessage())
            .toList());
    results.testEvents().assertStatistics(counts -> counts.started(0));
    assertEquals(List.of(), STEPS);
    assertEquals(List.of(), FixtureProvider.STEPS);
  }

  @RunnerTest
  static class Unlicensed {
    @UseCredential static Credential user;

    @SetUpResources
    static void resources() {
      STEPS.add("resources");
    }

    @SkipCheck
    static void licensed() {
      assumeTrue(false, "no licence");
    }

    @Test
    void never() {}

    @AfterAll
    static void afterAll() {
      STEPS.add("after all");
    }
  }

  @Test
  void failsWithTheErrorOfAPhaseEvenIfThatIsAnAssertion() {
    Throwable failure = Fixtures.failure(Asserting.class);
    assertInstanceOf(SetUpFailedException.class, failure);
    assertInstanceOf(AssertionError.class, failure.getCause());
  }

  @RunnerTest
  static class Asserting {
    @SkipCheck
    static void check() {
      fail("not a matter of skipping");
    }

    @Test
    void never() {}
  }
}
