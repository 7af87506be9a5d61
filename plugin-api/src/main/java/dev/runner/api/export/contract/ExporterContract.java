package dev.runner.api.export.contract;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.Export;
import dev.runner.api.export.ExportReceipt;
import dev.runner.api.export.ExportTarget;
import dev.runner.api.export.Exporter;
import dev.runner.api.export.OutboxItem;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/**
 * What every exporter must pass, whatever it takes; {@link RunExporterContract} and {@link
 * TaskExporterContract} say what is exported.
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public abstract class ExporterContract {

  /** How many tests or workloads are exported. */
  static final int THINGS = 24;

  /** For the two contracts. */
  ExporterContract() {}

  /**
   * Returns a new exporter.
   *
   * @return the exporter
   */
  protected abstract Exporter exporter();

  /** Lets a new exporter export the sample. */
  abstract ExportReceipt export(Export export) throws Exception;

  /**
   * Returns a target that leads to the double.
   *
   * @return the target
   */
  protected abstract ExportTarget target();

  /**
   * Returns what the double has received so far.
   *
   * @return a text for each thing that may be there once only, in order
   */
  protected abstract List<String> received();

  /**
   * Returns values of options that must not show up.
   *
   * @return the secrets
   */
  protected Set<String> secrets() {
    return Set.of();
  }

  /**
   * Returns the options of the exporter.
   *
   * @return those of the exporter's class, where it runs alone
   */
  protected PluginOptions options() {
    return PluginOptions.of(exporter().getClass());
  }

  /**
   * Returns options with which the same target leads elsewhere, or things have another form there:
   * one for each option that can do that.
   *
   * @return options that differ from {@link #options} in one value each; none if no option can
   */
  protected List<PluginOptions> elsewhere() {
    return List.of();
  }

  @Test
  void tellsOneDestinationFromAnother() {
    Collection<String> keys = exporter().destinationOptions(target());
    Set<Map<String, List<String>>> destinations = new HashSet<>(Set.of(options().texts(keys)));
    for (PluginOptions other : elsewhere()) {
      assertTrue(
          destinations.add(other.texts(keys)),
          () -> "destinationOptions() names the option that differs, beside " + keys);
    }
  }

  @Test
  void describesTheSchemeOfItsTarget() {
    assertTrue(
        exporter().description().schemes().contains(target().scheme()),
        "description() names the scheme of the target");
  }

  @Test
  void findsNothingWrongWithAGoodTarget() throws Exception {
    assertEquals(List.of(), exporter().validate(target()));
  }

  @Test
  void sendsNothingInADryRun() throws Exception {
    MemoryExport export = MemoryExport.of(target(), options()).planned();
    export(export);
    assertEquals(List.of(), received());
    assertEquals(List.of(), export.items());
    assertFalse(export.calls().isEmpty(), "plan() is told of the calls that would be made");
    assertSecretless(String.join("\n", export.calls()));
  }

  @Test
  void sendsNothingTwice() throws Exception {
    MemoryExport first = MemoryExport.of(target(), options());
    ExportReceipt receipt = export(first);
    List<String> once = received();
    assertComplete(first);
    assertSecretless(receipt + "\n" + first.items());

    MemoryExport second = first.again();
    export(second);
    assertEquals(once, received(), "a second export sends nothing");
    export(second.planned());
    assertEquals(once, received());
  }

  @Test
  void sendsTheRestAfterItDied() throws Exception {
    MemoryExport clean = MemoryExport.of(target(), options());
    int deaths = 0;
    MemoryExport export = clean;
    for (int sent = 1; sent < THINGS; sent += THINGS / 4) {
      MemoryExport dying = export.again().dyingAfter(sent);
      if (isCut(dying)) {
        deaths++;
      }
      export = dying.again();
    }
    export(export);
    assertTrue(deaths > 0, "it tells the outbox of what was sent");
    assertComplete(export);
    assertEquals(new HashSet<>(received()).size(), received().size(), () -> "" + received());
  }

  @Test
  void goesOnOnlyWithAnOutbox() {
    MemoryExport dying = MemoryExport.of(target(), options()).dyingAfter(0);
    assertThrows(MemoryExport.ProcessDied.class, () -> export(dying));
  }

  private boolean isCut(MemoryExport dying) throws Exception {
    try {
      export(dying);
      return false;
    } catch (MemoryExport.ProcessDied e) {
      return true;
    }
  }

  private void assertComplete(MemoryExport export) {
    assertFalse(received().isEmpty(), "something was sent");
    assertFalse(export.items().isEmpty(), "the outbox is told of what was sent");
    assertEquals(
        List.of(),
        export.items().stream().filter(i -> i.state() != OutboxItem.State.SENT).toList(),
        "all items were sent");
  }

  private void assertSecretless(String text) {
    for (String secret : secrets()) {
      assertFalse(text.contains(secret), () -> "holds a secret: " + text);
    }
  }
}
