package dev.runner.exporter.testapi;

import dev.runner.exporter.doubles.TestApiDouble;

/** Results of the second generation, through all that may go wrong. */
final class SecondGenerationFaultsTests extends FirstGenerationFaultsTests {

  @Override
  protected String target() {
    return "testapi+%s://%s/api/v1/results";
  }

  @Override
  TestApiDouble service() {
    return TestApiDouble.secondGeneration();
  }
}
