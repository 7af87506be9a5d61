package dev.runner.core.report.intake;

import dev.runner.core.result.TestDescription;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds ids that more than one test of an import bears, as test methods do that several classes
 * inherit: such an id says which method it is, and not which test. Remembers twelve bytes for each
 * test that has an id, and the shared ones.
 */
public final class SharedIds {

  private static final String MARK = "id-";

  private final SeenNames keys = new SeenNames();
  private final Set<String> shared = new HashSet<>();
  private boolean any;

  SharedIds() {}

  /** Takes a test of the import. */
  void saw(TestDescription test) {
    if (test.uuid().isPresent()) {
      any = true;
      if (keys.count(test.key().value()) > 1) {
        shared.add(test.uuid().get());
      }
    }
  }

  /** Tells whether no test has an id of its own. */
  public boolean areNone() {
    return !any;
  }

  /** Tells whether a test has an id that another test bears too. */
  public boolean has(TestDescription test) {
    return test.uuid().filter(shared::contains).isPresent();
  }

  /**
   * Returns a test that has an id as one that is known by its name; the id stays with it as a tag,
   * so that lists show the same.
   */
  public static TestDescription byName(TestDescription test) {
    List<String> tags = new ArrayList<>(test.tags());
    test.uuid().map(id -> MARK + id).filter(mark -> !tags.contains(mark)).ifPresent(tags::add);
    return new TestDescription(
        test.plugin(),
        test.uniqueId(),
        test.printedId(),
        test.className(),
        test.name(),
        test.displayName(),
        Optional.empty(),
        tags.stream().sorted().toList(),
        test.known());
  }

  /** Tells whether a test is known by its name because it shares the id of another one. */
  public static boolean isByName(TestDescription test, TestDescription other) {
    return test.uuid().isEmpty()
        && other.uuid().filter(id -> test.tags().contains(MARK + id)).isPresent();
  }
}
