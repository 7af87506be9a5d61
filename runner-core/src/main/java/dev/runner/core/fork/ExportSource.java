package dev.runner.core.fork;

/** Answers what an exporter in a fork wants to know, and takes what it says. */
@FunctionalInterface
public interface ExportSource {

  /** Where nothing is exported. */
  ExportSource NONE =
      question -> new ExportReply.Refused("there is nothing to export in this call");

  /** Answers a question, on the thread that has called the service. */
  ExportReply answer(ExportQuestion question);
}
