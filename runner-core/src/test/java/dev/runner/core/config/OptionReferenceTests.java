package dev.runner.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about the runner's options says what the declarations say. */
class OptionReferenceTests {

  private static final Path PAGE = Path.of("..", "docs", "options.md");
  private static final String ACCEPT = "options.accept";

  @Test
  void isTheOneInTheDocumentation() throws IOException {
    String current = new OptionReference().text(List.of());
    if (System.getProperty(ACCEPT) != null) {
      Files.writeString(PAGE, current);
    }
    assertEquals(
        Files.readString(PAGE),
        current,
        "docs/options.md is not what the declarations say; run 'mvn test -pl runner-core -am"
            + " -Dtest=OptionReferenceTests -Dsurefire.failIfNoSpecifiedTests=false -D"
            + ACCEPT
            + "' and commit the page");
  }
}
