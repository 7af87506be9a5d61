package dev.runner.core.run;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A report that is written while the run goes on.
 *
 * <p>What it is told of a run it takes without failing; what goes wrong is its {@link #problem}. It
 * may hold up a run that is faster than its reader, for a bounded time.
 */
public interface LiveReport extends RunObserver, AutoCloseable {

  /** Returns where it goes, as a person has named it. */
  String name();

  /** Sets what estimates the time until the last test ends; the report may tell of it. */
  default void estimating(Supplier<Optional<Duration>> left) {}

  /** Returns why it is not complete, as far as is known by now; empty if it is. */
  Optional<String> problem();

  /** Waits, for a bounded time, until all is written that it was told. */
  void settle();

  /** Writes what the run amounts to, and ends; waits as {@link #settle} does. */
  void end(RunEnd end);

  /** Ends without a word where no run came about; does nothing behind {@link #end}. */
  @Override
  void close();
}
