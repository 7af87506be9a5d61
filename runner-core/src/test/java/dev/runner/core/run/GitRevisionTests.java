package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.core.result.RunOrigin.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GitRevisionTests {

  private static final String ONE = "1".repeat(40);
  private static final String TWO = "2".repeat(40);

  @TempDir private Path folder;

  @Test
  void readsTheBranchThatIsCheckedOut() throws IOException {
    file(".git/HEAD", "ref: refs/heads/feature/x\n");
    file(".git/refs/heads/feature/x", ONE + "\n");
    Path below = Files.createDirectories(folder.resolve("a/b"));

    assertEquals(revision(ONE, "feature/x"), GitRevision.of(below));
  }

  @Test
  void readsABranchThatGitHasPacked() throws IOException {
    file(".git/HEAD", "ref: refs/heads/main\n");
    file(".git/packed-refs", "# pack-refs with: peeled\n" + TWO + " refs/heads/main\n");

    assertEquals(revision(TWO, "main"), GitRevision.of(folder));
  }

  @Test
  void namesTheTagWhereThereIsNoBranch() throws IOException {
    file(".git/HEAD", ONE + "\n");
    assertEquals(Optional.of(new Revision(ONE, Optional.empty())), GitRevision.of(folder));

    file(".git/refs/tags/v1", ONE + "\n");
    assertEquals(revision(ONE, "v1"), GitRevision.of(folder));

    file(".git/packed-refs", TWO + " refs/tags/v2\n^" + ONE + "\n");
    assertEquals(revision(ONE, "v2"), GitRevision.of(folder));
  }

  @Test
  void followsAWorktreeToItsRepository() throws IOException {
    file("main/.git/refs/heads/side", TWO);
    file("main/.git/worktrees/side/HEAD", "ref: refs/heads/side\n");
    file("main/.git/worktrees/side/commondir", "../..\n");
    file("side/.git", "gitdir: ../main/.git/worktrees/side\n");

    assertEquals(revision(TWO, "side"), GitRevision.of(folder.resolve("side")));
  }

  @Test
  void saysNothingOfFoldersThatAreNoRepository() throws IOException {
    assertEquals(Optional.empty(), GitRevision.of(folder));
    file(".git/HEAD", "ref: refs/heads/unborn\n");
    assertEquals(Optional.empty(), GitRevision.of(folder));
    file(".git/HEAD", "ref: ../../../etc/passwd\n");
    assertEquals(Optional.empty(), GitRevision.of(folder));
    file(".git/HEAD", "nonsense");
    assertEquals(Optional.empty(), GitRevision.of(folder));
  }

  private void file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Optional<Revision> revision(String commit, String name) {
    return Optional.of(new Revision(commit, Optional.of(name)));
  }
}
