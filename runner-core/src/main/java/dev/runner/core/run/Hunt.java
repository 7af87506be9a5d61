package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import java.util.function.Consumer;

/**
 * The search for what ended a fork among pieces of work that are done again.
 *
 * <p>Ends when all pieces are done; where none of them is to blame, an issue says that the death
 * stays unexplained, so that no run is green over it.
 */
final class Hunt {

  private final Issue unexplained;
  private final Consumer<RunEvent> events;
  private int pieces;
  private boolean found;

  /**
   * Begins a search.
   *
   * @param pieces how many pieces of work there are
   * @param unexplained what is to be said if it finds nothing
   */
  Hunt(int pieces, Issue unexplained, Consumer<RunEvent> events) {
    this.pieces = pieces;
    this.unexplained = unexplained;
    this.events = events;
    endIfDone();
  }

  /** Notes that a piece has turned out to be to blame. */
  void found() {
    found = true;
  }

  /** Notes that one piece is done as far as it came, and how many pieces it has left. */
  void replaced(int left) {
    pieces += left - 1;
    endIfDone();
  }

  private void endIfDone() {
    if (pieces == 0 && !found) {
      events.accept(new RunEvent.IssueRaised(unexplained));
    }
  }
}
