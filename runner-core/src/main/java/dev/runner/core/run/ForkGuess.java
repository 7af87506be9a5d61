package dev.runner.core.run;

import dev.runner.core.fork.ClassDataArchive;
import dev.runner.core.fork.Debugging;
import dev.runner.core.fork.ForkSpec;
import dev.runner.core.fork.ForkSurroundings;
import dev.runner.core.fork.Jdk;
import dev.runner.core.fork.JitProfile;
import dev.runner.core.schedule.TimesFile;
import dev.runner.core.secret.KnownSecrets;
import dev.runner.core.secret.SecretMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the first fork of a run will probably be: what that of the last run has been.
 *
 * <p>It is kept in a file of the workspace: the profile, the class-data archive and the JVM's
 * arguments, a line each. Where forks have secrets, variables, another JDK or unusual arguments
 * nothing is kept, and a fork starts when its suite is ready.
 */
final class ForkGuess {

  /** Sizes and switches; no agent, no path and nothing that could be a secret. */
  private static final Pattern HARMLESS =
      Pattern.compile("-X(m[nsx]|ss)\\w+|-e(s?)a|-XX:[+-]?\\w+(=[0-9]+\\w?)?");

  private final Path file;

  ForkGuess(Path file) {
    this.file = file;
  }

  /** Keeps what a fork is that was just started, if it is the first of its run. */
  void note(ForkSpec spec, int number) {
    if (number != 1 || spec.debugging().isPatient()) {
      return;
    }
    List<String> lines = lines(spec);
    if (!lines.equals(current())) {
      TimesFile.replace(file, lines);
    }
  }

  /** Returns what it will probably be; empty if that is not known. */
  Optional<ForkSpec> read() {
    List<String> lines = current();
    if (lines.size() < 2) {
      return Optional.empty();
    }
    try {
      List<String> arguments = lines.subList(2, lines.size());
      return Optional.of(
              new ForkSpec(
                  Jdk.running(),
                  JitProfile.valueOf(lines.get(0)),
                  arguments,
                  ClassDataArchive.in(Path.of(lines.get(1))),
                  KnownSecrets.of(SecretMask.NONE),
                  ForkSurroundings.NONE,
                  Debugging.NONE))
          .filter(ForkGuess::isHarmless);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // of another version of the runner
    }
  }

  private List<String> current() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<String> lines(ForkSpec spec) {
    List<String> lines = new ArrayList<>();
    if (spec.isPlain() && isHarmless(spec) && spec.archive().file().isPresent()) {
      lines.add(spec.profile().name());
      lines.add(spec.archive().file().get().toString());
      lines.addAll(spec.jvmArguments());
    }
    return lines;
  }

  private static boolean isHarmless(ForkSpec spec) {
    return spec.jvmArguments().stream().allMatch(word -> HARMLESS.matcher(word).matches());
  }
}
