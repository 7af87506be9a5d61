package dev.runner.exporter.http;

import dev.runner.api.export.Export;
import dev.runner.api.export.OutboxItem.State;

/** What the other side has. */
public final class Sent {

  private Sent() {}

  /** Tells whether the other side has an item: only then a receipt names it. */
  public static boolean is(Export export, String key) {
    return export.outbox().find(key).filter(item -> item.state() == State.SENT).isPresent();
  }
}
