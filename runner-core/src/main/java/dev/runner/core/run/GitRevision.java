package dev.runner.core.run;

import dev.runner.core.result.RunOrigin.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what is checked out in a git repository from its files.
 *
 * <p>Whether files were changed since is not told: that would take longer than a small run.
 */
final class GitRevision {

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
  private static final String HEADS = "refs/heads/";
  private static final String TAGS = "refs/tags/";

  private final Path own;
  private final Path common;

  private GitRevision(Path own, Path common) {
    this.own = own;
    this.common = common;
  }

  /** Returns the state of the repository that a folder lies in; empty if it lies in none. */
  static Optional<Revision> of(Path folder) {
    try {
      for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
        Path git = at.resolve(".git");
        if (Files.exists(git)) {
          return open(git).revision();
        }
      }
    } catch (IOException | InvalidPathException e) {
      return Optional.empty(); // a repository of another kind, or none that one may read
    }
    return Optional.empty();
  }

  private static GitRevision open(Path git) throws IOException {
    Path own = git;
    if (Files.isRegularFile(git)) { // of a worktree or a submodule
      String text = Files.readString(git).strip();
      own = git.resolveSibling(text.substring(text.indexOf(':') + 1).strip()).normalize();
    }
    Path other = own.resolve("commondir");
    Path common = Files.exists(other) ? own.resolve(Files.readString(other).strip()) : own;
    return new GitRevision(own, common);
  }

  private Optional<Revision> revision() throws IOException {
    String head = Files.readString(own.resolve("HEAD")).strip();
    if (!head.startsWith("ref:")) {
      return commit(head).map(id -> new Revision(id, tag(id)));
    }
    String ref = head.substring("ref:".length()).strip();
    String branch = ref.startsWith(HEADS) ? ref.substring(HEADS.length()) : ref;
    return loose(ref).or(() -> packed(ref)).map(id -> new Revision(id, Optional.of(branch)));
  }

  private Optional<String> loose(String ref) throws IOException {
    Path file = common.resolve(ref).normalize();
    return file.startsWith(common.normalize()) && Files.isRegularFile(file)
        ? commit(Files.readString(file).strip())
        : Optional.empty();
  }

  private Optional<String> packed(String ref) {
    return packed().stream()
        .filter(line -> line.endsWith(" " + ref))
        .findFirst()
        .flatMap(line -> commit(line.substring(0, line.indexOf(' '))));
  }

  /** Returns a tag of a commit; of tags with a message, those that git has packed. */
  private Optional<String> tag(String commit) {
    List<String> lines = packed();
    for (int i = 0; i < lines.size(); i++) {
      boolean peeled = i + 1 < lines.size() && lines.get(i + 1).equals("^" + commit);
      int name = lines.get(i).indexOf(TAGS);
      if (name >= 0 && (peeled || lines.get(i).startsWith(commit + " "))) {
        return Optional.of(lines.get(i).substring(name + TAGS.length()));
      }
    }
    return looseTag(commit);
  }

  private Optional<String> looseTag(String commit) {
    Path tags = common.resolve("refs").resolve("tags");
    try (Stream<Path> files = Files.list(tags)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (Files.readString(file).strip().equals(commit)) {
          return Optional.of(file.getFileName().toString());
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private List<String> packed() {
    try {
      return Files.readAllLines(common.resolve("packed-refs"));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<String> commit(String text) {
    return Optional.of(text).filter(id -> COMMIT.matcher(id).matches());
  }
}
