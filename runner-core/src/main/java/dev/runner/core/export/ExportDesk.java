package dev.runner.core.export;

import dev.runner.api.export.OutboxItem;
import dev.runner.core.fork.ExportQuestion;
import dev.runner.core.fork.ExportReply;
import dev.runner.core.fork.ExportSource;
import dev.runner.core.secret.SecretMask;
import dev.runner.core.store.ExportLedger;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Gives an exporter what it asks for, and keeps its outbox. For one thread. */
public final class ExportDesk implements ExportSource {

  private final ExportLedger ledger;
  private final Shipment shipment;
  private final SecretMask secrets;
  private final ExportNews news;
  private long sent;
  private long told;

  /**
   * Creates a desk.
   *
   * @param ledger has the outbox
   * @param shipment what is exported
   * @param secrets what is taken out of all that the exporter says
   * @param news hears how far it is
   */
  public ExportDesk(ExportLedger ledger, Shipment shipment, SecretMask secrets, ExportNews news) {
    this.ledger = ledger;
    this.shipment = shipment;
    this.secrets = secrets;
    this.news = news;
  }

  /** Returns how many items were sent by now. */
  public long sent() {
    return sent;
  }

  /** Returns how many items it was told of by now, sent or not. */
  public long told() {
    return told;
  }

  @Override
  public ExportReply answer(ExportQuestion question) {
    try {
      return answered(question);
    } catch (RuntimeException | IOException e) {
      return new ExportReply.Refused(String.valueOf(e.getMessage()));
    }
  }

  private ExportReply answered(ExportQuestion question) throws IOException {
    Optional<ExportReply> content = shipment.goods().answer(question, news);
    if (content.isPresent()) {
      return content.get();
    }
    if (question instanceof ExportQuestion.Find find) {
      return new ExportReply.Items(ledger.find(shipment.export(), find.keys()));
    } else if (question instanceof ExportQuestion.Keep keep) {
      return keep(keep.items());
    } else if (question instanceof ExportQuestion.Plan plan) {
      news.planned(shipment.target(), secrets.mask(plan.call()));
    } else if (question instanceof ExportQuestion.Expect expect) {
      ledger.expect(shipment.export(), Math.max(0, expect.items()));
    } else {
      return new ExportReply.Refused(
          "a %s has no such thing".formatted(shipment.goods().subject().kind()));
    }
    return new ExportReply.Done();
  }

  private ExportReply keep(List<OutboxItem> items) {
    Optional<OutboxItem> secret =
        items.stream().filter(i -> isSecret(i.key()) || isSecret(i.content())).findFirst();
    if (secret.isPresent()) {
      return new ExportReply.Refused(
          "The key or content of the outbox item '%s' holds a secret: use a digest"
              .formatted(secrets.mask(secret.get().key())));
    }
    ledger.keep(shipment.export(), items.stream().map(this::masked).toList());
    told += items.size();
    sent += items.stream().filter(item -> item.state() == OutboxItem.State.SENT).count();
    return new ExportReply.Done();
  }

  private boolean isSecret(String text) {
    return !secrets.mask(text).equals(text);
  }

  private OutboxItem masked(OutboxItem item) {
    return secrets.isEmpty()
        ? item
        : new OutboxItem(
            item.key(),
            item.state(),
            item.content(),
            item.remoteId().map(secrets::mask),
            item.link().filter(link -> !isSecret(link.toString())),
            secrets.mask(item.reason()),
            item.retry());
  }
}
