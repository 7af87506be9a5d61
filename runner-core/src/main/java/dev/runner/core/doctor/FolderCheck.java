package dev.runner.core.doctor;

import dev.runner.core.doctor.Finding.Area;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries to write where the runner writes, and looks at the space and the time there. */
final class FolderCheck {

  private static final long MEGABYTE = 1L << 20;
  private static final long TOO_LITTLE = 64 * MEGABYTE;
  private static final long LITTLE = 1024 * MEGABYTE;
  private static final Duration LARGEST_SKEW = Duration.ofMinutes(2);

  /** No clock of a machine that runs this goes right before it. */
  private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Finding> findings = new ArrayList<>();

  List<Finding> check(Places places) {
    folder(Area.WORKSPACE, places.workspace().data());
    folder(Area.CACHE, places.cache());
    if (places.store().server().isEmpty()) {
      Path store = places.store().file().toAbsolutePath();
      folder(Area.STORE, Optional.ofNullable(store.getParent()).orElse(store));
    }
    clock(places.workspace().data());
    return findings;
  }

  private void folder(Area area, Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".doctor", ""));
      space(area, folder);
    } catch (IOException e) {
      findings.add(
          Finding.fail(
              area,
              "not-writable",
              folder.toString(),
              "'%s' cannot be written (%s): make it a folder that you may write, or name another one%s"
                  .formatted(folder, e, option(area))));
    }
  }

  private static String option(Area area) {
    return switch (area) {
      case CACHE -> " by cache.dir in runner.conf";
      case STORE -> " by store.file in runner.conf";
      default -> "";
    };
  }

  private void space(Area area, Path folder) throws IOException {
    FileStore disk = Files.getFileStore(folder);
    long free = disk.getUsableSpace();
    String text = "'%s' has %,d MiB free".formatted(folder, free / MEGABYTE).replace('\u00a0', ' ');
    if (free < TOO_LITTLE) {
      findings.add(
          Finding.fail(
              area, "no-space", folder.toString(), text + ": runs will not be stored; free some"));
    } else if (free < LITTLE) {
      findings.add(
          Finding.warn(
              area, "little-space", folder.toString(), text + ": one long run may fill it"));
    } else {
      findings.add(Finding.ok(area, folder.toString(), text));
    }
  }

  /** Files get the time of whoever keeps them, which for a network disk is another machine. */
  private void clock(Path folder) {
    Instant now = Instant.now();
    if (now.isBefore(EARLIEST)) {
      findings.add(
          Finding.fail(Area.CLOCK, "wrong", "clock", "The clock says %s: set it".formatted(now)));
      return;
    }
    try {
      Path file = Files.createTempFile(folder, ".doctor", "");
      long ahead = Files.getLastModifiedTime(file).toMillis() - Instant.now().toEpochMilli();
      Duration skew = Duration.ofMillis(ahead);
      Files.delete(file);
      boolean right = skew.abs().compareTo(LARGEST_SKEW) <= 0;
      findings.add(
          right
              ? Finding.ok(Area.CLOCK, "clock", "The clock and the disk agree")
              : Finding.warn(
                  Area.CLOCK,
                  "skewed",
                  folder.toString(),
                  "The disk of '%s' is %s s from this machine's clock: set the clocks of both"
                      .formatted(folder, skew.toSeconds())));
    } catch (IOException e) {
      // that it cannot be written was said above
    }
  }
}
