package dev.runner.core.store;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.AttemptId;
import dev.runner.core.result.Publisher;
import dev.runner.core.result.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The columns that say who published something. */
record PublisherKey(int number, int attempt, String plugin, String className, int fork) {

  static final String COLUMNS = "number, attempt, plugin, class_name, fork";

  static final String MATCH =
      "run = (select number from run where id = ?)"
          + " and number = ? and attempt = ? and plugin = ? and class_name = ? and fork = ?";

  static PublisherKey of(Publisher by) {
    if (by instanceof AttemptId attempt) {
      return new PublisherKey(attempt.test(), attempt.attempt(), "", "", 0);
    }
    Scope scope = (Scope) by;
    return new PublisherKey(0, 0, plugin(scope), scope.className(), scope.fork());
  }

  Bound bind(Bound statement) throws SQLException {
    return statement.number(number).number(attempt).plain(plugin).text(className).number(fork);
  }

  /** Returns what the column holds for a scope's plugin. */
  static String plugin(Scope scope) {
    return scope.plugin().map(PluginId::value).orElse("");
  }

  /** Reads a scope from three columns: plugin, class and fork. */
  static Scope scope(ResultSet row) throws SQLException {
    Optional<PluginId> plugin =
        Optional.of(row.getString(1)).filter(id -> !id.isEmpty()).map(PluginId::new);
    return new Scope(plugin, row.getString(2), row.getInt(3));
  }
}
