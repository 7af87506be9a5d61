package dev.runner.core.export;

import dev.runner.core.fork.ExportQuestion;
import dev.runner.core.fork.ExportReply;
import dev.runner.core.fork.ExportTerms;
import dev.runner.core.fork.ServiceRequest;
import dev.runner.core.fork.TestSheet;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.report.RunFiles;
import dev.runner.core.result.RunId;
import dev.runner.core.store.ExportSubject;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredRun;
import dev.runner.core.store.StoredTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stored run that is exported; its tests are read from the store as they are asked for. */
public final class RunGoods implements ExportGoods {

  private static final int TESTS_AT_ONCE = 200;

  /** A few long stack traces are a page of their own. */
  private static final int CHARACTERS_AT_ONCE = 1 << 20;

  private final ResultStore store;
  private final RunId run;
  private final TestContents contents;

  /**
   * Creates it.
   *
   * @param store has the run
   * @param files where published files lie
   * @param run the run
   */
  public RunGoods(ResultStore store, RunFiles files, RunId run) {
    this.store = store;
    this.run = run;
    this.contents = new TestContents(store, files, run);
  }

  @Override
  public ExportSubject subject() {
    return ExportSubject.of(run);
  }

  @Override
  public ServiceKind exporters() {
    return ServiceKind.RUN_EXPORTER;
  }

  @Override
  public int size() {
    return stored().summary().counts().planned();
  }

  @Override
  public ServiceRequest validation(String target) {
    return new ServiceRequest.Validate(target);
  }

  @Override
  public ServiceRequest export(ExportTerms terms) {
    return new ServiceRequest.ExportRun(RunSheets.of(stored()), terms);
  }

  @Override
  public Optional<ExportReply> answer(ExportQuestion question, ExportNews news) throws IOException {
    if (question instanceof ExportQuestion.Tests tests) {
      return Optional.of(page(tests.after(), news));
    } else if (question instanceof ExportQuestion.Content content) {
      return Optional.of(new ExportReply.Piece(contents.piece(content)));
    }
    return Optional.empty();
  }

  private StoredRun stored() {
    return store.find(run).orElseThrow();
  }

  private ExportReply page(int after, ExportNews news) {
    List<TestSheet> sheets = new ArrayList<>();
    int characters = 0;
    for (StoredTest test : store.tests(run, after, TESTS_AT_ONCE)) {
      if (characters > CHARACTERS_AT_ONCE) {
        break;
      }
      characters += test.message().length() + test.detail().length();
      sheets.add(contents.sheet(test));
    }
    if (!sheets.isEmpty()) {
      news.fetched(sheets.get(sheets.size() - 1).test().number());
    }
    return new ExportReply.Page(sheets);
  }
}
