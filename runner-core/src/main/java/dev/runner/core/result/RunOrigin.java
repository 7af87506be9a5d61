package dev.runner.core.result;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a run came from, which nobody has to be asked for.
 *
 * @param workspace the id of the workspace, the same wherever its folder is
 * @param folder where that was
 * @param host the name of the machine
 * @param user the name of the account
 * @param revision what was checked out; empty if that was no repository
 * @param config a digest of all settings, in hexadecimal; secrets have no part in it. Empty for a
 *     run that is made of others
 * @param labels what people call it, sorted by name
 */
public record RunOrigin(
    String workspace,
    String folder,
    String host,
    String user,
    Optional<Revision> revision,
    String config,
    Map<String, String> labels) {

  /** Copies the labels, sorted. */
  public RunOrigin {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /**
   * A state of a repository.
   *
   * @param commit its whole id in hexadecimal
   * @param name the branch or the tag; empty if neither is known
   */
  public record Revision(String commit, Optional<String> name) {

    private static final int SHORT = 12;

    /** Returns it in the form {@code main 0123456789ab}. */
    @Override
    public String toString() {
      String brief = commit.substring(0, Math.min(SHORT, commit.length()));
      return name.map(word -> word + " " + brief).orElse(brief);
    }
  }
}
