package dev.runner.core.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/** A database that is in memory only, and gone when it is closed. */
final class MemoryDatabase implements Database {

  private static final String NAME = ":memory:";

  private final SqliteDatabase alike = new SqliteDatabase(Path.of(NAME));

  @Override
  public Optional<String> home() {
    return Optional.empty();
  }

  @Override
  public Connection connect() {
    try {
      return new SQLiteConfig().createConnection("jdbc:sqlite:" + NAME);
    } catch (SQLException e) {
      throw failures().of(e);
    }
  }

  @Override
  public Failures failures() {
    return alike.failures();
  }

  @Override
  public void begin(Statements statements) throws SQLException {
    alike.begin(statements);
  }

  @Override
  public void lasting(Statements statements, Transaction.Work work) throws SQLException {
    new Transaction(statements).run(work);
  }

  @Override
  public String translated(String statement) {
    return alike.translated(statement);
  }

  @Override
  public String tables() {
    return alike.tables();
  }

  /** No other process sees it. */
  @Override
  public void migrating(Statements statements, Migration work) throws SQLException, IOException {
    work.run();
  }

  @Override
  public void prepare(Statements statements, int version) {
    // There is nothing that could be lost.
  }

  @Override
  public void script(Statements statements, Transaction.Work work) throws SQLException {
    alike.script(statements, work);
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public void compact(Statements statements) {
    // It takes no place.
  }

  @Override
  public Statements reader(Statements statements) {
    return alike.reader(statements);
  }
}
