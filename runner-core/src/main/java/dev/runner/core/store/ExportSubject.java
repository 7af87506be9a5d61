package dev.runner.core.store;

import dev.runner.core.result.RunId;
import java.util.UUID;

/** What is exported. */
public sealed interface ExportSubject {

  /** Returns its id, a uuid. */
  String id();

  /** Returns the beginning of its id, for people. */
  String brief();

  /** Returns what it is, in a word. */
  String kind();

  /** Returns a run as a subject. */
  static ExportSubject of(RunId run) {
    return new Run(run);
  }

  /** A stored run. */
  record Run(RunId run) implements ExportSubject {

    @Override
    public String id() {
      return run.toString();
    }

    @Override
    public String brief() {
      return run.brief();
    }

    @Override
    public String kind() {
      return "run";
    }
  }

  /**
   * A task, which lies in a file.
   *
   * @param uuid its uuid
   * @param title its title; may be empty
   */
  record Task(UUID uuid, String title) implements ExportSubject {

    private static final int BRIEF = 18;

    @Override
    public String id() {
      return uuid.toString();
    }

    @Override
    public String brief() {
      return id().substring(0, BRIEF);
    }

    @Override
    public String kind() {
      return "task";
    }
  }
}
