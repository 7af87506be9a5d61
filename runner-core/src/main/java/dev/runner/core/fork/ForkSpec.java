package dev.runner.core.fork;

import dev.runner.core.secret.KnownSecrets;
import java.util.List;

/**
 * What kind of process a fork is.
 *
 * @param jdk what runs it
 * @param profile what its compiler is tuned for
 * @param jvmArguments arguments of its JVM after the runner's own
 * @param archive the class-data archive to use, or to make where none is yet
 * @param secrets what must not appear in its log
 * @param surroundings where it is started
 * @param debugging how it can be followed
 */
public record ForkSpec(
    Jdk jdk,
    JitProfile profile,
    List<String> jvmArguments,
    ClassDataArchive archive,
    KnownSecrets secrets,
    ForkSurroundings surroundings,
    Debugging debugging) {

  /** Copies the arguments. */
  public ForkSpec {
    jvmArguments = List.copyOf(jvmArguments);
  }

  /**
   * Tells whether a process of the other kind can serve as one of this. Two kinds with secrets or
   * surroundings of their own are never alike.
   */
  boolean isLike(ForkSpec other) {
    return isPlain()
        && other.isPlain()
        && jdk.equals(other.jdk)
        && profile == other.profile
        && jvmArguments.equals(other.jvmArguments)
        && archive.equals(other.archive);
  }

  /** Tells whether it is a process like the supervisor's own, with nothing to be hidden. */
  public boolean isPlain() {
    return jdk.isRunning()
        && secrets.isEmpty()
        && surroundings.equals(ForkSurroundings.NONE)
        && debugging.equals(Debugging.NONE);
  }
}
