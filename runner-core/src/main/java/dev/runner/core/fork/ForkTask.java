package dev.runner.core.fork;

import dev.runner.api.export.ExportedTask;
import dev.runner.api.export.TaskHeader;
import dev.runner.api.export.TaskWorkload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A task whose workloads are fetched from the supervisor, a page at a time. */
final class ForkTask implements ExportedTask {

  private final TaskHeader header;
  private final ExportTalk talk;

  ForkTask(TaskHeader header, ExportTalk talk) {
    this.header = header;
    this.talk = talk;
  }

  @Override
  public TaskHeader header() {
    return header;
  }

  @Override
  public Iterable<TaskWorkload> workloads() {
    return Pages::new;
  }

  /** The workloads from the first one on. For one thread. */
  private final class Pages implements Iterator<TaskWorkload> {

    private final Deque<TaskWorkload> page = new ArrayDeque<>();
    private int last;
    private boolean over;

    @Override
    public boolean hasNext() {
      if (page.isEmpty() && !over) {
        page.addAll(
            talk.ask(new ExportQuestion.Workloads(last), ExportReply.WorkloadPage.class)
                .workloads());
        over = page.isEmpty();
      }
      return !over;
    }

    @Override
    public TaskWorkload next() {
      if (!hasNext()) {
        throw new NoSuchElementException("The task has no more workloads");
      }
      TaskWorkload workload = page.remove();
      last = workload.number();
      return workload;
    }
  }
}
