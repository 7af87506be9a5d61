package dev.runner.exporter.doubles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.OutboxItem;
import dev.runner.api.export.OutboxItem.State;
import dev.runner.api.export.RunExporter;
import dev.runner.api.export.contract.MemoryExport;
import dev.runner.api.export.contract.SampleRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each trouble that may come between an exporter and its service: in the end the service has what
 * it has without it, once, and no secret was told. {@code -Dpush.seeds=N} tries so many orders of
 * those that hit any calls, {@code -Dseed=FIRST} begins elsewhere. What it took is written to
 * {@code target/fault-matrix.csv}: trouble, seed, faults, resumes, calls.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FaultMatrix {

  /** What all secrets of the options begin with. */
  protected static final String CANARY = "c4n4ry";

  /** How the proxy is called. */
  static final String WHO = "Basic bWU6YzRuNHJ5LXByMHh5";

  private static final String PROXY_PASSWORD = CANARY + "-pr0xy";
  private static final int RESUMES = 3;
  private static final SampleRun RUN = SampleRun.of(24);
  private static final Path FOUND = Path.of("target", "fault-matrix.csv");

  /** Where secrets belong. */
  private static final Set<String> TELLING =
      Set.of("authorization", "x-auth-token", "x-amz-security-token");

  /** For tests of exporters. */
  protected FaultMatrix() {}

  /** Returns the exporter. */
  protected abstract RunExporter exporter();

  /** Returns the options that there are. */
  protected abstract OptionDeclarations declarations();

  /** Returns what is set: key and value in turn, all secrets among them. */
  protected abstract List<String> options();

  /** Returns the target, with {@code %s} for {@code http} and for host and port. */
  protected abstract String target();

  /** Returns a service that has nothing yet. */
  protected abstract HttpDouble.Service fresh();

  /** Returns what the last fresh service has, each thing that may be there once as a text. */
  protected abstract List<String> remote();

  /**
   * Lets the last fresh service refuse one thing of several in a call, or none any more.
   *
   * @return whether it knows such a thing; if not, it refuses a call
   */
  protected boolean spoil(boolean one) {
    return false;
  }

  /** Returns what may stand in the address of calls though it is secret. */
  protected Optional<String> addressed() {
    return Optional.empty();
  }

  /** Tells whether the exporter can see that there is trouble. */
  protected boolean hurts(Trouble trouble) {
    return true;
  }

  /** Tells whether a call changes what the service has. */
  static boolean isWrite(Call call) {
    return !Set.of("GET", "HEAD").contains(call.method()) && !call.path().contains("template");
  }

  Stream<Arguments> cells() {
    long first = Long.getLong("seed", 1);
    int seeds = Integer.getInteger("push.seeds", 1);
    return Stream.of(Trouble.values())
        .filter(this::hurts)
        .flatMap(
            trouble ->
                LongStream.range(first, first + (trouble.isRandom() ? seeds : 1))
                    .mapToObj(seed -> Arguments.of(trouble, seed)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void bringsAllThereOnce(Trouble trouble, long seed) throws Exception {
    List<String> expected = undisturbed();
    StringBuilder said = new StringBuilder();
    try (HttpDouble service = HttpDouble.start(fresh());
        ProxyDouble proxy = ProxyDouble.start()) {
      Disturbance disturbance = new Disturbance(trouble, new Random(seed), service, proxy);
      PluginOptions options = options(trouble, Optional.of(proxy));
      int exports = 0;
      MemoryExport export;
      List<OutboxItem> known = List.of();
      do {
        assertTrue(exports <= RESUMES, said::toString);
        boolean https = trouble == Trouble.NO_TLS && exports == 0;
        String address = https ? proxy.address() : service.address();
        export = MemoryExport.of(target(https, address), options);
        export.outbox().record(known);
        disturb(disturbance, trouble, exports);
        said.append(send(disturbance, trouble, export, exports)).append('\n');
        known = export.items();
        exports++;
      } while (!isComplete(export));
      disturbance.begin(RESUMES, RESUMES);
      assertTrue(disturbance.times() > 0, "there was trouble at all");
      assertEquals(expected, sorted(remote()), said::toString);
      said.append(planned(export)).append(export.items());
      service.calls().forEach(call -> said.append('\n').append(told(call)));
      note(trouble, seed, disturbance.times(), exports - 1, service.calls().size());
    }
    assertFalse(said.toString().contains(CANARY), said::toString);
  }

  private void disturb(Disturbance disturbance, Trouble trouble, int exports) {
    boolean bad = trouble == Trouble.BAD_ITEM && spoil(exports == 0);
    disturbance.begin(bad ? RESUMES : exports, RESUMES);
    boolean elsewhere = (bad || trouble == Trouble.NO_TLS) && exports == 0;
    if (elsewhere) {
      disturbance.count();
    }
  }

  /** Exports once; returns what the runner would say. */
  private String send(Disturbance disturbance, Trouble trouble, MemoryExport export, int exports)
      throws Exception {
    boolean rest = exports > 0 && !trouble.refuses();
    MemoryExport now = rest ? export.resuming() : export.again();
    if (trouble == Trouble.KILLED && exports < RESUMES - 1) {
      now.dyingAfter((int) sent(export) + 1 + exports * 5);
    }
    try {
      String receipt = "" + exporter().export(RUN, now);
      export.expect(now.expected());
      return receipt;
    } catch (IOException e) {
      return e.toString();
    } catch (Error e) { // what a killed process looks like
      disturbance.count();
      export.expect(-1);
      return e.toString();
    }
  }

  private List<String> undisturbed() throws Exception {
    try (HttpDouble service = HttpDouble.start(fresh())) {
      MemoryExport export =
          MemoryExport.of(
              target(false, service.address()), options(Trouble.KILLED, Optional.empty()));
      exporter().export(RUN, export);
      assertTrue(isComplete(export), () -> "" + export.items());
      return sorted(remote());
    }
  }

  private List<String> planned(MemoryExport export) throws Exception {
    MemoryExport dry = MemoryExport.of(export.target(), export.options()).planned();
    exporter().export(RUN, dry);
    return dry.calls();
  }

  private ExportTarget target(boolean https, String address) {
    return ExportTarget.parse(target().formatted(https ? "https" : "http", address));
  }

  private PluginOptions options(Trouble trouble, Optional<ProxyDouble> proxy) {
    boolean silent = trouble == Trouble.SILENT_BEFORE || trouble == Trouble.SILENT_AFTER;
    List<String> all = new ArrayList<>(options());
    declarations().optionGroups().stream()
        .map(group -> group.name() + ".")
        .forEach(
            group -> {
              all.addAll(List.of(group + "attempts", silent ? "1" : "2"));
              all.addAll(List.of(group + "timeout", silent ? "500ms" : "10s"));
              proxy
                  .filter(one -> trouble.isProxy())
                  .ifPresent(
                      one -> {
                        all.addAll(List.of(group + "proxy", "http://" + one.address()));
                        all.addAll(List.of(group + "proxy-user", "me"));
                        all.addAll(List.of(group + "proxy-password", PROXY_PASSWORD));
                      });
            });
    return GivenOptions.of(declarations(), all.toArray(String[]::new));
  }

  private static boolean isComplete(MemoryExport export) {
    return !export.items().isEmpty()
        && export.expected() == export.items().size()
        && sent(export) == export.items().size();
  }

  private static long sent(MemoryExport export) {
    return export.items().stream().filter(item -> item.state() == State.SENT).count();
  }

  /** Returns what a call has told where no secret belongs. */
  private String told(Call call) {
    StringBuilder told = new StringBuilder();
    told.append(call.toString().replace(addressed().orElse("no such"), ""));
    call.headers().entrySet().stream()
        .filter(header -> !TELLING.contains(header.getKey().toLowerCase(Locale.ROOT)))
        .forEach(told::append);
    return told.append(call.text()).toString();
  }

  private static List<String> sorted(List<String> texts) {
    return texts.stream().sorted().toList();
  }

  private void note(Trouble trouble, long seed, int faults, int resumes, int calls)
      throws IOException {
    String line =
        "%s,%s,%d,%d,%d,%d%n"
            .formatted(getClass().getSimpleName(), trouble, seed, faults, resumes, calls);
    if (Files.isDirectory(FOUND.getParent())) {
      Files.writeString(
          FOUND,
          line,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }
}
