package ${package}.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ${package}.Notes;
import dev.runner.api.Cleanup;
import dev.runner.api.TestId;
import dev.runner.api.client.Client;
import dev.runner.api.junit.OptionValue;
import dev.runner.api.junit.RunnerTest;
import dev.runner.client.Await;
import dev.runner.client.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people do with the service, several operations each. */
@RunnerTest
@Tag("scenario")
final class NotesScenarioTests {

  @Test
  @TestId("NEW-UUID")
  void notesAreWrittenChangedAndRemoved(
      @Client("${pluginId}") Notes notes,
      @OptionValue("${pluginId}.bulk") int bulk,
      Cleanup cleanup) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < bulk; i++) {
      String name = Names.random("runner");
      names.add(name);
      cleanup.add("delete note " + name, () -> notes.delete(name));
      notes.write(name, "monday");
    }

    names.forEach(name -> notes.write(name, "tuesday"));
    names.forEach(name -> assertEquals(Optional.of("tuesday"), notes.read(name)));

    names.forEach(notes::delete);
    Await.that("the notes are gone")
        .until(() -> names.stream().map(notes::read).toList(), all -> all.stream().allMatch(Optional::isEmpty));
  }
}
