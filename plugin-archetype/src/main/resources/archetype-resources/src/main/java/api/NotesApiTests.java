package ${package}.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ${package}.Notes;
import dev.runner.api.Cleanup;
import dev.runner.api.TestId;
import dev.runner.api.client.Client;
import dev.runner.api.junit.OptionValue;
import dev.runner.api.junit.RunnerTest;
import dev.runner.client.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests of single operations of the service. */
@RunnerTest
@Tag("api")
final class NotesApiTests {

  @OptionValue("${pluginId}.prefix")
  private String prefix;

  /** The id stays with the test whatever its name becomes, and so does its history. */
  @Test
  @Tag("smoke")
  @TestId("NEW-UUID")
  void returnsWhatWasWritten(@Client("${pluginId}") Notes notes, Cleanup cleanup) {
    String name = Names.random(prefix);
    cleanup.add("delete note " + name, () -> notes.delete(name));
    notes.write(name, "remember");

    assertEquals(Optional.of("remember"), notes.read(name));
  }

  @Test
  @Tag("negative")
  @TestId("NEW-UUID")
  void knowsNothingOfANoteThatNobodyWrote(
      @Client("${pluginId}") Notes notes,
      @OptionValue("${pluginId}.request-timeout") Duration timeout) {
    Instant start = Instant.now();

    assertEquals(Optional.empty(), notes.read(Names.random(prefix)));

    assertTrue(Duration.between(start, Instant.now()).compareTo(timeout) < 0, "too slow");
  }
}
