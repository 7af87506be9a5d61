package dev.runner.core.report;

import dev.runner.core.store.StoredAttempt;
import dev.runner.core.store.StoredTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a run as a folder of Allure results: a file for each attempt at a test, one for each class
 * that wrote or published anything, and copies of attachments.
 *
 * <p>Names of files follow from the run, so that a run that is written twice is there once; results
 * of other runs in the folder stay, as Allure has it. Attempts before the last one are its retries.
 */
final class AllureReport implements Reporter {

  AllureReport() {}

  @Override
  public void write(ReportSource source, Path target) {
    try {
      Files.createDirectories(target);
    } catch (IOException e) {
      throw new ReportException(target, e);
    }
    RunWalk.through(source, new Results(source, target));
  }

  /** Writes the results of one class after another. */
  private static final class Results implements RunVisitor {

    private final ReportSource source;
    private final AllureFolder folder;
    private final AllureResult results;

    Results(ReportSource source, Path target) {
      this.source = source;
      this.folder = new AllureFolder(source.run(), target);
      this.results = new AllureResult(source, folder);
    }

    @Override
    public void begin(ReportedClass testClass) {
      if (!testClass.scopes().isEmpty()) {
        folder.beginContainer(testClass);
      }
    }

    @Override
    public void test(StoredTest test) {
      if (test.attempts() > 1) {
        for (StoredAttempt attempt : source.store().attempts(source.run(), test.number())) {
          results.write(attempt.attempt() == test.last().attempt() ? test : test.as(attempt));
        }
      } else {
        results.write(test);
      }
    }

    @Override
    public void fault(ClassFault fault) {
      results.write(fault);
    }

    @Override
    public void end(ReportedClass testClass) {
      folder.endContainer(json -> new AllureFixture(source, folder, json).write(testClass));
    }
  }
}
