package dev.runner.core.store;

import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.OutboxItem;
import dev.runner.core.plugin.PluginId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The exports of a store, on its connection and under its lock. */
final class SqlExports implements ExportLedger {

  private final SqlStore store;
  private final Statements statements;
  private final Failures failures;
  private final ExportRows rows;

  SqlExports(SqlStore store, Statements statements, Failures failures) {
    this.store = store;
    this.statements = statements;
    this.failures = failures;
    this.rows = new ExportRows(statements);
  }

  @Override
  public long begin(ExportSubject subject, String target, PluginId plugin, Instant at) {
    write(
        () -> {
          if (!rows.begin(subject, target, plugin, at)) {
            throw failures.of("has no run '" + subject.id() + "'", "store its journal first");
          }
        });
    return find(subject, target).orElseThrow().number();
  }

  @Override
  public void expect(long export, long items) {
    write(() -> rows.expect(export, items));
  }

  @Override
  public List<OutboxItem> find(long export, Collection<String> keys) {
    synchronized (store) {
      return read(() -> rows.find(export, keys));
    }
  }

  @Override
  public void keep(long export, List<OutboxItem> items) {
    write(
        () -> {
          for (OutboxItem item : items) {
            rows.keep(export, item);
          }
        });
  }

  @Override
  public void end(
      long export,
      StoredExport.State state,
      String reason,
      Optional<ExportReceipt> receipt,
      Duration duration) {
    write(
        () -> {
          rows.end(export, state, reason, duration);
          if (receipt.isPresent()) {
            rows.name(export, receipt.get());
          }
        });
  }

  @Override
  public Optional<StoredExport> find(ExportSubject subject, String target) {
    synchronized (store) {
      return read(() -> rows.find(subject, target));
    }
  }

  @Override
  public List<StoredExport> exports(Optional<ExportSubject> subject, int limit) {
    synchronized (store) {
      return read(() -> rows.exports(subject, limit));
    }
  }

  @Override
  public List<OutboxItem> missing(long export, int limit) {
    synchronized (store) {
      return read(() -> rows.missing(export, limit));
    }
  }

  private void write(Transaction.Work work) {
    synchronized (store) {
      read(
          () -> {
            new Transaction(statements).run(work);
            return true;
          });
    }
  }

  private <T> T read(SqlStore.Question<T> question) {
    try {
      return question.answer();
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }
}
