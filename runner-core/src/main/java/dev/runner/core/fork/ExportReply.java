package dev.runner.core.fork;

import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.TaskWorkload;
import java.util.List;

/** What the supervisor answers an exporter. */
public sealed interface ExportReply {

  /** Some tests in order; none if there are no more. */
  record Page(List<TestSheet> tests) implements ExportReply {

    /** Copies the tests. */
    public Page {
      tests = List.copyOf(tests);
    }
  }

  /** Some workloads in order; none if there are no more. */
  record WorkloadPage(List<TaskWorkload> workloads) implements ExportReply {

    /** Copies the workloads. */
    public WorkloadPage {
      workloads = List.copyOf(workloads);
    }
  }

  /** Some bytes; none at the end of the file. */
  record Piece(byte[] bytes) implements ExportReply {}

  /** What is known of those items of which anything is. */
  record Items(List<OutboxItem> items) implements ExportReply {

    /** Copies the items. */
    public Items {
      items = List.copyOf(items);
    }
  }

  /** It was done. */
  record Done() implements ExportReply {}

  /** It could not be done. */
  record Refused(String why) implements ExportReply {}
}
