package dev.runner.core.export;

import dev.runner.api.export.OutboxItem;
import dev.runner.core.fork.ExportQuestion;
import dev.runner.core.fork.ExportReply;
import dev.runner.core.fork.ExportSource;
import dev.runner.core.fork.TestSheet;
import dev.runner.core.report.RunFiles;
import dev.runner.core.secret.SecretMask;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoredTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives an exporter what it asks for, from the store, and keeps its outbox. For one thread. */
public final class ExportDesk implements ExportSource {

  private static final int TESTS_AT_ONCE = 200;

  /** A few long stack traces are a page of their own. */
  private static final int CHARACTERS_AT_ONCE = 1 << 20;

  private final ResultStore store;
  private final TestContents contents;
  private final Shipment shipment;
  private final SecretMask secrets;
  private final ExportNews news;
  private long sent;

  /**
   * Creates a desk.
   *
   * @param store has the run and the outbox
   * @param files where published files lie
   * @param shipment what is exported
   * @param secrets what is taken out of all that the exporter says
   * @param news hears how far it is
   */
  public ExportDesk(
      ResultStore store, RunFiles files, Shipment shipment, SecretMask secrets, ExportNews news) {
    this.store = store;
    this.contents = new TestContents(store, files, shipment.run());
    this.shipment = shipment;
    this.secrets = secrets;
    this.news = news;
  }

  /** Returns how many items were sent by now. */
  public long sent() {
    return sent;
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
    if (question instanceof ExportQuestion.Tests tests) {
      return page(tests.after());
    } else if (question instanceof ExportQuestion.Content content) {
      return new ExportReply.Piece(contents.piece(content));
    } else if (question instanceof ExportQuestion.Find find) {
      return new ExportReply.Items(store.exports().find(shipment.export(), find.keys()));
    } else if (question instanceof ExportQuestion.Keep keep) {
      return keep(keep.items());
    } else if (question instanceof ExportQuestion.Plan plan) {
      news.planned(shipment.target(), secrets.mask(plan.call()));
    } else if (question instanceof ExportQuestion.Expect expect) {
      store.exports().expect(shipment.export(), Math.max(0, expect.items()));
    }
    return new ExportReply.Done();
  }

  private ExportReply page(int after) {
    List<TestSheet> sheets = new ArrayList<>();
    int characters = 0;
    for (StoredTest test : store.tests(shipment.run(), after, TESTS_AT_ONCE)) {
      if (characters > CHARACTERS_AT_ONCE) {
        break;
      }
      characters += test.message().length() + test.detail().length();
      sheets.add(contents.sheet(test));
    }
    if (!sheets.isEmpty()) {
      news.fetched(sheets.get(sheets.size() - 1).test().number());
    }
    return new ExportReply.Page(sheets);
  }

  private ExportReply keep(List<OutboxItem> items) {
    Optional<OutboxItem> secret =
        items.stream().filter(i -> isSecret(i.key()) || isSecret(i.content())).findFirst();
    if (secret.isPresent()) {
      return new ExportReply.Refused(
          "The key or content of the outbox item '%s' holds a secret: use a digest"
              .formatted(secrets.mask(secret.get().key())));
    }
    store.exports().keep(shipment.export(), items.stream().map(this::masked).toList());
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
