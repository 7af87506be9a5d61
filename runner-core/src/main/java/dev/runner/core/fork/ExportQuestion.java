package dev.runner.core.fork;

import dev.runner.api.export.OutboxItem;
import java.util.List;

/** What an exporter wants of the supervisor, which has the run or task and the outbox. */
public sealed interface ExportQuestion {

  /**
   * The next tests; answered by {@link ExportReply.Page}.
   *
   * @param after the number of the last one that is known, 0 for none
   */
  record Tests(int after) implements ExportQuestion {}

  /**
   * The next workloads; answered by {@link ExportReply.WorkloadPage}.
   *
   * @param after the number of the last one that is known, 0 for none
   */
  record Workloads(int after) implements ExportQuestion {}

  /**
   * A piece of a file; answered by {@link ExportReply.Piece}.
   *
   * @param test the number of the test that it is of
   * @param attempt its attempt
   * @param place the file's place among those of the attempt, from 0: published ones, then output
   * @param offset how many bytes are known
   */
  record Content(int test, int attempt, int place, long offset) implements ExportQuestion {}

  /** What is known of items; answered by {@link ExportReply.Items}. */
  record Find(List<String> keys) implements ExportQuestion {

    /** Copies the keys. */
    public Find {
      keys = List.copyOf(keys);
    }
  }

  /** Items to be kept; answered by {@link ExportReply.Done} once they are. */
  record Keep(List<OutboxItem> items) implements ExportQuestion {

    /** Copies the items. */
    public Keep {
      items = List.copyOf(items);
    }
  }

  /** A call that would be made; answered by {@link ExportReply.Done}. */
  record Plan(String call) implements ExportQuestion {}

  /** How many items there will be; answered by {@link ExportReply.Done}. */
  record Expect(long items) implements ExportQuestion {}
}
