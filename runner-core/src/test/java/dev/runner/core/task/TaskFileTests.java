package dev.runner.core.task;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refuses files that hold no task. */
class TaskFileTests {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                            | it is empty",
        "[]                            | its list of workloads is empty",
        "{\"tasks\": []}               | its array 'tasks' is empty",
        "{\"tasks\": {}}               | its array 'tasks' is empty",
        "{}                            | which has an array 'tasks' (it has nothing)",
        "{\"run\": 1, \"tests\": [{}]} | which has an array 'tasks' (it has 'run', 'tests')",
        "{\"tasks\": [{\"id\": 1}]}    | element 1 of 'tasks' has no array 'subtasks'",
        "[{\"a\": 1}]                  | workload 1 has neither a name nor results",
        "[1, 2]                        | workload 1 is no object",
        "7                             | but a single value",
        "{\"tasks\": [{\"subtasks\": []}]} {} | something follows its end",
        "<testsuite/>                  | it is no valid JSON: Unexpected character",
        "{\"tasks\": [{\"subtasks\": [ | it is no valid JSON: Unexpected end-of-input"
      })
  void saysWhyAFileHoldsNoTask(String text, String reason) throws Exception {
    TaskFileException problem = assertThrows(TaskFileException.class, () -> read(text));
    String message = String.valueOf(problem.getMessage());
    assertTrue(message.contains(reason), message);
    assertTrue(message.contains("'rally task report --json --out FILE'"), message);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.3, 0.5, 0.7, 0.9, 0.999})
  void refusesAFileThatWasCut(double part) throws Exception {
    String whole = whole();
    String cut = whole.substring(0, (int) (whole.stripTrailing().length() * part));
    assertThrows(TaskFileException.class, () -> read(cut));
  }

  @Test
  void saysThatThereIsNoFile() {
    TaskFileException none =
        assertThrows(TaskFileException.class, () -> new TaskReader().read(folder));
    assertTrue(String.valueOf(none.getMessage()).contains("there is no such file"));
  }

  private void read(String text) throws Exception {
    new TaskReader().read(Files.writeString(folder.resolve("task.json"), text));
  }

  private static String whole() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(TaskFileTests.class.getResourceAsStream("report.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
