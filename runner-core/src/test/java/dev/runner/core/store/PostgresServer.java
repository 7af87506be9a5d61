package dev.runner.core.store;

import dev.runner.api.credential.Secret;
import dev.runner.core.config.StoreServer;
import dev.runner.core.config.StoreUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A PostgreSQL server for all tests of a JVM, which it starts itself and stops at their end. Where
 * it cannot start, the tests are skipped and say why.
 *
 * <p>Its binaries refuse to run as root; the library starts them in a user namespace then.
 */
final class PostgresServer implements BeforeAllCallback {

  /** A database that asks for passwords; the others let everybody in. */
  static final String GUARDED = "guarded";

  private static final String RULE = "host " + GUARDED + " all 127.0.0.1/32 scram-sha-256\n";

  private static Optional<Running> running = Optional.empty();

  @Override
  public void beforeAll(ExtensionContext context) {
    Object started =
        context
            .getRoot()
            .getStore(Namespace.create(PostgresServer.class))
            .computeIfAbsent(PostgresServer.class, key -> start(), Object.class);
    if (started instanceof Running server) {
      running = Optional.of(server);
    } else {
      Assumptions.abort("PostgreSQL cannot be started here: " + started);
    }
  }

  /** Makes a schema of its own and returns where it is. */
  static StoreServer schema(String name) throws SQLException {
    execute("postgres", "drop schema if exists " + name + " cascade");
    execute("postgres", "create schema " + name);
    return as("postgres", "postgres", Map.of("currentSchema", name));
  }

  /** Returns where a database is, for a user without a password. */
  static StoreServer as(String user, String database, Map<String, String> parameters) {
    return new StoreServer(
        new StoreUrl("127.0.0.1:" + port(), database, parameters),
        Optional.of(user),
        Optional.empty(),
        Optional.empty());
  }

  static StoreServer withPassword(StoreServer server, String password) {
    return new StoreServer(
        server.url(), server.user(), Optional.of(Secret.of(password)), Optional.empty());
  }

  static int port() {
    return running.orElseThrow().server.getPort();
  }

  static void execute(String database, String command) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  /** Returns the first value that a query gives. */
  static String text(String query) throws SQLException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port() + "/" + database, "postgres", "");
  }

  /** Returns the server, or why there is none. */
  private static Object start() {
    try {
      Path folder = Files.createTempDirectory("runner-postgres");
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder.resolve("data"))
              .setOverrideWorkingDirectory(folder.toFile())
              .start();
      Running started = new Running(server, folder);
      running = Optional.of(started);
      Path rules = folder.resolve("data").resolve("pg_hba.conf");
      Files.writeString(rules, RULE + Files.readString(rules, StandardCharsets.UTF_8));
      execute("postgres", "select pg_reload_conf()");
      execute("postgres", "create role anna login password 'right'");
      execute("postgres", "create database " + GUARDED + " owner anna");
      return started;
    } catch (IOException | SQLException | RuntimeException | LinkageError e) {
      return String.valueOf(e);
    }
  }

  /** A server and its files. */
  private record Running(EmbeddedPostgres server, Path folder) implements AutoCloseable {

    @Override
    public void close() throws IOException {
      server.close();
      List<Path> deepestFirst;
      try (Stream<Path> files = Files.walk(folder)) {
        deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    }
  }
}
