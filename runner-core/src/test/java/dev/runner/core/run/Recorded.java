package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import java.util.Collection;
import java.util.List;

/** Reads what a journal of some events would tell. */
final class Recorded {

  private Recorded() {}

  static EarlierTests of(List<RunEvent> events, Collection<String> uniqueIds) {
    EarlierTests found = EarlierTests.below(uniqueIds);
    events.forEach(found::take);
    return found;
  }
}
