package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.event.RunEvent.TestPlanned;
import dev.runner.core.report.intake.SharedIds;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.TestKey;
import dev.runner.core.store.ResultStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the tests of an import apart that bear the same id, the same way in every import.
 *
 * <p>All of them are known by their names, whatever their order. One that the store already knows
 * by the id keeps it; one that it knows by its name stays so, even if it comes alone.
 */
final class ImportedIdentities {

  private static final int PORTION = 500;

  private final SharedIds shared;
  private final Optional<ResultStore> store;
  private final BitSet byName = new BitSet();
  private final List<TestPlanned> portion = new ArrayList<>();

  private ImportedIdentities(SharedIds shared, Optional<ResultStore> store) {
    this.shared = shared;
    this.store = store;
  }

  /** Decides it, by another look at the tests if any has an id. */
  static ImportedIdentities of(SharedIds shared, ImportDraft draft, Optional<ResultStore> store)
      throws IOException {
    ImportedIdentities identities = new ImportedIdentities(shared, store);
    if (!shared.areNone()) {
      draft.replay(identities::take);
      identities.decide();
    }
    return identities;
  }

  /** Returns an event as it is stored. */
  RunEvent settled(RunEvent event) {
    return event instanceof TestPlanned planned && byName.get(planned.test())
        ? new TestPlanned(planned.test(), SharedIds.byName(planned.description()))
        : event;
  }

  private void take(RunEvent event) {
    if (event instanceof TestPlanned planned && planned.description().uuid().isPresent()) {
      portion.add(planned);
      if (portion.size() == PORTION) {
        decide();
      }
    }
  }

  private void decide() {
    List<TestKey> keys = new ArrayList<>();
    for (TestPlanned planned : portion) {
      keys.add(planned.description().key());
      keys.add(SharedIds.byName(planned.description()).key());
    }
    Map<TestKey, TestDescription> known = store.map(open -> open.known(keys)).orElse(Map.of());
    for (TestPlanned planned : portion) {
      byName.set(planned.test(), isByName(planned.description(), known));
    }
    portion.clear();
  }

  private boolean isByName(TestDescription test, Map<TestKey, TestDescription> known) {
    Optional<TestDescription> named =
        Optional.ofNullable(known.get(SharedIds.byName(test).key()))
            .filter(stored -> SharedIds.isByName(stored, test));
    Optional<TestDescription> keeper =
        Optional.ofNullable(known.get(test.key()))
            .filter(stored -> stored.printedId().equals(test.printedId()));
    return named.isPresent() || (shared.has(test) && keeper.isEmpty());
  }
}
