package dev.runner.core.doctor;

import dev.runner.core.doctor.Finding.Area;
import dev.runner.core.run.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Looks at a workspace with all that belongs to it. No test runs, and nothing is repaired. */
public final class Doctor {

  /** Creates the doctor. */
  public Doctor() {}

  /**
   * Looks at a workspace.
   *
   * @param request where it is
   */
  public Diagnosis examine(RunRequest request) {
    Places places = Places.of(request);
    List<Finding> findings = new ArrayList<>();
    add(findings, Area.CONFIG, () -> new ConfigCheck().check(request));
    add(findings, Area.WORKSPACE, () -> new FolderCheck().check(places));
    add(findings, Area.CACHE, () -> new ArchiveCheck().check(places));
    add(findings, Area.STORE, () -> new StoreCheck().check(places));
    add(findings, Area.RUNS, () -> new LeftRunsCheck().check(places));
    add(findings, Area.PLUGINS, () -> new PluginCheck().check(request, places));
    return new Diagnosis(findings);
  }

  /** What stops one check, a folder that is a file for instance, must not stop the others. */
  private static void add(List<Finding> findings, Area area, Supplier<List<Finding>> check) {
    try {
      findings.addAll(check.get());
    } catch (RuntimeException e) {
      findings.add(
          Finding.fail(
              area,
              "not-checked",
              area.name().toLowerCase(Locale.ROOT),
              "This cannot be looked at (%s): correct what else fails here first"
                  .formatted(e.getMessage())));
    }
  }
}
