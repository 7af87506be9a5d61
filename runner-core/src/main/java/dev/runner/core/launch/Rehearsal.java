package dev.runner.core.launch;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;

/**
 * Has JUnit run a test that nobody hears of, so that its classes are there for the first portion.
 */
public final class Rehearsal {

  private Rehearsal() {}

  /** Runs the test, in a launcher session of its own. */
  public static void run() {
    ClassLoader quiet = ContextLoader.withoutFlightRecorder(Rehearsal.class.getClassLoader());
    try (LauncherSession session =
        ContextLoader.with(quiet, () -> SuiteLauncher.openSession(Engines.jupiter().get(0)))) {
      var request =
          LauncherDiscoveryRequestBuilder.request()
              .enableImplicitConfigurationParameters(false)
              .selectors(DiscoverySelectors.selectClass(NothingToTest.class))
              .build();
      var plan = ContextLoader.with(quiet, () -> session.getLauncher().discover(request));
      session.getLauncher().execute(LauncherExecutionRequestBuilder.request(plan).build());
    }
  }

  /** The test. */
  static final class NothingToTest {

    @Test
    void nothing() {
      // what is done around it is what counts
    }
  }
}
