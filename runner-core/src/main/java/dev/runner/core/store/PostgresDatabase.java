package dev.runner.core.store;

import dev.runner.api.credential.Secret;
import dev.runner.core.config.StoreServer;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * One schema of a PostgreSQL database.
 *
 * <p>Writers take turns by an advisory lock that ends with their transaction, as SQLite makes them
 * do: so they cannot give one number to two runs or tests, nor wait for each other in a circle.
 */
final class PostgresDatabase implements Database {

  /** As long as a writer waits for others on SQLite. */
  private static final int LOCK_SECONDS = SqliteDatabase.BUSY_SECONDS;

  /** "RUNR", so that other users of advisory locks in the database do not meet ours. */
  private static final String LOCK =
      "select pg_advisory_xact_lock(1381322322, hashtext(current_schema()::text))";

  /**
   * Joins go in the order of the query, as SQLite's cross joins do. A server that has no statistics
   * yet would choose orders that take minutes.
   */
  private static final String AS_WRITTEN =
      "set join_collapse_limit = 1; set from_collapse_limit = 1";

  /**
   * A server may be set to answer before a commit lasts. What is stored here is told to be stored,
   * and the journal goes after it.
   */
  private static final String LASTING =
      "select set_config('synchronous_commit', 'on', false)"
          + " where current_setting('synchronous_commit') = 'off'";

  /** Compiling a query takes half a second, and each of ours less than that; old servers cannot. */
  private static final String UNCOMPILED =
      "select set_config(name, 'off', false) from pg_settings where name = 'jit'";

  private static final Pattern TEXT = Pattern.compile("\\btext\\b");
  private static final Pattern BLOB = Pattern.compile("\\bblob\\b");

  private final StoreServer server;
  private final Optional<String> home;
  private final int lockSeconds;
  private final Failures failures;

  /**
   * Creates it.
   *
   * @param home the id of the workspace that uses it; empty while it has none
   */
  PostgresDatabase(StoreServer server, Optional<String> home) {
    this(server, home, LOCK_SECONDS);
  }

  PostgresDatabase(StoreServer server, Optional<String> home, int lockSeconds) {
    this.server = server;
    this.home = home;
    this.lockSeconds = lockSeconds;
    this.failures = new PostgresFailures(server, lockSeconds);
  }

  /** A workspace without an id has had no run, and those of others are not meant. */
  @Override
  public Optional<String> home() {
    return Optional.of(home.orElse("none"));
  }

  @Override
  public Connection connect() {
    try {
      Connection connection = PostgresDriver.load().connect(server.url().jdbc(), login());
      boolean usable = false;
      try {
        try (var statement = connection.createStatement()) {
          statement.execute("set lock_timeout = '" + lockSeconds + "s'");
          statement.execute(AS_WRITTEN);
          statement.execute(LASTING);
          statement.execute(UNCOMPILED);
        }
        usable = true;
        return connection;
      } finally {
        if (!usable) {
          connection.close();
        }
      }
    } catch (SQLException e) {
      throw failures.of(e);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw failures.of("has no driver", "install this Runner anew", new IOException(e));
    } catch (IOException e) {
      throw failures.of("has no password", "correct store.password-file", e);
    }
  }

  private Properties login() throws IOException {
    Properties login = new Properties();
    login.setProperty("ApplicationName", "runner");
    login.setProperty("connectTimeout", "10");
    // A server that falls silent must not hold up a run for ever; longer than any wait for a lock.
    login.setProperty("socketTimeout", Integer.toString(2 * lockSeconds));
    login.setProperty("tcpKeepAlive", "true");
    login.setProperty("reWriteBatchedInserts", "true");
    server.user().ifPresent(user -> login.setProperty("user", user));
    server.password().map(Secret::reveal).ifPresent(text -> login.setProperty("password", text));
    if (server.passwordFile().isPresent()) {
      List<String> lines = Files.readAllLines(server.passwordFile().get());
      login.setProperty("password", lines.isEmpty() ? "" : lines.get(0));
    }
    server.url().parameters().forEach(login::setProperty);
    return login;
  }

  @Override
  public Failures failures() {
    return failures;
  }

  @Override
  public void begin(Statements statements) throws SQLException {
    statements.execute("begin");
    statements.execute(LOCK);
  }

  /** All do. */
  @Override
  public void lasting(Statements statements, Transaction.Work work) throws SQLException {
    new Transaction(statements).run(work);
  }

  /** Texts are compared as in SQLite, whatever the language of the database. */
  @Override
  public String translated(String statement) {
    String typed = BLOB.matcher(statement.replace(") without rowid", ")")).replaceAll("bytea");
    return TEXT.matcher(typed).replaceAll("text collate \"C\"");
  }

  @Override
  public String tables() {
    return "select count(*) from information_schema.tables"
        + " where table_schema = current_schema() and table_name like ?";
  }

  /** All scripts of a migration are one transaction: a failure leaves the old schema as it was. */
  @Override
  public void migrating(Statements statements, Migration work) throws SQLException, IOException {
    IOException[] problem = new IOException[1];
    new Transaction(statements)
        .run(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                problem[0] = e;
              }
            });
    if (problem[0] != null) {
      throw problem[0];
    }
  }

  /**
   * Refuses a database that cannot hold a store; none is copied, as nothing can be left halfway.
   */
  @Override
  public void prepare(Statements statements, int version) throws SQLException {
    String encoding = text(statements, "show server_encoding");
    if (!encoding.equals("UTF8")) {
      throw failures.of(
          "keeps texts as " + encoding, "make a database with \"encoding 'UTF8'\" and name that");
    }
    if (text(statements, "select coalesce(current_schema()::text, '')").isEmpty()) {
      throw failures.of(
          "has no schema that the user may use",
          "make one with \"create schema runner\" and name it by '?currentSchema=runner'");
    }
  }

  @Override
  public void script(Statements statements, Transaction.Work work) throws SQLException {
    work.run();
  }

  /** Rows come in portions in a transaction only, and other statements must not end that. */
  @Override
  public Statements reader(Statements statements) throws SQLException {
    Connection connection = connect();
    connection.setAutoCommit(false);
    return new Statements(this, connection);
  }

  @Override
  public long size() {
    return 0;
  }

  /** The server does that by itself. */
  @Override
  public void compact(Statements statements) {}

  private static String text(Statements statements, String query) throws SQLException {
    try (ResultSet row = statements.kept(query).query()) {
      row.next();
      return row.getString(1);
    }
  }
}
