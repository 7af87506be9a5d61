package dev.runner.core.run;

import dev.runner.api.export.ExportReceipt;
import dev.runner.core.config.MergedConfig;
import dev.runner.core.export.Destination;
import dev.runner.core.export.ExportDesk;
import dev.runner.core.export.ExportGoods;
import dev.runner.core.export.ExportNews;
import dev.runner.core.export.Shipment;
import dev.runner.core.fork.ExportTerms;
import dev.runner.core.fork.ServiceAnswer;
import dev.runner.core.fork.ServiceOutcome;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.run.ExportResult.State;
import dev.runner.core.secret.SecretMask;
import dev.runner.core.store.ExportSubject;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoreException;
import dev.runner.core.store.StoredExport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends one thing to one target; whatever goes wrong is in the result. */
final class TargetExport {

  private static final int SHOWN = 100;

  private final ServiceCommand command;
  private final ResultStore store;
  private final ExportOrder order;
  private final String target;
  private final PluginId plugin;
  private final long begin = System.nanoTime();

  /** Known in full once the exporter was asked. */
  private Destination destination;

  /**
   * Creates it.
   *
   * @param command where the exporter is
   * @param store has the outbox
   * @param order how it is sent
   * @param target where to
   * @param plugin who exports there
   */
  TargetExport(
      ServiceCommand command,
      ResultStore store,
      ExportOrder order,
      String target,
      PluginId plugin) {
    this.command = command;
    this.store = store;
    this.order = order;
    this.target = target;
    this.plugin = plugin;
    this.destination = Destination.of(target);
  }

  /** Sends a run or a task. */
  ExportResult send(ExportGoods goods, ExportNews news) {
    ExportSubject subject = goods.subject();
    news.begins(target, goods);
    try {
      Optional<String> objection = objection(goods);
      if (objection.isPresent()) {
        return untried(subject, objection.get());
      }
      return order.dryRun() ? planned(goods, news) : sent(goods, news);
    } catch (IOException e) {
      return result(subject, State.FAILED, "nobody can be kept from doing the same: " + e, 0);
    } catch (StoreException e) {
      return failed(subject, "what was sent cannot be read or kept: " + e.getMessage());
    } finally {
      news.ends();
    }
  }

  /** Asks the exporter where the target leads, and what is wrong with it. */
  private Optional<String> objection(ExportGoods goods) {
    ServiceOutcome checked = command.forks().of(plugin).call(goods.validation(target));
    Optional<ServiceAnswer.Objections> said = checked.as(ServiceAnswer.Objections.class);
    if (said.isEmpty()) {
      return checked.failure();
    }
    MergedConfig config = command.prepared().config();
    destination =
        Destination.of(
            target,
            said.get().destination(),
            new Destination.Options(config.declared(plugin), config.values(plugin)),
            command.secrets().mask());
    return Optional.of(String.join("; ", said.get().texts())).filter(text -> !text.isEmpty());
  }

  private ExportResult planned(ExportGoods goods, ExportNews news) {
    ExportSubject subject = goods.subject();
    long known = known(subject).map(StoredExport::number).orElse(0L);
    ServiceOutcome outcome = exported(goods, desk(goods, known, news));
    return outcome
        .failure()
        .map(why -> result(subject, State.FAILED, why, 0))
        .orElseGet(() -> result(subject, State.PLANNED, "", 0));
  }

  private ExportResult sent(ExportGoods goods, ExportNews news) throws IOException {
    ExportSubject subject = goods.subject();
    Workspace workspace = new Workspace(command.request().workspace());
    Optional<ExportLock> lock = ExportLock.take(workspace, subject.id(), destination.text());
    if (lock.isEmpty()) {
      String why = "another process exports this %s to it: wait until that has ended";
      return result(subject, State.FAILED, why.formatted(subject.kind()), 0);
    }
    try (ExportLock held = lock.get()) {
      assert held.channel().isOpen();
      return sent(goods, known(subject), news);
    }
  }

  private ExportResult sent(ExportGoods goods, Optional<StoredExport> before, ExportNews news) {
    ExportSubject subject = goods.subject();
    boolean done = before.filter(one -> one.state() == StoredExport.State.COMPLETE).isPresent();
    if (order.onlyRest() && before.isEmpty()) {
      return untried(subject, "it was never exported there with these options: leave out --resume");
    }
    if (order.onlyRest() && done) {
      return result(subject, State.COMPLETE, "", 0);
    }
    long export = store.exports().begin(subject, destination.text(), plugin, Instant.now());
    ExportDesk desk = desk(goods, export, news);
    ServiceOutcome outcome = exported(goods, desk);
    return done && outcome.failure().isPresent() && desk.told() == 0
        ? standing(before.get(), outcome.failure().get())
        : ended(known(subject).orElseThrow(), outcome, desk.sent());
  }

  private ServiceOutcome exported(ExportGoods goods, ExportDesk desk) {
    Duration limit = command.settings().lending().rules().exports().timeout();
    return command
        .forks()
        .of(plugin)
        .call(goods.export(new ExportTerms(target, order.dryRun(), order.onlyRest(), limit)), desk);
  }

  /** A try that failed before anything was told takes nothing back. */
  private ExportResult standing(StoredExport before, String reason) {
    store
        .exports()
        .end(before.number(), before.state(), before.reason(), Optional.empty(), spent());
    return untried(before.subject(), reason);
  }

  /** Returns that nothing was sent; what is known of earlier tries stays as it is. */
  private ExportResult untried(ExportSubject subject, String reason) {
    String earlier =
        known(subject)
            .map(
                one ->
                    " (what was exported before stays as it is: %s, %,d of %,d items)"
                        .formatted(one.state(), one.counts().sent(), one.counts().total()))
            .orElse("");
    return failed(subject, reason + earlier);
  }

  private ExportDesk desk(ExportGoods goods, long export, ExportNews news) {
    return new ExportDesk(
        store.exports(), new Shipment(goods, target, export), command.secrets().mask(), news);
  }

  private ExportResult ended(StoredExport export, ServiceOutcome outcome, long sentNow) {
    StoredExport.Counts counts = export.counts();
    String reason =
        outcome.failure().map(command.secrets().mask()::mask).orElseGet(() -> lack(counts));
    StoredExport.State state = StoredExport.State.COMPLETE;
    boolean whole = counts.total() > 0 && counts.sent() == counts.total();
    if (!reason.isEmpty() && !whole) {
      state = counts.sent() > 0 ? StoredExport.State.PARTIAL : StoredExport.State.FAILED;
    }
    Optional<ExportReceipt> receipt =
        outcome.as(ServiceAnswer.Exported.class).map(said -> masked(said.receipt()));
    store.exports().end(export.number(), state, reason, receipt, spent());
    State told = reason.isEmpty() || !whole ? State.valueOf(state.name()) : State.FAILED;
    return result(export.subject(), told, reason, sentNow);
  }

  /** Returns a result without items, and without asking the store. */
  private ExportResult failed(ExportSubject subject, String reason) {
    return new ExportResult(
        subject,
        destination,
        plugin,
        State.FAILED,
        StoredExport.Counts.NONE,
        0,
        ExportReceipt.NONE,
        command.secrets().mask().mask(reason),
        List.of(),
        spent());
  }

  private static String lack(StoredExport.Counts counts) {
    return counts.sent() == counts.total()
        ? ""
        : "%,d of %,d items were accepted, %s refused, %s still to be sent"
            .formatted(
                counts.sent(),
                counts.total(),
                counts.failed() == 1 ? "1 was" : "%,d were".formatted(counts.failed()),
                counts.pending() == 1 ? "1 is" : "%,d are".formatted(counts.pending()));
  }

  private ExportReceipt masked(ExportReceipt receipt) {
    SecretMask mask = command.secrets().mask();
    Map<String, String> ids = new LinkedHashMap<>();
    receipt.remoteIds().forEach((what, id) -> ids.put(mask.mask(what), mask.mask(id)));
    List<URI> links =
        receipt.links().stream()
            .filter(link -> mask.mask(link.toString()).equals(link.toString()))
            .toList();
    return new ExportReceipt(ids, links);
  }

  private Optional<StoredExport> known(ExportSubject subject) {
    return store.exports().find(subject, destination.text());
  }

  private Duration spent() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private ExportResult result(ExportSubject subject, State state, String reason, long sentNow) {
    Optional<StoredExport> known = known(subject);
    boolean real = state != State.PLANNED;
    return new ExportResult(
        subject,
        destination,
        plugin,
        state,
        known.map(StoredExport::counts).orElse(StoredExport.Counts.NONE),
        sentNow,
        known.map(StoredExport::receipt).orElse(ExportReceipt.NONE),
        command.secrets().mask().mask(reason),
        known
            .filter(one -> real)
            .map(one -> store.exports().missing(one.number(), SHOWN))
            .orElse(List.of()),
        spent());
  }
}
