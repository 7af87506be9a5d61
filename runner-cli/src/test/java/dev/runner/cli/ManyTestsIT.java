package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More tests than memory could hold if anything were kept of each. */
final class ManyTestsIT {

  /** A number at which 32 MB were not enough while two maps held an entry for each test. */
  private static final int TESTS = 150_000;

  @Test
  void needNoMoreMemoryThanAFew(@TempDir Path folder) throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    workspace.environment("JDK_JAVA_OPTIONS", "-Xmx32m"); // of both processes
    workspace.install(
        "many",
        PluginJar.plugin("many")
            .source(
                TestSource.of("many.ManyTests")
                    .member(
                        "@TestFactory Stream<DynamicTest> all() { return IntStream.range(0, "
                            + TESTS
                            + ").mapToObj(i -> DynamicTest.dynamicTest(\"t\" + i, () -> { })); }")
                    .text()));
    Finished run = workspace.run("run", "--report", "ndjson=" + folder.resolve("run.ndjson"));
    assertEquals(0, run.exit(), run::toString);
    assertEquals(
        "PASSED: %1$d/%1$d passed, 0 failed, 0 error, 0 skipped, 0 aborted, 0 not run"
            .formatted(TESTS),
        run.out().strip().lines().reduce((first, last) -> last).orElse(""));
  }
}
