package dev.runner.exporter.testapi;

import dev.runner.api.config.PluginOptions;
import dev.runner.api.export.ExportedRun;
import dev.runner.api.export.ExportedTest;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The cases of a run. Of a run whose tests are the cases, they come as a stream. */
final class Cases {

  private final ExportedRun run;
  private final String kind;
  private final String name;

  Cases(ExportedRun run, PluginOptions options) {
    this.run = run;
    this.kind = options.get("testapi.cases", String.class);
    this.name = options.find("testapi.case", String.class).orElse("");
  }

  /** Returns them in the order of their first tests. */
  Iterable<Case> all() {
    if (kind.equals("test")) {
      return () -> each(run.tests().iterator());
    }
    Map<String, Case> cases = new LinkedHashMap<>();
    for (ExportedTest test : run.tests()) {
      cases.computeIfAbsent(nameOf(test), Case::new).add(test);
    }
    return cases.values();
  }

  private static Iterator<Case> each(Iterator<ExportedTest> tests) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return tests.hasNext();
      }

      @Override
      public Case next() {
        ExportedTest test = tests.next();
        return new Case(test.id()).add(test);
      }
    };
  }

  private String nameOf(ExportedTest test) {
    return switch (kind) {
      case "plugin" -> test.plugin();
      case "class" -> test.plugin() + ":" + test.className();
      default -> name;
    };
  }
}
