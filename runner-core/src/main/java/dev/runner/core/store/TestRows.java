package dev.runner.core.store;

import dev.runner.core.result.TestDescription;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Finds or makes the rows of tests.
 *
 * <p>A row is found by the hash of its test's key; the keys are compared, so that two keys with one
 * hash stay two tests. Ids count up, which keeps the rows of one run together on few pages.
 */
final class TestRows {

  private static final String FIND =
      "select id, identity, content, test_key from test where hash = ? order by id";

  private static final String NEWEST = "select coalesce(max(id), 0) from test";

  private static final String INSERT =
      "insert into test (id, identity, hash, content, "
          + TestRow.COLUMNS
          + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final long UNKNOWN = -1;

  private final Statements statements;
  private long newest = UNKNOWN;

  TestRows(Statements statements) {
    this.statements = statements;
  }

  /** Forgets what other processes may have changed since the last transaction. */
  void begin() {
    newest = UNKNOWN;
  }

  /** Returns the row of a description. */
  Place find(TestDescription description) throws SQLException {
    TestRow wanted = TestRow.of(description);
    long hash = wanted.hash();
    long content = wanted.content();
    long identity = UNKNOWN;
    try (ResultSet rows = statements.kept(FIND).number(hash).query()) {
      while (rows.next()) {
        boolean sameTest = rows.getString(4).equals(wanted.key());
        if (sameTest && rows.getLong(3) == content) {
          return new Place(rows.getLong(1), rows.getLong(2));
        }
        identity = sameTest ? rows.getLong(2) : identity;
      }
    }
    return insert(wanted, hash, content, identity);
  }

  private Place insert(TestRow row, long hash, long content, long identity) throws SQLException {
    long id = nextId();
    Place place = new Place(id, identity == UNKNOWN ? id : identity);
    Bound insert =
        statements.kept(INSERT).number(id).number(place.identity()).number(hash).number(content);
    row.bind(insert).update();
    return place;
  }

  private long nextId() throws SQLException {
    if (newest == UNKNOWN) {
      try (ResultSet rows = statements.kept(NEWEST).query()) {
        rows.next();
        newest = rows.getLong(1);
      }
    }
    return ++newest;
  }

  /**
   * Where a test is stored.
   *
   * @param id the row with its description
   * @param identity what it shares with all rows of its key
   */
  record Place(long id, long identity) {}
}
