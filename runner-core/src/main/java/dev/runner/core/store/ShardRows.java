package dev.runner.core.store;

import dev.runner.core.event.RunEvent.PartMerged;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import dev.runner.core.shard.Shard;
import dev.runner.core.shard.ShardManifest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes and reads what runs are parts of, and what they are made of. */
final class ShardRows {

  private static final String SHARD =
      """
      insert into shard
        (run, number, shards, suite, division, basis, classes, all_classes, tests, all_tests)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (run) do nothing""";

  private static final String PART =
      """
      insert into merged_part (run, id, number, shards, state, started_at)
      values (?, ?, ?, ?, ?, ?)
      on conflict (run, id) do nothing""";

  private static final String READ_SHARD =
      """
      select number, shards, suite, division, basis, classes, all_classes, tests, all_tests
      from shard where run = ?""";

  private static final String READ_PARTS =
      """
      select id, number, shards, state, started_at from merged_part
      where run = ? order by started_at, id""";

  private final Statements statements;

  ShardRows(Statements statements) {
    this.statements = statements;
  }

  void write(RunCursor cursor, ShardManifest manifest) throws SQLException {
    statements
        .kept(SHARD)
        .number(cursor.run())
        .number(manifest.shard().number())
        .number(manifest.shard().of())
        .text(manifest.suite())
        .text(manifest.division())
        .text(manifest.basis())
        .number(manifest.own().size())
        .number(manifest.pieces().size())
        .number(manifest.ownTests())
        .number(manifest.allTests())
        .update();
  }

  void write(RunCursor cursor, PartMerged part) throws SQLException {
    statements
        .kept(PART)
        .number(cursor.run())
        .text(part.run().toString())
        .number(part.shard().map(shard -> (long) shard.number()))
        .number(part.shard().map(shard -> (long) shard.of()))
        .text(part.state())
        .number(part.startedAt().toEpochMilli())
        .update();
  }

  /** Reads what a run is a part of. */
  Optional<StoredShard> shard(long run) throws SQLException {
    try (ResultSet row = statements.kept(READ_SHARD).number(run).query()) {
      return row.next()
          ? Optional.of(
              new StoredShard(
                  new Shard(row.getInt(1), row.getInt(2)),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getInt(6),
                  row.getInt(7),
                  row.getInt(8),
                  row.getInt(9)))
          : Optional.empty();
    }
  }

  /** Reads what a run is made of. */
  List<StoredPart> parts(long run) throws SQLException {
    List<StoredPart> parts = new ArrayList<>();
    try (ResultSet rows = statements.kept(READ_PARTS).number(run).query()) {
      while (rows.next()) {
        int of = Column.integer(rows, 3).orElse(0);
        parts.add(
            new StoredPart(
                RunId.parse(rows.getString(1)),
                of == 0 ? Optional.empty() : Optional.of(new Shard(rows.getInt(2), of)),
                RunState.valueOf(rows.getString(4)),
                Instant.ofEpochMilli(rows.getLong(5))));
      }
    }
    return parts;
  }
}
