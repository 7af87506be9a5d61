package dev.runner.core.run;

import dev.runner.core.event.RunEvent;
import dev.runner.core.report.intake.AttachedFiles;
import dev.runner.core.report.intake.ImportException;
import dev.runner.core.report.intake.ImportFormat;
import dev.runner.core.report.intake.ImportSource;
import dev.runner.core.report.intake.Intake;
import dev.runner.core.report.intake.IntakeSpan;
import dev.runner.core.wire.WireException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reads all sources of an import. */
final class ImportReader {

  private static final int BUFFER = 1 << 16;

  private final ImportRequest request;
  private final Clock clock;
  private final MessageDigest digest = sha256();
  private final Set<String> formats = new TreeSet<>();

  ImportReader(ImportRequest request, Clock clock) {
    this.request = request;
    this.clock = clock;
  }

  /**
   * Reads them.
   *
   * @param files takes what tests published
   * @param events takes the events, but for the first and the last ones of a run
   * @throws ImportException if one of them cannot be read or is not what it should be
   */
  ImportedResults read(AttachedFiles files, Consumer<RunEvent> events) throws ImportException {
    IntakeSpan span = new IntakeSpan(modified());
    Intake intake = new Intake(request.plugin(), span, files, events);
    digest.update(request.plugin().value().getBytes(StandardCharsets.UTF_8));
    for (ImportSource source : request.sources()) {
      try (InputStream in = source.open()) {
        read(in, intake);
      } catch (ImportException
          | IOException
          | UncheckedIOException
          | WireException
          | ArithmeticException
          | DateTimeException e) {
        throw new ImportException(
            "Cannot import '%s': %s".formatted(source.name(), e.getMessage()), e);
      }
    }
    return new ImportedResults(intake.tests(), span, intake.ids(), formats, digest.digest());
  }

  private void read(InputStream raw, Intake intake) throws ImportException, IOException {
    BufferedInputStream in = new BufferedInputStream(new DigestInputStream(raw, digest), BUFFER);
    in.mark(BUFFER);
    byte[] head = in.readNBytes(ImportFormat.HEAD);
    in.reset();
    if (head.length == 0) {
      throw new ImportException("it is empty");
    }
    ImportFormat format = format(head);
    formats.add(format.key());
    format.reader().read(in, intake);
    in.transferTo(OutputStream.nullOutputStream());
  }

  private ImportFormat format(byte[] head) throws ImportException {
    Optional<ImportFormat> seen = request.format().or(() -> ImportFormat.of(head));
    if (seen.isEmpty()) {
      byte[] shown = Arrays.copyOf(head, Math.min(head.length, 40));
      throw new ImportException(
          "it begins with '%s', which is in no known format (%s)"
              .formatted(
                  new String(shown, StandardCharsets.UTF_8).strip().replaceAll("\\R.*", ""),
                  ImportFormat.keys()));
    }
    return seen.get();
  }

  /** Returns when the first file was changed: what stands for a time that no file names. */
  private Instant modified() {
    return request.sources().stream()
        .flatMap(source -> source.file().stream())
        .map(file -> Instant.ofEpochMilli(file.toFile().lastModified()))
        .filter(at -> at.isAfter(Instant.EPOCH))
        .min(Instant::compareTo)
        .orElseGet(clock::instant);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
