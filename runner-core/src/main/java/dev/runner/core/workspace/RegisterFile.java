package dev.runner.core.workspace;

import dev.runner.core.file.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The file with the names of workspaces.
 *
 * <p>A text, one workspace a line: its name, a space, its folder up to the end of the line. The
 * first line that is no comment is {@value #HEADER}. It is replaced as a whole, by the process that
 * holds a lock on a file beside it; one that is damaged is never replaced.
 *
 * @param path where it is
 */
record RegisterFile(Path path) {

  private static final String HEADER = "workspaces 1";
  private static final long LARGEST = 4L << 20;

  private static final List<String> COMMENTS =
      List.of(
          "# The names of your workspaces and where they lie.",
          "# Written by 'runner workspace'; 'runner -w NAME' finds them here.");

  /** Says what becomes of the entries. */
  @FunctionalInterface
  interface Change {

    /**
     * Changes the entries, and whatever goes with that.
     *
     * @return what undoes that, for the case that the entries cannot be written
     */
    Runnable apply(SortedMap<WorkspaceName, Path> entries);
  }

  /** Reads the entries; a file that is absent has none. */
  SortedMap<WorkspaceName, Path> read() {
    try {
      if (Files.size(path) > LARGEST) {
        throw new WrongLineException("it is larger than " + LARGEST + " bytes");
      }
      return parse(Files.readAllLines(path));
    } catch (NoSuchFileException e) {
      return new TreeMap<>();
    } catch (IOException e) {
      throw new RegisterException(
          "The register of workspaces '%s' cannot be read (%s): correct it or move it away; nothing was changed"
              .formatted(path, e instanceof WrongLineException ? e.getMessage() : e),
          e);
    }
  }

  /** Changes the entries, while no other process does. */
  void change(Change change) {
    synchronized (RegisterFile.class) {
      try (FileChannel guard = guard()) {
        guard.lock();
        SortedMap<WorkspaceName, Path> entries = read();
        write(entries, change.apply(entries));
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }

  private FileChannel guard() throws IOException {
    Files.createDirectories(path.getParent());
    return FileChannel.open(
        path.resolveSibling(path.getFileName() + ".lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }

  private void write(SortedMap<WorkspaceName, Path> entries, Runnable undo) throws IOException {
    boolean written = false;
    try {
      write(entries);
      written = true;
    } finally {
      if (!written) {
        undo.run();
      }
    }
  }

  private void write(SortedMap<WorkspaceName, Path> entries) throws IOException {
    List<String> lines = new ArrayList<>(COMMENTS);
    lines.add(HEADER);
    entries.forEach((name, folder) -> lines.add(name + " " + folder));
    Path target = Files.exists(path) ? path.toRealPath() : path; // a link stays one
    WholeFile.replace(target, lines, WholeFile.Trait.DURABLE);
  }

  private RegisterException unwritable(IOException problem) {
    return new RegisterException(
        "The register of workspaces '%s' cannot be written (%s): it stays as it was, see that you may write in its folder"
            .formatted(path, problem),
        problem);
  }

  private static SortedMap<WorkspaceName, Path> parse(List<String> lines) throws IOException {
    SortedMap<WorkspaceName, Path> entries = new TreeMap<>();
    boolean headed = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!headed && !line.equals(HEADER)) {
        throw new WrongLineException("line %d is not '%s'".formatted(i + 1, HEADER));
      }
      if (headed) {
        add(entries, line, i + 1);
      }
      headed = true;
    }
    if (!headed) {
      throw new WrongLineException("it has no line '" + HEADER + "'");
    }
    return entries;
  }

  private static void add(SortedMap<WorkspaceName, Path> entries, String line, int number)
      throws IOException {
    int space = line.indexOf(' ');
    String name = space < 0 ? line : line.substring(0, space);
    String folder = line.substring(space + 1);
    if (space < 0 || !WorkspaceName.isValid(name) || !isAbsolute(folder)) {
      throw new WrongLineException("line %d is not 'NAME /FOLDER'".formatted(number));
    }
    if (entries.put(new WorkspaceName(name), Path.of(folder)) != null) {
      throw new WrongLineException("line %d names '%s' again".formatted(number, name));
    }
  }

  private static boolean isAbsolute(String folder) {
    try {
      return Path.of(folder).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Says what is wrong with the text. */
  private static final class WrongLineException extends IOException {

    private static final long serialVersionUID = 1L;

    WrongLineException(String message) {
      super(message);
    }
  }
}
