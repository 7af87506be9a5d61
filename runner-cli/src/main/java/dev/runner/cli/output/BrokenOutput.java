package dev.runner.cli.output;

import dev.runner.core.run.ExitStatus;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells why standard output could not be written, and what that means.
 *
 * <p>The stream keeps to itself what went wrong, so the same is tried once more. A reader that went
 * away, as {@code head} does, has seen what it wanted: that is no error.
 */
final class BrokenOutput {

  private static final Path LINK = Path.of("/proc/self/fd/1");

  private final FileDescriptor output;
  private final Path link;

  /** Looks at the standard output of this process. */
  BrokenOutput() {
    this(FileDescriptor.out, LINK);
  }

  BrokenOutput(FileDescriptor output, Path link) {
    this.output = output;
    this.link = link;
  }

  /** Returns what to say; empty if only the reader went away. */
  Optional<String> message() {
    if (isPipe()) {
      return Optional.empty();
    }
    return reason()
        .filter(reason -> !reason.toLowerCase(Locale.ROOT).contains("broken pipe"))
        .map(
            reason ->
                "runner: Not all of the output could be written (%s): make room, or send it elsewhere"
                    .formatted(reason));
  }

  /** Returns the exit status of a command that would have had another one. */
  static int status(int status) {
    return Arrays.stream(ExitStatus.values())
        .filter(known -> known.code() == status)
        .findFirst()
        .map(known -> known.or(ExitStatus.EXPORT).code())
        .orElse(status);
  }

  /** Of a pipe nothing else can go wrong. */
  private boolean isPipe() {
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException e) {
      return false; // no Linux
    }
  }

  @SuppressWarnings("resource") // closing it would close the descriptor
  private Optional<String> reason() {
    try {
      new FileOutputStream(output).write('\n');
      return Optional.of("some of it got lost");
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
