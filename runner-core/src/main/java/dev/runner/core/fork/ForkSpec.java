package dev.runner.core.fork;

import java.util.List;

/**
 * What kind of process a fork is.
 *
 * @param javaHome the JDK that runs it
 * @param jvmArguments arguments of its JVM after the runner's own
 * @param archive the class-data archive to use, or to make where none is yet
 */
public record ForkSpec(
    java.nio.file.Path javaHome, List<String> jvmArguments, ClassDataArchive archive) {

  /** Copies the arguments. */
  public ForkSpec {
    jvmArguments = List.copyOf(jvmArguments);
  }
}
