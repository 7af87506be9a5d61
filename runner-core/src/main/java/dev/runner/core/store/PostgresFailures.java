package dev.runner.core.store;

import dev.runner.core.config.StoreServer;
import java.sql.SQLException;

/** Says what went wrong with a PostgreSQL database. */
final class PostgresFailures extends Failures {

  private final StoreServer server;

  private final int lockSeconds;

  PostgresFailures(StoreServer server, int lockSeconds) {
    super(server.url().toString());
    this.server = server;
    this.lockSeconds = lockSeconds;
  }

  @Override
  String other() {
    return "name another database by store.url";
  }

  @Override
  String problem(SQLException cause) {
    return switch (Kind.of(cause)) {
      case AWAY -> "cannot be reached";
      case REFUSED -> "does not let " + user() + " in";
      case NO_DATABASE -> "is not there";
      case NO_RIGHTS -> "gives " + user() + " too few rights";
      case FULL -> "cannot grow";
      case BUSY -> "is locked by another process for more than " + lockSeconds + " s";
      case CROWDED -> "has no connection left";
      case READ_ONLY -> "cannot be written to";
      case OTHER -> "failed";
    };
  }

  @Override
  String nextStep(SQLException cause) {
    return switch (Kind.of(cause)) {
      case AWAY -> "see that the server runs and that store.url is right, then try again";
      case REFUSED ->
          "correct store.user, and store.password or the variable RUNNER__STORE__PASSWORD";
      case NO_DATABASE -> "make it with \"create database\", or correct store.url";
      case NO_RIGHTS ->
          "let its owner run \"grant create, usage on schema NAME to USER\" for the schema of the"
              + " store";
      case FULL -> "free space on the server's disk and try again";
      case BUSY -> "end the process that holds it, or try again later";
      case CROWDED -> "raise the server's max_connections, or try again later";
      case READ_ONLY -> "name the primary server by store.url";
      case OTHER -> "see the server's log, or " + other();
    };
  }

  /** A server that is restarted comes back. */
  @Override
  boolean isPassing(SQLException cause) {
    Kind kind = Kind.of(cause);
    return kind == Kind.AWAY || kind == Kind.CROWDED || kind == Kind.READ_ONLY;
  }

  private String user() {
    return server.user().map(user -> "user '" + user + "'").orElse("this system's user");
  }

  /** The kinds of failures that a person does different things about, by their SQLSTATE. */
  private enum Kind {
    AWAY,
    REFUSED,
    NO_DATABASE,
    NO_RIGHTS,
    FULL,
    BUSY,
    CROWDED,
    READ_ONLY,
    OTHER;

    static Kind of(SQLException cause) {
      String state = cause.getSQLState() == null ? "" : cause.getSQLState();
      return switch (state) {
        case "28000", "28P01", "08004" -> REFUSED;
        case "3D000" -> NO_DATABASE;
        case "42501" -> NO_RIGHTS;
        case "53100", "53200" -> FULL;
        case "55P03", "40P01", "57014" -> BUSY;
        case "53300" -> CROWDED;
        case "25006" -> READ_ONLY;
        case "57P01", "57P02", "57P03", "57P05" -> AWAY;
        default -> state.startsWith("08") ? AWAY : OTHER;
      };
    }
  }
}
