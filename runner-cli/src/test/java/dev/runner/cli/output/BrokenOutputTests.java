package dev.runner.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenOutputTests {

  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder;

  @Test
  void tellsThatADiskIsFull() throws IOException {
    assumeTrue(Files.exists(FULL), "no Linux");
    try (FileOutputStream full = new FileOutputStream(FULL.toFile())) {
      Path none = folder.resolve("none");
      String message = new BrokenOutput(full.getFD(), none).message().orElseThrow();
      assertTrue(message.startsWith("runner: Not all of the output could be written ("), message);
    }
  }

  @Test
  void saysNothingOfAReaderThatWentAway() throws IOException {
    assumeTrue(Files.exists(FULL), "no Linux");
    try (FileOutputStream full = new FileOutputStream(FULL.toFile())) {
      Path link = Files.createSymbolicLink(folder.resolve("1"), Path.of("pipe:[4711]"));
      assertEquals(Optional.empty(), new BrokenOutput(full.getFD(), link).message());
    }
  }

  @Test
  void aCommandThatWasFineHasTheStatusOfAReportThatCannotBeWritten() {
    assertEquals(7, BrokenOutput.status(0));
    assertEquals(1, BrokenOutput.status(1));
    assertEquals(2, BrokenOutput.status(2));
    assertEquals(130, BrokenOutput.status(130));
    assertEquals(99, BrokenOutput.status(99));
  }
}
