package dev.runner.core.export;

import dev.runner.api.export.TaskHeader;
import dev.runner.api.export.TaskWorkload;
import dev.runner.api.export.TaskWorkload.Action;
import dev.runner.api.export.TaskWorkload.Criterion;
import dev.runner.api.export.TaskWorkload.IterationError;
import dev.runner.api.export.TaskWorkload.Load;
import dev.runner.core.fork.ExportQuestion;
import dev.runner.core.fork.ExportReply;
import dev.runner.core.fork.ExportTerms;
import dev.runner.core.fork.ServiceRequest;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.secret.SecretMask;
import dev.runner.core.store.ExportSubject;
import dev.runner.core.task.TaskResults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A task of a file that is exported, secrets masked: nobody did that when the file was written. */
public final class TaskGoods implements ExportGoods {

  private static final int WORKLOADS_AT_ONCE = 20;

  private final TaskResults task;
  private final SecretMask secrets;

  /**
   * Creates it.
   *
   * @param secrets what is taken out of its texts
   */
  public TaskGoods(TaskResults task, SecretMask secrets) {
    this.task = task;
    this.secrets = secrets;
  }

  @Override
  public ExportSubject subject() {
    return new ExportSubject.Task(task.id(), secrets.mask(task.header().title()));
  }

  @Override
  public ServiceKind exporters() {
    return ServiceKind.TASK_EXPORTER;
  }

  @Override
  public int size() {
    return task.workloads().size();
  }

  @Override
  public ServiceRequest validation(String target) {
    return new ServiceRequest.ValidateForTask(target);
  }

  @Override
  public ServiceRequest export(ExportTerms terms) {
    TaskHeader header = task.header();
    TaskHeader masked =
        new TaskHeader(
            header.id(),
            secrets.mask(header.title()),
            secrets.mask(header.description()),
            secrets.mask(header.status()),
            header.passed(),
            header.startedAt(),
            header.duration(),
            header.environment().map(secrets::mask),
            header.tags().stream().map(secrets::mask).toList(),
            header.counts());
    return new ServiceRequest.ExportTask(masked, terms);
  }

  @Override
  public Optional<ExportReply> answer(ExportQuestion question, ExportNews news) {
    if (question instanceof ExportQuestion.Workloads workloads) {
      return Optional.of(page(workloads.after(), news));
    }
    return Optional.empty();
  }

  private ExportReply page(int after, ExportNews news) {
    List<TaskWorkload> all = task.workloads();
    int begin = Math.min(Math.max(0, after), all.size());
    int end = Math.min(all.size(), begin + WORKLOADS_AT_ONCE);
    if (end > begin) {
      news.fetched(end);
    }
    return new ExportReply.WorkloadPage(
        all.subList(begin, end).stream().map(this::masked).toList());
  }

  private TaskWorkload masked(TaskWorkload one) {
    if (secrets.isEmpty()) {
      return one;
    }
    return new TaskWorkload(
        one.number(),
        secrets.mask(one.key()),
        secrets.mask(one.name()),
        secrets.mask(one.description()),
        secrets.mask(one.part()),
        masked(one.load()),
        one.startedAt(),
        one.passed(),
        one.criteria().stream()
            .map(c -> new Criterion(secrets.mask(c.name()), c.passed(), secrets.mask(c.detail())))
            .toList(),
        one.iterations(),
        one.failures(),
        one.figures(),
        one.actions().stream()
            .map(a -> new Action(secrets.mask(a.name()), a.iterations(), a.failures(), a.figures()))
            .toList(),
        one.errors().stream()
            .map(
                e ->
                    new IterationError(
                        secrets.mask(e.kind()), secrets.mask(e.message()), e.iterations()))
            .toList());
  }

  private Load masked(Load load) {
    Map<String, String> settings = new LinkedHashMap<>();
    load.settings().forEach((name, value) -> settings.put(name, secrets.mask(value)));
    return new Load(secrets.mask(load.kind()), settings, load.duration(), load.fullDuration());
  }
}
