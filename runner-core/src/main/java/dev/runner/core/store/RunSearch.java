package dev.runner.core.store;

import dev.runner.core.result.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the run that a person means. */
final class RunSearch {

  /** More than nine digits would be no int, and no store has as many runs. */
  private static final Pattern LAST = Pattern.compile("last(?:~(\\d{1,9}))?");

  private static final int SHOWN = 5;

  private static final String FROM_NEWEST =
      "select id from run order by started_at desc, id desc limit 1 offset ?";

  private static final String FROM_NEWEST_OF =
      "select id from run where number in (select run from run_origin where workspace = ?)"
          + " order by started_at desc, id desc limit 1 offset ?";

  private static final String BY_PREFIX =
      "select id from run where substr(id, 1, cast(? as integer)) = ? order by started_at desc, id desc limit ?";

  private static final String NEXT_STEP = "'runner runs list' shows the stored runs";

  private final Statements statements;

  RunSearch(Statements statements) {
    this.statements = statements;
  }

  /** Returns the one run that fits the text. */
  RunId find(String text) throws SQLException {
    Matcher last = LAST.matcher(text);
    if (last.matches()) {
      int back = Integer.parseInt(Optional.ofNullable(last.group(1)).orElse("0"));
      return fromNewest(text, back);
    }
    return byPrefix(text);
  }

  private RunId fromNewest(String text, int back) throws SQLException {
    Optional<String> home = statements.database().home();
    List<String> found =
        ids(
            home.isPresent()
                ? statements.kept(FROM_NEWEST_OF).text(home.get()).number(back)
                : statements.kept(FROM_NEWEST).number(back));
    if (found.isEmpty()) {
      throw new RunNotFoundException(
          text, back == 0 ? "is not there: none is stored yet" : "is not there", NEXT_STEP);
    }
    return RunId.parse(found.get(0));
  }

  private RunId byPrefix(String text) throws SQLException {
    String prefix = text.strip().toLowerCase(Locale.ROOT);
    if (prefix.isEmpty()) {
      throw new RunNotFoundException(text, "names none", "give an id, or 'last'");
    }
    List<String> found =
        ids(statements.kept(BY_PREFIX).number(prefix.length()).text(prefix).number(SHOWN));
    if (found.isEmpty()) {
      throw new RunNotFoundException(
          text, "is no stored id, no beginning of one, and not 'last' or 'last~N'", NEXT_STEP);
    }
    if (found.size() > 1) {
      String more = found.size() == SHOWN ? " and maybe more" : "";
      throw new RunNotFoundException(
          text, "fits " + String.join(", ", found) + more, "give more of the id");
    }
    return RunId.parse(found.get(0));
  }

  private static List<String> ids(Bound query) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (ResultSet rows = query.query()) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
