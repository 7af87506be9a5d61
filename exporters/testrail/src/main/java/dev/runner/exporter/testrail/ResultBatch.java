package dev.runner.exporter.testrail;

import dev.runner.api.export.Outbox;
import dev.runner.api.export.OutboxItem;
import dev.runner.exporter.testrail.CallFailedException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Sends results in one call, and finds out which of them have arrived. For one thread. */
final class ResultBatch {

  /** After so many in a row the others are left: each would wait as long for nothing. */
  private static final int MOST_UNANSWERED = 3;

  /** All of the call is refused for something in it, and nothing was done. */
  private static final Set<Integer> FOR_ITS_CONTENT = Set.of(400, 413, 422);

  private final TestRail api;
  private final Booking booking;
  private final Arrivals arrivals;
  private final Outbox outbox;
  private int unanswered;
  private boolean barred;
  private long failed;

  ResultBatch(TestRail api, Booking booking, Arrivals arrivals, Outbox outbox) {
    this.api = api;
    this.booking = booking;
    this.arrivals = arrivals;
    this.outbox = outbox;
  }

  /** Tells whether it is of no use to send more. */
  boolean isOver() {
    return barred || unanswered == MOST_UNANSWERED;
  }

  /** Returns how many results have not arrived. */
  long failed() {
    return failed;
  }

  /** Sends results, and tells the outbox before and after. */
  void deliver(List<Draft> drafts) throws InterruptedException {
    if (isOver()) {
      failed += drafts.size();
      return;
    }
    if (booking.closed()) {
      fail(drafts, "run R" + booking.id() + " is closed and takes no more results", false);
      return;
    }
    record(drafts, draft -> OutboxItem.pending(draft.key(), draft.content()));
    try {
      send(drafts);
    } catch (CallFailedException e) {
      unanswered = e.kind() == Kind.REFUSED ? 0 : unanswered + 1;
      barred = e.kind() == Kind.BARRED;
    }
  }

  /** Sends results; those of a refused call in two halves, until each bad one is alone. */
  private void send(List<Draft> drafts) throws CallFailedException, InterruptedException {
    List<Draft> left = new ArrayList<>(drafts);
    try {
      post(left);
      unanswered = 0;
    } catch (CallFailedException e) {
      if (left.size() > 1 && FOR_ITS_CONTENT.contains(e.status())) {
        int half = left.size() / 2;
        send(left.subList(0, half));
        send(left.subList(half, left.size()));
        return;
      }
      fail(left, String.valueOf(e.getMessage()), e.retry());
      if (e.kind() != Kind.REFUSED) {
        throw e;
      }
    }
  }

  /**
   * Posts results, again where nobody knows what became of them and they are not there.
   *
   * @param left what is still to be sent; those that have arrived are taken out
   */
  private void post(List<Draft> left) throws CallFailedException, InterruptedException {
    long begin = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      CallFailedException why;
      try {
        accept(left, named(api.post("add_results_for_cases/" + booking.id(), json(left))));
        if (left.isEmpty()) {
          return;
        }
        why = silent(left.size());
      } catch (CallFailedException e) {
        if (e.kind() != Kind.UNCERTAIN) {
          throw e;
        }
        why = e;
      }
      api.rest(attempt, why);
      accept(left, arrived(left, why));
      if (left.isEmpty()) {
        return;
      }
      if (api.isLast(attempt, begin)) {
        throw why.with(" (" + attempt + " attempts)");
      }
    }
  }

  private Map<String, Node> arrived(List<Draft> left, CallFailedException why)
      throws CallFailedException, InterruptedException {
    try {
      return arrivals.now(left.stream().map(Draft::marker).toList());
    } catch (CallFailedException e) {
      throw why.with("; what has arrived cannot be read: " + e.getMessage());
    }
  }

  private static CallFailedException silent(int results) {
    return new CallFailedException(
        Kind.UNCERTAIN,
        200,
        "its answer does not name %d of the results".formatted(results),
        Optional.empty());
  }

  private static String json(List<Draft> drafts) {
    return Json.of(Map.of("results", drafts.stream().map(Draft::fields).toList()));
  }

  /** Pairs results with what was sent by what stands in them, not by their order. */
  private static Map<String, Node> named(Node reply) {
    Map<String, Node> named = new HashMap<>();
    reply.elements().forEach(node -> named.put(Draft.markerIn(node.text("comment")), node));
    return named;
  }

  private void accept(List<Draft> left, Map<String, Node> arrived) {
    List<Draft> there = left.stream().filter(one -> arrived.containsKey(one.marker())).toList();
    record(there, draft -> sent(draft, arrived.getOrDefault(draft.marker(), new Node(""))));
    left.removeAll(there);
  }

  /** Returns the item of a result that has arrived. */
  OutboxItem sent(Draft draft, Node node) {
    OutboxItem item = OutboxItem.sent(draft.key(), draft.content(), "" + node.id());
    return node.number("test_id")
        .map(test -> item.linked(api.page("tests/view/" + test)))
        .orElse(item);
  }

  private void fail(List<Draft> drafts, String reason, boolean retry) {
    failed += drafts.size();
    record(drafts, draft -> OutboxItem.failed(draft.key(), draft.content(), reason, retry));
  }

  private void record(List<Draft> drafts, Function<Draft, OutboxItem> item) {
    if (!drafts.isEmpty()) {
      outbox.record(drafts.stream().map(item).toList());
    }
  }
}
