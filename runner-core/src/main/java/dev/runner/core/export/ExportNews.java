package dev.runner.core.export;

/** Hears of an export while it goes on, on the thread that has begun it. */
public interface ExportNews {

  /** Hears nothing. */
  ExportNews NONE = new ExportNews() {};

  /**
   * A target is being exported to.
   *
   * @param target the target
   * @param goods what is exported to it
   */
  default void begins(String target, ExportGoods goods) {}

  /** The exporter has fetched this many tests or workloads so far. */
  default void fetched(int things) {}

  /** A dry run tells of a call that would be made, secrets masked. */
  default void planned(String target, String call) {}

  /** The target needs no more. */
  default void ends() {}
}
