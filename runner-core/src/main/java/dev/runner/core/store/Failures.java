package dev.runner.core.store;

import java.sql.SQLException;

/** Says what went wrong with one store, and what to do about it. */
abstract class Failures {

  private final String store;

  /**
   * Creates the words for a store.
   *
   * @param store what people call it: its file or address, without secrets
   */
  Failures(String store) {
    this.store = store;
  }

  /** Returns an exception about a failure of the database. */
  final StoreException of(SQLException cause) {
    String problem = problem(cause) + " (" + reason(cause) + ")";
    return new StoreException(store, problem, nextStep(cause), cause).ifPassing(isPassing(cause));
  }

  /** Returns an exception about contents that do not fit. */
  final StoreException of(String problem, String nextStep) {
    return new StoreException(store, problem, nextStep, null);
  }

  /** Returns an exception about a failure of the file system. */
  final StoreException of(String problem, String nextStep, Exception cause) {
    return new StoreException(store, problem + " (" + cause + ")", nextStep, cause);
  }

  /** Returns an exception about contents that cannot be understood. */
  final StoreException damaged(RuntimeException cause) {
    return of("is damaged", "put back a backup of it, or " + other(), cause);
  }

  /** Says in the imperative how to use another store. */
  abstract String other();

  /** Returns what is wrong, to follow the name of the store. */
  abstract String problem(SQLException cause);

  /** Returns what a person can do. */
  abstract String nextStep(SQLException cause);

  /** Tells whether a failure may be over in seconds; a file's is not, by experience. */
  boolean isPassing(SQLException cause) {
    return false;
  }

  private static String reason(SQLException cause) {
    String message = cause.getMessage();
    return message == null ? cause.toString() : message.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
