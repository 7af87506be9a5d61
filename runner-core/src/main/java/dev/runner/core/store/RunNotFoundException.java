package dev.runner.core.store;

/** Tells that a person's words for a run fit none, or more than one. */
public final class RunNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RunNotFoundException(String text, String problem, String nextStep) {
    super("Run '" + text + "' " + problem + "; " + nextStep);
  }
}
