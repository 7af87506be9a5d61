package dev.runner.core.fork;

import dev.runner.core.secret.SecretMask;
import java.nio.file.Path;
import java.util.List;

/**
 * What kind of process a fork is.
 *
 * @param javaHome the JDK that runs it
 * @param profile what its compiler is tuned for
 * @param jvmArguments arguments of its JVM after the runner's own
 * @param archive the class-data archive to use, or to make where none is yet
 * @param secrets what must not appear in its log
 */
public record ForkSpec(
    Path javaHome,
    JitProfile profile,
    List<String> jvmArguments,
    ClassDataArchive archive,
    SecretMask secrets) {

  /** Copies the arguments. */
  public ForkSpec {
    jvmArguments = List.copyOf(jvmArguments);
  }
}
