package dev.runner.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.runner.core.event.RunEvent;
import dev.runner.core.issue.Issue;
import dev.runner.core.result.RunId;
import dev.runner.core.result.RunState;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {

  private static final List<RunEvent> EVENTS =
      List.of(
          new RunEvent.RunStarted(RunId.create(Instant.EPOCH), Instant.EPOCH, "runner run", "{}"),
          new RunEvent.IssueRaised(Issue.info("run.x", "a", "b")),
          new RunEvent.ForkEnded(1, Optional.empty()),
          new RunEvent.RunFinished(RunState.FINISHED, Duration.ofSeconds(1)));

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("run/journal");
  }

  private void write() throws IOException {
    try (Journal journal = Journal.create(file)) {
      journal.append(EVENTS.subList(0, 1));
      journal.append(EVENTS.subList(1, 4));
    }
  }

  private List<RunEvent> replay() throws IOException {
    List<RunEvent> events = new ArrayList<>();
    Journal.replay(file, events::add);
    return events;
  }

  @Test
  void givesBackWhatWasAppended() throws IOException {
    write();
    assertEquals(EVENTS, replay());
  }

  @Test
  void isReadableAsSoonAsItWasAppended() throws IOException {
    try (Journal journal = Journal.create(file)) {
      journal.append(EVENTS.subList(0, 2));
      assertEquals(EVENTS.subList(0, 2), replay());
    }
  }

  @Test
  void endsWithTheLastWholeEventWhereverItIsCutOff() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file);
    int before = 0;
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      List<RunEvent> events = replay();
      assertEquals(EVENTS.subList(0, events.size()), events);
      assertEquals(true, events.size() >= before);
      before = events.size();
    }
    assertEquals(EVENTS.size(), before);
  }

  @Test
  void endsBeforeADamagedEvent() throws IOException {
    write();
    byte[] damaged = Files.readAllBytes(file);
    damaged[damaged.length - 1] ^= 1;
    Files.write(file, damaged);
    assertEquals(EVENTS.subList(0, 3), replay());
  }

  @Test
  void endsBeforeTheZerosThatALostPageLeaves() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length + 4096));
    assertEquals(EVENTS, replay());
  }

  @Test
  void goesOnBehindTheLastWholeEventWhereverItIsCutOff() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      List<RunEvent> expected = new ArrayList<>(replay());
      try (Journal journal = Journal.proceed(file)) {
        journal.append(EVENTS.subList(1, 3));
      }
      expected.addAll(EVENTS.subList(1, 3));
      assertEquals(expected, replay());
    }
  }

  @Test
  void goesOnOnlyWithAJournalThatIsThere() {
    assertThrows(NoSuchFileException.class, () -> Journal.proceed(file));
  }

  @Test
  void neverContinuesTheJournalOfAnotherRun() throws IOException {
    write();
    assertThrows(FileAlreadyExistsException.class, () -> Journal.create(file));
  }
}
