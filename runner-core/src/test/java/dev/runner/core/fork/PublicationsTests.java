package dev.runner.core.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.result.PublishedFile;
import dev.runner.core.secret.KnownSecrets;
import dev.runner.core.secret.SecretMask;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationsTests {

  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path run;

  private final List<String> notes = new ArrayList<>();
  private Path node;
  private Publications publications;

  @BeforeEach
  void begin() throws IOException {
    node = Files.createDirectories(run.resolve("files/fork-1/3-adds"));
    publications =
        new Publications(
            node.getParent(),
            KnownSecrets.of(SecretMask.NONE),
            (id, text) -> notes.add(id + " " + text));
  }

  private PublishedFile kept(Path file) {
    List<PublishedFile> kept = publications.kept(3, file, Optional.of("text/plain"));
    assertEquals(1, kept.size());
    return kept.get(0);
  }

  @Test
  void leavesAFileWhereItIsAndTakesItsDigest() throws IOException {
    PublishedFile kept = kept(Files.writeString(node.resolve("a b ü.txt"), "abc"));

    assertEquals(
        new PublishedFile(
            "a b ü.txt",
            Optional.of("text/plain"),
            3,
            Optional.of(new PublishedFile.Content("fork-1/3-adds/a b ü.txt", ABC)),
            ""),
        kept);
  }

  @Test
  void takesEachFileOfAFolder() throws IOException {
    Path deep = Files.createDirectories(node.resolve("d/e"));
    Files.writeString(deep.resolve("x"), "abc");
    Files.writeString(node.resolve("d/y"), "");

    List<PublishedFile> kept = publications.kept(3, node.resolve("d"), Optional.empty());

    assertEquals(List.of("d/e/x", "d/y"), kept.stream().map(PublishedFile::name).toList());
    assertEquals("fork-1/3-adds/d/e/x", kept.get(0).content().orElseThrow().path());
  }

  @Test
  void copiesAFileFromElsewhere() throws IOException {
    PublishedFile kept = kept(Files.writeString(run.resolve("outside.txt"), "abc"));

    assertEquals("outside.txt", kept.name());
    assertEquals(
        new PublishedFile.Content("fork-1/0-copies/file-1", ABC), kept.content().orElseThrow());
    assertEquals("abc", Files.readString(run.resolve("files/fork-1/0-copies/file-1")));
  }

  @Test
  void copiesAFileWhoseNameNoReportCanShow() throws IOException {
    PublishedFile kept = kept(Files.writeString(node.resolve("a\nb"), "abc"));

    assertEquals("fork-1/0-copies/file-1", kept.content().orElseThrow().path());
  }

  @Test
  void followsNoLink() throws IOException {
    Path secret = Files.writeString(run.resolve("secret"), "secret");
    PublishedFile link = kept(Files.createSymbolicLink(node.resolve("x"), secret));
    Path folder = Files.createDirectories(node.resolve("d"));
    Files.createSymbolicLink(folder.resolve("y"), secret);
    PublishedFile inside = kept(folder);

    assertEquals(Optional.empty(), link.content());
    assertEquals(Optional.empty(), inside.content());
    assertTrue(link.note().contains("links are not followed"), link.note());
  }

  @Test
  void copiesWhatALinkedFolderLeadsTo() throws IOException {
    Path elsewhere = Files.createDirectories(run.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("x"), "abc");
    Files.createSymbolicLink(node.resolve("link"), elsewhere);

    assertEquals(
        "fork-1/0-copies/file-1", kept(node.resolve("link/x")).content().orElseThrow().path());
  }

  @Test
  void takesNoFolderAboveThatOfTheNode() throws IOException {
    Files.writeString(node.resolve("x"), "abc");
    for (String name : List.of("..", "../..", ".", "../../../..")) {
      PublishedFile file = kept(node.resolve(name));
      assertEquals(Optional.empty(), file.content(), name);
      assertTrue(file.note().startsWith("not kept: "), file.note());
    }
  }

  @Test
  void removesAFileThatIsTooLarge() throws IOException {
    Path file = node.resolve("core");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(PublishedContent.LARGEST + 1);
    }

    PublishedFile gone = kept(file);

    assertEquals(PublishedContent.LARGEST + 1, gone.size());
    assertEquals("not kept: more than 256 MiB", gone.note());
    assertFalse(Files.exists(file));
  }

  @Test
  void notesAFileThatIsGone() {
    assertTrue(kept(node.resolve("gone")).note().startsWith("not kept: "));
  }

  @Test
  void takesTheFirstThousandFilesAndSaysSoOnce() throws IOException {
    Path folder = Files.createDirectories(node.resolve("many"));
    for (int i = 0; i < 1_010; i++) {
      Files.createFile(folder.resolve("f" + i));
    }

    assertEquals(1_000, publications.kept(3, folder, Optional.empty()).size());
    assertEquals(0, publications.kept(3, folder, Optional.empty()).size());
    assertEquals(List.of("3 [published files after the first 1000 are not kept]"), notes);
  }

  @Test
  void takesTheFirstThousandEntriesOfANode() {
    for (int i = 0; i < 1_100; i++) {
      assertEquals(i < 1_000, publications.allowed(3, Map.of("k", "v")).isPresent());
    }
    assertEquals(List.of("3 [report entries after the first 1000 are not kept]"), notes);
    assertTrue(publications.allowed(4, Map.of("k", "v")).isPresent());
  }

  @Test
  void shortensALongValue() {
    String value = publications.allowed(3, Map.of("k", "x".repeat(70_000))).orElseThrow().get("k");

    assertEquals("x".repeat(65_536) + " [4464 characters left out]", value);
  }

  @Test
  void dropsAnEntryThatHoldsNothing() {
    assertEquals(Optional.empty(), publications.allowed(3, Map.of()));
  }
}
