package dev.runner.core.report.intake;

import dev.runner.core.event.OutputStreamKind;
import dev.runner.core.result.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads subunit, version 2. Remembers the tests that were announced or have begun and have not
 * ended, and no others. One that began and has no end when the stream has one was lost: ERROR.
 */
final class SubunitReader implements ResultReader {

  private static final int NONE = 0;
  private static final int EXISTS = 1;
  private static final int IN_PROGRESS = 2;
  private static final Scope OUTSIDE = Scope.ofFork(1);

  private final Set<String> announced = new LinkedHashSet<>();
  private final Map<String, SubunitTest> open = new LinkedHashMap<>();
  private boolean hasPackets;

  SubunitReader() {}

  @Override
  public void read(InputStream in, Intake intake) throws ImportException, IOException {
    SubunitInput input = new SubunitInput(in);
    Optional<SubunitInput.Piece> next = input.next();
    while (next.isPresent()) {
      if (next.get() instanceof SubunitPacket packet) {
        take(packet, intake);
      } else if (next.get() instanceof SubunitInput.Text text) {
        outside(text.bytes(), intake);
      }
      next = input.next();
    }
    if (!hasPackets) {
      throw new ImportException("it has no packet of subunit, version 2");
    }
    for (SubunitTest test : open.values()) {
      test.lost(intake);
    }
    announced.stream()
        .map(SubunitName::of)
        .forEach(name -> intake.add(ForeignTest.of(name, List.of())));
  }

  private void take(SubunitPacket packet, Intake intake) throws ImportException, IOException {
    hasPackets = true;
    if (packet.id().isEmpty()) {
      if (packet.file().isPresent()) {
        outside(packet.file().get().bytes(), intake);
      }
      return;
    }
    String key = packet.route() + "\0" + packet.id().get();
    if (packet.status() == EXISTS) {
      announced.add(packet.id().get());
      return;
    }
    announced.remove(packet.id().get()); // it may have been announced without a route
    SubunitTest test =
        open.computeIfAbsent(key, absent -> new SubunitTest(packet.id().get(), intake.files()));
    test.take(packet);
    if (packet.status() != NONE && packet.status() != IN_PROGRESS) {
      open.remove(key);
      test.end(packet.status(), intake);
    }
  }

  private static void outside(byte[] bytes, Intake intake) {
    KeptText text = new KeptText();
    text.add(bytes);
    intake.output(OUTSIDE, OutputStreamKind.PROCESS, text);
  }
}
