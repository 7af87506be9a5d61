package dev.runner.core.export;

import dev.runner.core.fork.ExportQuestion;
import dev.runner.core.fork.ExportReply;
import dev.runner.core.fork.ExportTerms;
import dev.runner.core.fork.ServiceRequest;
import dev.runner.core.plugin.ServiceKind;
import dev.runner.core.store.ExportSubject;
import java.io.IOException;
import java.util.Optional;

/** What is exported, wherever it lies: a stored run, or a task of a file. For one thread. */
public interface ExportGoods {

  /** Returns what it is. */
  ExportSubject subject();

  /** Returns which kind of exporter takes it. */
  ServiceKind exporters();

  /** Returns how many tests or workloads it has. */
  int size();

  /** Returns what asks an exporter for its objections to a target. */
  ServiceRequest validation(String target);

  /** Returns what asks an exporter to export it. */
  ServiceRequest export(ExportTerms terms);

  /**
   * Answers a question about its content.
   *
   * @param news hears how far it is
   * @return the answer; empty if the question is about something else
   * @throws IOException if the answer cannot be had
   */
  Optional<ExportReply> answer(ExportQuestion question, ExportNews news) throws IOException;
}
