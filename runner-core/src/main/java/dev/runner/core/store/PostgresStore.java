package dev.runner.core.store;

import dev.runner.core.config.StoreServer;
import java.util.Optional;

/** Opens results stores on a PostgreSQL server, which many machines may share. */
public final class PostgresStore {

  private PostgresStore() {}

  /**
   * Opens a store; makes its schema in the database if absent, and brings an old one up to date.
   *
   * @param server where it is
   * @param workspace the id of the workspace whose runs {@code last} means; empty if it has none
   * @return the store; the caller closes it
   * @throws StoreException if the database cannot be used, has a newer schema, or is something else
   */
  public static ResultStore open(StoreServer server, Optional<String> workspace) {
    return open(server, workspace, Schema.newest());
  }

  static ResultStore open(StoreServer server, Optional<String> workspace, Schema schema) {
    return SqlStore.open(new PostgresDatabase(server, workspace), schema);
  }
}
