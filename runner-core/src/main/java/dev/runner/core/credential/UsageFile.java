package dev.runner.core.credential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was lent in one run: a line for each use, of fields with tabs between them. */
public final class UsageFile {

  private static final int FIELDS = 5;

  private final Path file;

  /** Looks at the file of a run, which need not be there. */
  public UsageFile(Path runFolder) {
    this.file = runFolder.resolve("credentials");
  }

  /** Adds a use. */
  public synchronized void add(LeaseUse use) throws IOException {
    String line =
        String.join(
            "\t",
            use.account(),
            Long.toString(use.held().toMillis()),
            Long.toString(use.waited().toMillis()),
            Integer.toString(use.beside()),
            use.holder().replaceAll("\\s", " "));
    Files.writeString(
        file,
        line + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Returns all uses, in the order in which they ended; none if nothing was lent. */
  public List<LeaseUse> read() throws IOException {
    List<LeaseUse> uses = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String[] fields = line.split("\t", FIELDS);
        if (fields.length == FIELDS) {
          uses.add(
              new LeaseUse(
                  fields[0],
                  Duration.ofMillis(Long.parseLong(fields[1])),
                  Duration.ofMillis(Long.parseLong(fields[2])),
                  Integer.parseInt(fields[3]),
                  fields[4]));
        }
      }
    }
    return uses;
  }
}
