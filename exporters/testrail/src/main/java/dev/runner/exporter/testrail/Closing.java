package dev.runner.exporter.testrail;

import dev.runner.api.export.Export;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.RunHeader;
import java.util.Optional;

/** Closes a run, or the plan that was made for it, once all is there: that cannot be undone. */
final class Closing {

  private static final String ITEM = "close";

  private final TestRail api;
  private final Export export;

  Closing(TestRail api, Export export) {
    this.api = api;
    this.export = export;
  }

  /** Tells whether a run may be closed: more results could follow one that is not finished. */
  static boolean isDue(TestRailSettings.Run settings, RunHeader run) {
    return settings.close() && run.state().equals("FINISHED") && run.counts().notRun() == 0;
  }

  /** Closes it. */
  void close(Booking booking) throws InterruptedException {
    boolean plan = booking.plan().isPresent();
    long id = booking.plan().orElse(booking.id());
    String endpoint = (plan ? "close_plan/" : "close_run/") + (id == 0 ? "{run}" : "" + id);
    String content = endpoint;
    if (!export.outbox().isOpen(ITEM, content)) {
      return;
    }
    if (export.isDryRun()) {
      export.plan("POST " + api.page("api/v2/") + endpoint);
      return;
    }
    export.outbox().pending(ITEM, content);
    try {
      if (closed(booking, plan).isEmpty()) {
        new Creation(api).make(endpoint, "{}", () -> closed(booking, plan));
      }
      export.outbox().record(java.util.List.of(OutboxItem.sent(ITEM, content, "" + id)));
    } catch (CallFailedException e) {
      export.outbox().failed(ITEM, content, "it is not closed: " + e.getMessage(), e.retry());
    }
  }

  private Optional<Node> closed(Booking booking, boolean plan)
      throws CallFailedException, InterruptedException {
    Node now =
        api.get(plan ? "get_plan/" + booking.plan().orElseThrow() : "get_run/" + booking.id());
    return Optional.of(now).filter(node -> node.is("is_completed"));
  }
}
