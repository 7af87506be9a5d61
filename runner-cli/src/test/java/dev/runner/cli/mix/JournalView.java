package dev.runner.cli.mix;

import dev.runner.core.event.EventCodec;
import dev.runner.core.event.RunEvent;
import dev.runner.core.result.Verdict;
import dev.runner.core.wire.Frames;
import dev.runner.core.wire.WireException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the journal of a run says, folded: the last verdict on each planned test.
 *
 * @param verdicts outcome and cause by printed id; empty text where there is no verdict
 * @param duplicates attempts that ended twice, and ids that were planned under two numbers
 * @param isFinished whether its last event is its end
 */
record JournalView(Map<String, String> verdicts, List<String> duplicates, boolean isFinished) {

  /** Reads a journal up to its last whole event. */
  static JournalView of(Path journal) throws IOException {
    Map<Integer, String> names = new HashMap<>();
    Map<Integer, String> verdicts = new TreeMap<>();
    Set<String> ended = new HashSet<>();
    List<String> duplicates = new ArrayList<>();
    boolean finished = false;
    try (FileChannel file = FileChannel.open(journal, StandardOpenOption.READ)) {
      Frames.Reader reader = new Frames.Reader(file);
      for (Optional<byte[]> f = next(reader); f.isPresent(); f = next(reader)) {
        RunEvent event = EventCodec.decode(f.get());
        finished = event instanceof RunEvent.RunFinished;
        if (event instanceof RunEvent.TestPlanned planned) {
          names.put(planned.test(), planned.description().printedId());
          verdicts.putIfAbsent(planned.test(), "");
        } else if (event instanceof RunEvent.TestWithdrawn withdrawn) {
          names.remove(withdrawn.test());
          verdicts.remove(withdrawn.test());
        } else if (event instanceof RunEvent.AttemptFinished end) {
          if (!ended.add(end.test() + "/" + end.attempt())) {
            duplicates.add(names.get(end.test()) + " attempt " + end.attempt());
          }
          verdicts.put(end.test(), text(end.verdict()));
        }
      }
    }
    Map<String, String> byName = new TreeMap<>();
    verdicts.forEach(
        (test, verdict) -> {
          if (byName.put(names.get(test), verdict) != null) {
            duplicates.add(names.get(test) + " planned twice");
          }
        });
    return new JournalView(byName, duplicates, finished);
  }

  private static String text(Verdict verdict) {
    return verdict.outcome() + verdict.cause().map(cause -> "/" + cause).orElse("");
  }

  private static Optional<byte[]> next(Frames.Reader reader) throws IOException {
    try {
      return reader.read();
    } catch (WireException e) {
      return Optional.empty();
    }
  }
}
