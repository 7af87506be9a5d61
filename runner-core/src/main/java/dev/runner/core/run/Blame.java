package dev.runner.core.run;

import dev.runner.core.fork.Fork;
import dev.runner.core.fork.FromFork;
import dev.runner.core.launch.Announcement.Kind;
import dev.runner.core.result.Cause;
import dev.runner.core.result.Verdict;
import java.util.Optional;

/** Says what the end of a fork, or of a container, means for tests. */
final class Blame {

  private Blame() {}

  /**
   * Returns the verdict on a node, and on all tests below it.
   *
   * @param node what the fork was at
   * @param death how the fork ended
   */
  static Verdict of(LedgerNode node, Verdict death) {
    return new Verdict(
        death.outcome(), death.cause(), death.message() + phase(node, death), death.detail());
  }

  /** Returns the verdict on tests that a container's own verdict kept from starting. */
  static Verdict below(Verdict container) {
    return switch (container.outcome()) {
      case SKIPPED -> container;
      case ABORTED -> Verdict.skipped(Cause.ASSUMPTION, container.message());
      default ->
          new Verdict(
              container.outcome(),
              container.cause().filter(Cause.ENGINE::equals).or(() -> Optional.of(Cause.SET_UP)),
              container.message(),
              container.detail());
    };
  }

  /** Returns the verdict on whatever ran when a fork died. */
  static Verdict crash(Fork fork) {
    String death = fork.death();
    return Verdict.error(
        fork.ranOutOfMemory() ? Cause.OUT_OF_MEMORY : Cause.CRASHED,
        "fork %d ended with %s".formatted(fork.number(), death),
        fork.lastWords());
  }

  /** Returns the verdict on whatever ran when an engine, or JUnit itself, broke off. */
  static Verdict broken(FromFork.PortionBroken broken) {
    Cause cause = broken.outOfMemory() ? Cause.OUT_OF_MEMORY : Cause.ENGINE;
    return Verdict.error(cause, broken.message(), broken.detail());
  }

  private static String phase(LedgerNode node, Verdict death) {
    if (node.isPending()) {
      return node.isTest()
          ? ", when this was about to start: in a constructor, a condition or an extension"
          : ", when '%s' was about to start: in a condition or an extension"
              .formatted(node.printedId());
    }
    if (node.isTest()) {
      if (death.cause().filter(Cause.TIMED_OUT::equals).isPresent()) {
        return ", when '%s' was running".formatted(node.printedId());
      }
      boolean crashed = death.cause().filter(Cause.CRASHED::equals).isPresent();
      return crashed ? " while this was running" : "";
    }
    return node.announcement.kind() == Kind.TEMPLATE
        ? ", where the invocations of this are supplied"
        : ", in the set-up of '%s'".formatted(node.printedId());
  }
}
