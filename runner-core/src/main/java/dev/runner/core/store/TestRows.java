package dev.runner.core.store;

import static java.util.stream.Collectors.joining;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.result.TestDescription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds or makes the rows of tests.
 *
 * <p>A row is found by the hash of its test's key; the keys are compared, so that two keys with one
 * hash stay two tests. Ids count up, which keeps the rows of one run together on few pages.
 */
final class TestRows {

  private static final String FIND =
      "select hash, id, identity, content, test_key from test where hash in (%s) order by id";

  private static final String NEWEST = "select coalesce(max(id), 0) from test";

  private static final String INSERT =
      "insert into test (id, identity, hash, content, "
          + TestRow.COLUMNS
          + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final long UNKNOWN = -1;

  private final Statements statements;
  private final Map<Long, List<Known>> known = new HashMap<>();
  private long newest = UNKNOWN;

  TestRows(Statements statements) {
    this.statements = statements;
  }

  /**
   * Forgets what other processes may have changed since the last transaction, and reads what is
   * stored of the tests of a batch.
   */
  void begin(List<RunEvent> events) throws SQLException {
    newest = UNKNOWN;
    known.clear();
    for (RunEvent event : events) {
      if (event instanceof TestPlanned planned) {
        known.put(TestRow.of(planned.description()).hash(), new ArrayList<>(1));
      }
    }
    if (!known.isEmpty()) {
      // Numbers and no parameters: a plan that is kept may have been made while there were few.
      String hashes = known.keySet().stream().map(String::valueOf).collect(joining(","));
      statements.once(FIND.formatted(hashes), row -> know(row.getLong(1), Known.read(row)));
    }
  }

  /** Returns the row of a description that is in the batch. */
  Place find(TestDescription description) throws SQLException {
    TestRow wanted = TestRow.of(description);
    long hash = wanted.hash();
    long content = wanted.content();
    long identity = UNKNOWN;
    for (Known row : known.getOrDefault(hash, List.of())) {
      boolean sameTest = row.key().equals(wanted.key());
      if (sameTest && row.content() == content) {
        return row.place();
      }
      identity = sameTest ? row.place().identity() : identity;
    }
    return insert(wanted, hash, content, identity);
  }

  /** Sends what was made. */
  void flush() throws SQLException {
    statements.send(INSERT);
    known.clear();
  }

  private Place insert(TestRow row, long hash, long content, long identity) throws SQLException {
    long id = nextId();
    Place place = new Place(id, identity == UNKNOWN ? id : identity);
    Bound insert =
        statements.kept(INSERT).number(id).number(place.identity()).number(hash).number(content);
    row.bind(insert).later();
    know(hash, new Known(place, content, row.key()));
    return place;
  }

  private void know(long hash, Known row) {
    known.computeIfAbsent(hash, absent -> new ArrayList<>(1)).add(row);
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

  /** What is stored of a test. */
  private record Known(Place place, long content, String key) {

    static Known read(ResultSet row) throws SQLException {
      return new Known(new Place(row.getLong(2), row.getLong(3)), row.getLong(4), row.getString(5));
    }
  }
}
