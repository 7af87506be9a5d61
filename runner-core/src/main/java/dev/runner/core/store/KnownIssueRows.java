package dev.runner.core.store;

import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.result.KnownIssue;
import java.sql.SQLException;

/** Writes the known issues of planned tests. */
final class KnownIssueRows {

  private static final String INSERT =
      "insert into known_issue (run, number, place, issue, mode, reason, link)"
          + " values (?, ?, ?, ?, ?, ?, ?) on conflict (run, number, place) do nothing";

  private final Statements statements;

  KnownIssueRows(Statements statements) {
    this.statements = statements;
  }

  void write(RunCursor cursor, TestPlanned planned) throws SQLException {
    int place = 0;
    for (KnownIssue issue : planned.description().known()) {
      statements
          .kept(INSERT)
          .number(cursor.run())
          .number(planned.test())
          .number(++place)
          .text(issue.id())
          .text(issue.mode().name())
          .text(issue.reason())
          .text(issue.link())
          .update();
    }
  }
}
