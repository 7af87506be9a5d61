package dev.runner.core.store;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.event.RunEvent.OutputCaptured;
import dev.runner.core.event.RunEvent.ScopeOutputCaptured;
import dev.runner.core.result.RunId;
import dev.runner.core.result.Scope;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Writes and reads captured output, one row for each piece. */
final class OutputRows {

  private static final String INSERT =
      """
      insert into output (run, number, attempt, stream, part, skipped, length, bytes)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (run, number, attempt, stream, part) do nothing""";

  private static final String READ =
      """
      select skipped, length, bytes from output
      where run = (select number from run where id = ?) and number = ? and attempt = ?
        and stream = ?
      order by part""";

  private static final String INSERT_SCOPE =
      """
      insert into scope_output
        (run, plugin, class_name, fork, stream, part, skipped, length, bytes)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (run, plugin, class_name, fork, stream, part) do nothing""";

  private static final String READ_SCOPE =
      """
      select skipped, length, bytes from scope_output
      where run = (select number from run where id = ?) and plugin = ? and class_name = ?
        and fork = ? and stream = ?
      order by part""";

  private final Statements statements;
  private final Compression compression = new Compression();

  OutputRows(Statements statements) {
    this.statements = statements;
  }

  /** Writes a piece; it is sent by {@link #flush}. */
  void write(RunCursor cursor, OutputCaptured captured) throws SQLException {
    statements
        .kept(INSERT)
        .number(cursor.run())
        .number(captured.test())
        .number(captured.attempt())
        .number(code(captured.stream()))
        .number(cursor.outputs() + 1)
        .number(captured.skipped())
        .number(captured.bytes().length)
        .bytes(compression.shrink(captured.bytes()))
        .later();
  }

  /** Writes a piece; it is sent by {@link #flush}. */
  void write(RunCursor cursor, ScopeOutputCaptured captured) throws SQLException {
    bind(statements.kept(INSERT_SCOPE).number(cursor.run()), captured.scope())
        .number(code(captured.stream()))
        .number(cursor.outputs() + 1)
        .number(captured.skipped())
        .number(captured.bytes().length)
        .bytes(compression.shrink(captured.bytes()))
        .later();
  }

  /** Sends what was written. */
  void flush() throws SQLException {
    statements.send(INSERT);
    statements.send(INSERT_SCOPE);
  }

  /** Reads one stream of one attempt; empty if nothing was written to it. */
  Optional<CapturedText> read(RunId run, int test, int attempt, OutputStreamKind stream)
      throws SQLException {
    Bound query =
        statements
            .kept(READ)
            .text(run.toString())
            .number(test)
            .number(attempt)
            .number(code(stream));
    try (ResultSet rows = query.query()) {
      return rows.next() ? Optional.of(text(rows)) : Optional.empty();
    }
  }

  /** Reads one stream of what was written outside of tests; empty if nothing was. */
  Optional<CapturedText> read(RunId run, Scope scope, OutputStreamKind stream) throws SQLException {
    Bound query =
        bind(statements.kept(READ_SCOPE).text(run.toString()), scope).number(code(stream));
    try (ResultSet rows = query.query()) {
      return rows.next() ? Optional.of(text(rows)) : Optional.empty();
    }
  }

  private static Bound bind(Bound statement, Scope scope) throws SQLException {
    return statement.plain(PublisherKey.plugin(scope)).text(scope.className()).number(scope.fork());
  }

  /** Releases native memory. */
  void close() {
    compression.close();
  }

  private static CapturedText text(ResultSet rows) throws SQLException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    long total = 0;
    do {
      long skipped = rows.getLong(1);
      int length = rows.getInt(2);
      text.writeBytes(gap(skipped));
      text.writeBytes(Compression.grow(rows.getBytes(3), length));
      total += skipped + length;
    } while (rows.next());
    return new CapturedText(text.toString(StandardCharsets.UTF_8), total);
  }

  private static byte[] gap(long skipped) {
    return skipped == 0
        ? new byte[0]
        : ("\n[" + skipped + " bytes left out]\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Returns what the column holds, which stays the same when constants move. */
  private static int code(OutputStreamKind stream) {
    return switch (stream) {
      case STDOUT -> 1;
      case STDERR -> 2;
      case LOG -> 3;
      case PROCESS -> 4;
    };
  }
}
