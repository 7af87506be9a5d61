package dev.runner.core.fork;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class ProcessEnvironmentTests {

  @Test
  void isThereWhileAProcessChangesItsProgram() throws Exception {
    for (int i = 0; i < 150; i++) {
      ProcessBuilder builder = new ProcessBuilder("setsid", "sleep", "600");
      builder.environment().put("MARKED", "yes");
      Process process = builder.start();
      try {
        for (int look = 0; look < 150; look++) {
          String environment =
              new String(ProcessEnvironment.read(process.pid()), StandardCharsets.ISO_8859_1);
          assertTrue(!environment.isEmpty(), () -> "none of process " + process.info());
        }
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void cannotBeReadOfAProcessThatHasEnded() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();

    assertThrows(IOException.class, () -> ProcessEnvironment.read(process.pid()));
  }
}
