package dev.runner.core.fork;

import dev.runner.core.secret.SecretMask;
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
    SecretMask secrets,
    ForkSurroundings surroundings,
    Debugging debugging) {

  /** Copies the arguments. */
  public ForkSpec {
    jvmArguments = List.copyOf(jvmArguments);
  }
}
