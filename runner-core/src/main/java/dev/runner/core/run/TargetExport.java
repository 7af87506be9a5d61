package dev.runner.core.run;

import dev.runner.api.export.ExportReceipt;
import dev.runner.core.export.ExportDesk;
import dev.runner.core.export.ExportNews;
import dev.runner.core.export.RunSheets;
import dev.runner.core.export.Shipment;
import dev.runner.core.fork.ServiceAnswer;
import dev.runner.core.fork.ServiceFork;
import dev.runner.core.fork.ServiceOutcome;
import dev.runner.core.fork.ServiceRequest;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.run.ExportResult.State;
import dev.runner.core.secret.SecretMask;
import dev.runner.core.store.ResultStore;
import dev.runner.core.store.StoreException;
import dev.runner.core.store.StoredExport;
import dev.runner.core.store.StoredRun;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends one run to one target; whatever goes wrong is in the result. */
final class TargetExport {

  private static final int SHOWN = 100;

  private final ServiceCommand command;
  private final ResultStore store;
  private final ExportOrder order;
  private final String target;
  private final PluginId plugin;
  private final long begin = System.nanoTime();

  /**
   * Creates it.
   *
   * @param command where the exporter is
   * @param store has the run and the outbox
   * @param order what is sent, and how
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
  }

  /** Sends it. */
  ExportResult send(ExportNews news) {
    StoredRun run = store.find(order.run()).orElseThrow();
    news.begins(target, run.summary().counts().planned());
    try {
      return order.dryRun() ? planned(run, news) : sent(run, news);
    } catch (IOException e) {
      return result(State.FAILED, "nobody can be kept from doing the same: " + e, 0);
    } catch (StoreException e) {
      return unknown("what was sent cannot be read or kept: " + e.getMessage());
    } finally {
      news.ends();
    }
  }

  private ExportResult planned(StoredRun run, ExportNews news) {
    ServiceOutcome outcome =
        exported(run, desk(known().map(StoredExport::number).orElse(0L), news));
    return outcome
        .failure()
        .map(why -> result(State.FAILED, why, 0))
        .orElseGet(() -> result(State.PLANNED, "", 0));
  }

  private ExportResult sent(StoredRun run, ExportNews news) throws IOException {
    Workspace workspace = new Workspace(command.request().workspace());
    Optional<ExportLock> lock = ExportLock.take(workspace, order.run(), target);
    if (lock.isEmpty()) {
      return result(
          State.FAILED, "another process exports this run to it: wait until that has ended", 0);
    }
    try (ExportLock held = lock.get()) {
      assert held.channel().isOpen();
      boolean done = known().filter(one -> one.state() == StoredExport.State.COMPLETE).isPresent();
      if (order.onlyRest() && done) {
        return result(State.COMPLETE, "", 0);
      }
      long export = store.exports().begin(order.run(), target, plugin, Instant.now());
      ExportDesk desk = desk(export, news);
      return ended(export, exported(run, desk), desk.sent());
    }
  }

  /** Asks the exporter what is wrong, and lets it export if nothing is. */
  private ServiceOutcome exported(StoredRun run, ExportDesk desk) {
    ServiceFork fork = command.forks().of(plugin);
    ServiceOutcome checked = fork.call(new ServiceRequest.Validate(target));
    Optional<ServiceAnswer.Objections> objections = checked.as(ServiceAnswer.Objections.class);
    if (objections.isEmpty()) {
      return checked;
    }
    if (!objections.get().texts().isEmpty()) {
      return ServiceOutcome.failed(String.join("; ", objections.get().texts()));
    }
    Duration limit = command.settings().lending().rules().exports().timeout();
    return fork.call(
        new ServiceRequest.ExportRun(
            RunSheets.of(run), target, order.dryRun(), order.onlyRest(), limit),
        desk);
  }

  private ExportDesk desk(long export, ExportNews news) {
    Workspace workspace = new Workspace(command.request().workspace());
    return new ExportDesk(
        store,
        workspace.files(),
        new Shipment(order.run(), target, export),
        command.secrets().mask(),
        news);
  }

  private ExportResult ended(long export, ServiceOutcome outcome, long sentNow) {
    StoredExport.Counts counts = known().orElseThrow().counts();
    String reason =
        outcome.failure().map(command.secrets().mask()::mask).orElseGet(() -> lack(counts));
    StoredExport.State state = StoredExport.State.COMPLETE;
    boolean whole = counts.total() > 0 && counts.sent() == counts.total();
    if (!reason.isEmpty() && !whole) {
      state = counts.sent() > 0 ? StoredExport.State.PARTIAL : StoredExport.State.FAILED;
    }
    Optional<ExportReceipt> receipt =
        outcome.as(ServiceAnswer.Exported.class).map(said -> masked(said.receipt()));
    store.exports().end(export, state, reason, receipt, spent());
    State told = reason.isEmpty() || !whole ? State.valueOf(state.name()) : State.FAILED;
    return result(told, reason, sentNow);
  }

  /** Returns a result without asking the store, which cannot answer. */
  private ExportResult unknown(String reason) {
    return new ExportResult(
        target,
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
        : "%,d of %,d items were accepted, %,d were refused, %,d are still to be sent"
            .formatted(counts.sent(), counts.total(), counts.failed(), counts.pending());
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

  private Optional<StoredExport> known() {
    return store.exports().find(order.run(), target);
  }

  private Duration spent() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private ExportResult result(State state, String reason, long sentNow) {
    Optional<StoredExport> known = known();
    boolean real = state != State.PLANNED;
    return new ExportResult(
        target,
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
