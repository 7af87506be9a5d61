package dev.runner.core.result;

import java.util.Arrays;
import java.util.Optional;

/**
 * A file that a test or class published.
 *
 * @param name what it is called, with slashes between folders if a whole folder was published
 * @param mediaType its type as it was given; empty if none was
 * @param size how many bytes it has
 * @param content where its content is; empty if that was not kept
 * @param note why the content was not kept; empty text if it was
 */
public record PublishedFile(
    String name, Optional<String> mediaType, long size, Optional<Content> content, String note) {

  /** Returns a file whose content is not kept. */
  public static PublishedFile notKept(
      String name, Optional<String> mediaType, long size, String note) {
    return new PublishedFile(name, mediaType, size, Optional.empty(), note);
  }

  /**
   * What was kept of a file.
   *
   * @param path where it is, relative to the files of its run, with slashes
   * @param sha256 the content's digest in hexadecimal, as it was when it was published
   */
  public record Content(String path, String sha256) {

    /** Refuses a path that leads anywhere else. */
    public Content {
      boolean leadsOut =
          path.isEmpty()
              || path.indexOf('\\') >= 0
              || path.indexOf('\0') >= 0
              || Arrays.stream(path.split("/", -1))
                  .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
      if (leadsOut) {
        throw new IllegalArgumentException(
            "'" + path + "' is no path below the files of a run (allowed are names and slashes)");
      }
    }
  }
}
