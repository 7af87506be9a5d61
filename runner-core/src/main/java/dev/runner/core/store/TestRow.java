package dev.runner.core.store;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.TestDescription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A test's description as its row holds it. */
record TestRow(
    String key,
    String plugin,
    String uniqueId,
    String printedId,
    String className,
    String name,
    String displayName,
    Optional<String> uuid,
    String tags) {

  /** The columns in the order of {@link #read} and {@link #bind}. */
  static final String COLUMNS =
      "test_key, plugin, unique_id, printed_id, class_name, name, display_name, uuid, tags";

  /** The same with the table's name. */
  static final String TEST_COLUMNS = "test." + COLUMNS.replace(", ", ", test.");

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** JUnit allows no blank in a tag. */
  private static final String BETWEEN_TAGS = " ";

  static TestRow of(TestDescription test) {
    return new TestRow(
        PlainText.of(test.key().value()),
        test.plugin().value(),
        PlainText.of(test.uniqueId()),
        PlainText.of(test.printedId()),
        PlainText.of(test.className()),
        PlainText.of(test.name()),
        PlainText.of(test.displayName()),
        test.uuid().map(PlainText::of),
        PlainText.of(String.join(BETWEEN_TAGS, test.tags())));
  }

  /** Reads a description from the columns of a row. */
  static TestRow read(ResultSet row, int column) throws SQLException {
    return new TestRow(
        row.getString(column),
        row.getString(column + 1),
        row.getString(column + 2),
        row.getString(column + 3),
        row.getString(column + 4),
        row.getString(column + 5),
        row.getString(column + 6),
        Optional.ofNullable(row.getString(column + 7)),
        row.getString(column + 8));
  }

  Bound bind(Bound statement) throws SQLException {
    return statement
        .plain(key)
        .plain(plugin)
        .plain(uniqueId)
        .plain(printedId)
        .plain(className)
        .plain(name)
        .plain(displayName)
        .text(uuid)
        .plain(tags);
  }

  TestDescription description() {
    return new TestDescription(
        new PluginId(plugin),
        uniqueId,
        printedId,
        className,
        name,
        displayName,
        uuid,
        tags.isEmpty() ? List.of() : List.of(tags.split(BETWEEN_TAGS)));
  }

  /** Returns the hash of its key. */
  long hash() {
    return hash(key);
  }

  /**
   * Returns 63 bits of a key: the upper ones hash the key up to its last part, the lower ones all
   * of it.
   *
   * <p>Tests of one class so lie together in the index, and a batch of them changes few pages.
   */
  static long hash(String key) {
    int end = Math.max(0, key.lastIndexOf('/'));
    long upper = hash(FNV_OFFSET, key, 0, end);
    long whole = hash(upper, key, end, key.length());
    return ((folded(upper) & Integer.MAX_VALUE) << Integer.SIZE) | (folded(whole) & 0xffffffffL);
  }

  /** Returns 64 bits that change when anything about the test does. */
  long content() {
    long hash = FNV_OFFSET;
    for (String text :
        List.of(uniqueId, printedId, className, name, displayName, uuid.orElse(""), tags)) {
      hash = hash(hash, text, 0, text.length()) * FNV_PRIME;
    }
    return hash;
  }

  /** Goes on with an FNV-1a hash. */
  private static long hash(long before, String text, int from, int to) {
    long hash = before;
    for (int i = from; i < to; i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  private static long folded(long hash) {
    return hash ^ hash >>> Integer.SIZE;
  }
}
