package dev.runner.core.report.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** Reads our own lines of JSON, each of which tells an event of a run. */
final class NdjsonReader implements ResultReader {

  private static final int LONGEST = 128 << 20;
  private static final int VERSION = 1;

  NdjsonReader() {}

  @Override
  public void read(InputStream in, Intake intake) throws ImportException, IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    NdjsonEvents events = new NdjsonEvents(intake);
    StringBuilder line = new StringBuilder();
    int number = 0;
    for (int c = lines.read(); c >= 0 || line.length() > 0; c = lines.read()) {
      if (c == '\n' || c < 0) {
        number++;
        take(line, number, events);
        line.setLength(0);
      } else if (line.length() == LONGEST) {
        throw new ImportException("line %d has more than %d characters".formatted(number, LONGEST));
      } else {
        line.append((char) c);
      }
    }
    events.end();
  }

  private static void take(StringBuilder line, int number, NdjsonEvents events)
      throws ImportException {
    if (line.toString().isBlank()) {
      return;
    }
    try (JsonInput json = new JsonInput(new StringReader(line.toString()))) {
      json.next();
      JsonValues event = json.object();
      if (json.next() != null) {
        throw new ImportException("there is more than one object in it");
      }
      if (event.number("version") != VERSION || event.text("kind").isEmpty()) {
        throw new ImportException(
            "it is no event of version %d (expected what --report ndjson=FILE writes)"
                .formatted(VERSION));
      }
      events.take(event);
    } catch (ImportException e) {
      throw new ImportException("line %d: %s".formatted(number, e.getMessage()), e);
    }
  }
}
