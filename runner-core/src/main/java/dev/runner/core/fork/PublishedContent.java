package dev.runner.core.fork;

import dev.runner.core.result.PublishedFile;
import dev.runner.core.result.PublishedFile.Content;
import dev.runner.core.secret.KnownSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The content of published files: it stays where the test wrote it, in the node's folder, and its
 * digest is taken. A file from elsewhere is copied; links and files that are too large are not
 * kept.
 *
 * <p>Nothing here throws: whatever is wrong with a file is noted beside it.
 */
final class PublishedContent {

  static final long LARGEST = 256L << 20;

  /** A name that every report can show and every reader opens. */
  private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}\\p{Cs}\\p{Cn}\uFFFD\\\\]+");

  private static final String COPIES = "0-copies";

  private final Path folder;
  private final KnownSecrets secrets;
  private final AtomicInteger copies = new AtomicInteger();

  PublishedContent(Path folder, KnownSecrets secrets) {
    this.folder = folder.toAbsolutePath().normalize();
    this.secrets = secrets;
  }

  /**
   * Returns a published file, or the files in a published folder.
   *
   * @param most how many at most
   */
  List<Found> find(Path path, int most) {
    Path file = path.toAbsolutePath().normalize();
    String name = String.valueOf(file.getFileName());
    if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      return List.of(new Found(name, file));
    }
    if (!isOfANode(file)) {
      return List.of(new Found(name, file));
    }
    try (Stream<Path> files = Files.walk(file)) {
      return files
          .filter(each -> !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .limit(most)
          .map(each -> new Found(name + "/" + slashed(file.relativize(each)), each))
          .toList();
    } catch (IOException | RuntimeException e) {
      return List.of(new Found(name, file));
    }
  }

  /** Takes the digest of a file, or says why it is not kept. */
  PublishedFile keep(Found found, Optional<String> mediaType) {
    try {
      if (!Files.isRegularFile(found.path(), LinkOption.NOFOLLOW_LINKS)) {
        return PublishedFile.notKept(
            found.name(),
            mediaType,
            0,
            "not kept: neither a file nor a folder of its own (links are not followed)");
      }
      long size = Files.size(found.path());
      if (size > LARGEST) {
        return tooLarge(found, mediaType, size);
      }
      Path kept = isPlaced(found.path()) ? found.path() : copied(found.path());
      secrets.mask().mask(kept);
      String place = slashed(folder.getParent().relativize(kept));
      Content content = new Content(place, sha256(kept));
      return new PublishedFile(found.name(), mediaType, Files.size(kept), Optional.of(content), "");
    } catch (IOException | RuntimeException e) {
      return PublishedFile.notKept(found.name(), mediaType, 0, "not kept: " + e);
    }
  }

  private PublishedFile tooLarge(Found found, Optional<String> mediaType, long size)
      throws IOException {
    if (isPlaced(found.path())) {
      Files.delete(found.path());
    }
    String note = "not kept: more than " + (LARGEST >> 20) + " MiB";
    return PublishedFile.notKept(found.name(), mediaType, size, note);
  }

  /** Tells whether a file lies where it can stay, and has a name that can stay. */
  private boolean isPlaced(Path file) throws IOException {
    return isOfANode(file)
        && file.toRealPath().startsWith(folder.toRealPath())
        && PLAIN.matcher(folder.relativize(file).toString()).matches();
  }

  /** Tells whether a path is below the folder of a node, and not that folder or one above it. */
  private boolean isOfANode(Path file) {
    return file.startsWith(folder) && folder.relativize(file).getNameCount() > 1;
  }

  private Path copied(Path file) throws IOException {
    Path target = folder.resolve(COPIES).resolve("file-" + copies.incrementAndGet());
    Files.createDirectories(target.getParent());
    return Files.copy(file, target);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  /**
   * A file that was published, on its own or in a folder.
   *
   * @param name what it is called
   * @param path where it is
   */
  record Found(String name, Path path) {}
}
