package dev.runner.core.fork;

import dev.runner.api.export.Attachment;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTest;
import dev.runner.api.export.RunHeader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** A stored run whose tests are fetched from the supervisor, a page at a time. */
final class ForkRun implements ExportedRun {

  private final RunHeader header;
  private final ExportTalk talk;

  ForkRun(RunHeader header, ExportTalk talk) {
    this.header = header;
    this.talk = talk;
  }

  @Override
  public RunHeader header() {
    return header;
  }

  @Override
  public Iterable<ExportedTest> tests() {
    return Pages::new;
  }

  private ExportedTest complete(TestSheet sheet) {
    ExportedTest test = sheet.test();
    return new ExportedTest(
        test.number(),
        test.key(),
        test.id(),
        test.uniqueId(),
        test.uuid(),
        test.plugin(),
        test.className(),
        test.name(),
        test.displayName(),
        test.tags(),
        test.outcome(),
        test.flags(),
        test.cause(),
        test.message(),
        test.trace(),
        test.attempts(),
        test.fork(),
        test.startedAt(),
        test.duration(),
        attachments(sheet, sheet.files(), 0),
        attachments(sheet, sheet.output(), sheet.files().size()));
  }

  private List<Attachment> attachments(
      TestSheet sheet, List<TestSheet.FileSheet> files, int firstPlace) {
    List<Attachment> attachments = new ArrayList<>();
    for (TestSheet.FileSheet file : files) {
      int place = firstPlace + attachments.size();
      attachments.add(
          new ForkAttachment(
              file,
              new ExportQuestion.Content(sheet.test().number(), sheet.attempt(), place, 0),
              talk));
    }
    return attachments;
  }

  /** The tests from the first one on. For one thread. */
  private final class Pages implements Iterator<ExportedTest> {

    private final Deque<TestSheet> page = new ArrayDeque<>();
    private int last;
    private boolean over;

    @Override
    public boolean hasNext() {
      if (page.isEmpty() && !over) {
        page.addAll(talk.ask(new ExportQuestion.Tests(last), ExportReply.Page.class).tests());
        over = page.isEmpty();
      }
      return !over;
    }

    @Override
    public ExportedTest next() {
      if (!hasNext()) {
        throw new NoSuchElementException("The run has no more tests");
      }
      TestSheet sheet = page.remove();
      last = sheet.test().number();
      return complete(sheet);
    }
  }
}
