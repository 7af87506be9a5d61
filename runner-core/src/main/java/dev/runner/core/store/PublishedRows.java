package dev.runner.core.store;

import dev.runner.core.event.RunEvent.EntryPublished;
import dev.runner.core.event.RunEvent.FilePublished;
import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes and reads report entries and published files. */
final class PublishedRows {

  private static final String INSERT_ENTRY =
      "insert into report_entry (run, "
          + PublisherKey.COLUMNS
          + ", part, place, at, name, value) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " on conflict (run, number, attempt, plugin, class_name, fork, part, place) do nothing";

  private static final String INSERT_FILE =
      "insert into published_file (run, "
          + PublisherKey.COLUMNS
          + ", part, at, name, media_type, size, path, sha256, note)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " on conflict (run, number, attempt, plugin, class_name, fork, part) do nothing";

  private static final String ENTRIES =
      "select part, at, name, value from report_entry where "
          + PublisherKey.MATCH
          + " order by part, place";

  private static final String FILES =
      "select at, name, media_type, size, path, sha256, note from published_file where "
          + PublisherKey.MATCH
          + " order by part";

  private final Statements statements;

  PublishedRows(Statements statements) {
    this.statements = statements;
  }

  /** Writes an entry; it is sent by {@link #flush}. */
  void write(RunCursor cursor, EntryPublished entry) throws SQLException {
    int place = 0;
    for (Map.Entry<String, String> value : entry.values().entrySet()) {
      PublisherKey.of(entry.by())
          .bind(statements.kept(INSERT_ENTRY).number(cursor.run()))
          .number(cursor.published() + 1)
          .number(++place)
          .number(entry.at().toEpochMilli())
          .text(value.getKey())
          .text(value.getValue())
          .later();
    }
  }

  /** Writes a file; it is sent by {@link #flush}. */
  void write(RunCursor cursor, FilePublished published) throws SQLException {
    PublishedFile file = published.file();
    PublisherKey.of(published.by())
        .bind(statements.kept(INSERT_FILE).number(cursor.run()))
        .number(cursor.published() + 1)
        .number(published.at().toEpochMilli())
        .text(file.name())
        .text(file.mediaType())
        .number(file.size())
        .text(file.content().map(PublishedFile.Content::path))
        .text(file.content().map(PublishedFile.Content::sha256))
        .text(file.note())
        .later();
  }

  /** Sends what was written. */
  void flush() throws SQLException {
    statements.send(INSERT_ENTRY);
    statements.send(INSERT_FILE);
  }

  /** Reads the entries of an attempt or scope in order. */
  List<StoredEntry> entries(RunId run, Publisher by) throws SQLException {
    Map<Long, Map<String, String>> values = new LinkedHashMap<>();
    Map<Long, Instant> times = new LinkedHashMap<>();
    try (ResultSet rows = query(ENTRIES, run, by)) {
      while (rows.next()) {
        times.put(rows.getLong(1), Instant.ofEpochMilli(rows.getLong(2)));
        values
            .computeIfAbsent(rows.getLong(1), part -> new LinkedHashMap<>())
            .put(rows.getString(3), rows.getString(4));
      }
    }
    List<StoredEntry> entries = new ArrayList<>();
    times.forEach((part, at) -> entries.add(new StoredEntry(at, values.get(part))));
    return entries;
  }

  /** Reads the files of an attempt or scope in order. */
  List<StoredFile> files(RunId run, Publisher by) throws SQLException {
    List<StoredFile> files = new ArrayList<>();
    try (ResultSet rows = query(FILES, run, by)) {
      while (rows.next()) {
        files.add(new StoredFile(Instant.ofEpochMilli(rows.getLong(1)), file(rows)));
      }
    }
    return files;
  }

  private ResultSet query(String sql, RunId run, Publisher by) throws SQLException {
    return PublisherKey.of(by).bind(statements.kept(sql).text(run.toString())).query();
  }

  private static PublishedFile file(ResultSet row) throws SQLException {
    Optional<String> path = Optional.ofNullable(row.getString(5));
    String sha256 = row.getString(6);
    return new PublishedFile(
        row.getString(2),
        Optional.ofNullable(row.getString(3)),
        row.getLong(4),
        path.map(known -> new PublishedFile.Content(known, sha256)),
        row.getString(7));
  }
}
