package dev.runner.core.store;

import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.OutboxItem;
import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.RunId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes and reads exports and their items. */
final class ExportRows {

  private static final String BEGIN =
      """
      insert into export
        (number, %1$s, target, plugin, state, tries, started_at, expected, reason)
      select (select coalesce(max(number), 0) + 1 from export), number, ?, ?, 'RUNNING', 1, ?, 0, ''
      from %1$s where id = ?
      on conflict (%1$s, target) do update
      set plugin = excluded.plugin, state = excluded.state, tries = export.tries + 1,
          started_at = excluded.started_at, duration = null, reason = ''""";

  private static final String TASK =
      """
      insert into task (number, id, title)
      select coalesce(max(number), 0) + 1, ?, ? from task where true
      on conflict (id) do update set title = excluded.title""";

  private static final String EXPECT = "update export set expected = ? where number = ?";

  private static final String END =
      "update export set state = ?, reason = ?, duration = ? where number = ?";

  private static final String FORGET = "delete from export_name where export = ?";

  private static final String NAME =
      "insert into export_name (export, kind, place, name, value) values (?, ?, ?, ?, ?)";

  private static final String NAMES =
      "select kind, name, value from export_name where export = ? order by kind, place";

  private static final String KEEP =
      """
      insert into export_item (export, item_key, state, content, remote_id, link, retry, reason)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (export, item_key) do update
      set state = excluded.state, content = excluded.content,
          remote_id = coalesce(excluded.remote_id, export_item.remote_id),
          link = coalesce(excluded.link, export_item.link),
          retry = excluded.retry, reason = excluded.reason""";

  private static final String ITEM =
      "select item_key, state, content, remote_id, link, reason, retry from export_item"
          + " where export = ? and ";

  private static final String FIND = ITEM + "item_key = ?";

  private static final String MISSING = ITEM + "state <> 'SENT' order by item_key limit ?";

  private static final String EXPORT =
      """
      select export.number, run.id, task.id, task.title, target, plugin, export.state, tries, export.started_at,
        export.duration, reason, expected,
        (select count(*) from export_item i where i.export = export.number and i.state = 'SENT'),
        (select count(*) from export_item i where i.export = export.number
          and i.state = 'FAILED' and i.retry = 0),
        (select count(*) from export_item i where i.export = export.number)
      from export left join run on run.number = export.run
      left join task on task.number = export.task\s""";

  private static final String ONE = EXPORT + "where %s.id = ? and target = ?";

  private static final String OF_ONE =
      EXPORT + "where %s.id = ? order by export.started_at desc, export.number desc limit ?";

  private static final String ALL =
      EXPORT + "order by export.started_at desc, export.number desc limit ?";

  private final Statements statements;

  ExportRows(Statements statements) {
    this.statements = statements;
  }

  /** Writes the beginning of a try; tells whether there is such a run. */
  boolean begin(ExportSubject subject, String target, PluginId plugin, Instant at)
      throws SQLException {
    if (subject instanceof ExportSubject.Task task) {
      statements.kept(TASK).text(task.id()).text(task.title()).update();
    }
    return statements
            .kept(BEGIN.formatted(subject.kind()))
            .text(target)
            .text(plugin.value())
            .number(at.toEpochMilli())
            .text(subject.id())
            .update()
        > 0;
  }

  void expect(long export, long items) throws SQLException {
    statements.kept(EXPECT).number(items).number(export).update();
  }

  void end(long export, StoredExport.State state, String reason, Duration duration)
      throws SQLException {
    statements
        .kept(END)
        .text(state)
        .text(reason)
        .number(duration.toNanos())
        .number(export)
        .update();
  }

  void name(long export, ExportReceipt receipt) throws SQLException {
    statements.kept(FORGET).number(export).update();
    int place = 0;
    for (Map.Entry<String, String> id : receipt.remoteIds().entrySet()) {
      name(export, "id", ++place, id.getKey(), id.getValue());
    }
    for (URI link : receipt.links()) {
      name(export, "link", ++place, "", link.toString());
    }
  }

  private void name(long export, String kind, int place, String name, String value)
      throws SQLException {
    statements.kept(NAME).number(export).text(kind).number(place).text(name).text(value).update();
  }

  void keep(long export, OutboxItem item) throws SQLException {
    statements
        .kept(KEEP)
        .number(export)
        .text(item.key())
        .text(item.state())
        .text(item.content())
        .text(item.remoteId())
        .text(item.link().map(URI::toString))
        .number(item.retry() ? 1 : 0)
        .text(item.reason())
        .update();
  }

  List<OutboxItem> find(long export, Collection<String> keys) throws SQLException {
    List<OutboxItem> found = new ArrayList<>();
    for (String key : keys) {
      found.addAll(items(statements.kept(FIND).number(export).text(key)));
    }
    return found;
  }

  List<OutboxItem> missing(long export, int limit) throws SQLException {
    return items(statements.kept(MISSING).number(export).number(limit));
  }

  Optional<StoredExport> find(ExportSubject subject, String target) throws SQLException {
    String one = ONE.formatted(subject.kind());
    return exports(statements.kept(one).text(subject.id()).text(target)).stream().findFirst();
  }

  List<StoredExport> exports(Optional<ExportSubject> subject, int limit) throws SQLException {
    if (subject.isEmpty()) {
      return exports(statements.kept(ALL).number(limit));
    }
    String all = OF_ONE.formatted(subject.get().kind());
    return exports(statements.kept(all).text(subject.get().id()).number(limit));
  }

  private List<StoredExport> exports(Bound query) throws SQLException {
    List<StoredExport> exports = new ArrayList<>();
    try (ResultSet rows = query.query()) {
      while (rows.next()) {
        exports.add(export(rows));
      }
    }
    return exports;
  }

  private StoredExport export(ResultSet row) throws SQLException {
    long sent = row.getLong(13);
    long failed = row.getLong(14);
    long known = Math.max(row.getLong(12), row.getLong(15));
    return new StoredExport(
        row.getLong(1),
        subject(row),
        row.getString(5),
        new PluginId(row.getString(6)),
        StoredExport.State.valueOf(row.getString(7)),
        row.getInt(8),
        Instant.ofEpochMilli(row.getLong(9)),
        Column.number(row, 10).map(Duration::ofNanos),
        row.getString(11),
        new StoredExport.Counts(sent, failed, known - sent - failed),
        receipt(row.getLong(1)));
  }

  private static ExportSubject subject(ResultSet row) throws SQLException {
    return row.getString(2) == null
        ? new ExportSubject.Task(UUID.fromString(row.getString(3)), row.getString(4))
        : ExportSubject.of(RunId.parse(row.getString(2)));
  }

  private ExportReceipt receipt(long export) throws SQLException {
    Map<String, String> ids = new LinkedHashMap<>();
    List<URI> links = new ArrayList<>();
    try (ResultSet rows = statements.kept(NAMES).number(export).query()) {
      while (rows.next()) {
        if (rows.getString(1).equals("id")) {
          ids.put(rows.getString(2), rows.getString(3));
        } else {
          links.add(URI.create(rows.getString(3)));
        }
      }
    }
    return new ExportReceipt(ids, links);
  }

  private static List<OutboxItem> items(Bound query) throws SQLException {
    List<OutboxItem> items = new ArrayList<>();
    try (ResultSet rows = query.query()) {
      while (rows.next()) {
        items.add(
            new OutboxItem(
                rows.getString(1),
                OutboxItem.State.valueOf(rows.getString(2)),
                rows.getString(3),
                Optional.ofNullable(rows.getString(4)),
                Optional.ofNullable(rows.getString(5)).map(URI::create),
                rows.getString(6),
                rows.getInt(7) == 1));
      }
    }
    return items;
  }
}
