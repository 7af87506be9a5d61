package dev.runner.core.report;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Counts;
import dev.runner.core.result.Scope;
import dev.runner.core.result.TestDescription;
import dev.runner.core.store.StoredClass;
import dev.runner.core.store.StoredTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a report, of which one is open: the one of the class whose tests are coming. */
final class JunitXmlFolder implements AutoCloseable {

  private final ReportSource source;
  private final JunitXmlProfile profile;
  private final Path folder;
  private final Instant runStart;
  private final Map<ClassKey, StoredClass> classes = new HashMap<>();
  private final Map<ClassKey, List<Scope>> scopes = new HashMap<>();
  private final ReportFileNames names = new ReportFileNames();
  private Optional<OpenFile> open = Optional.empty();

  JunitXmlFolder(ReportSource source, JunitXmlProfile profile, Path folder) {
    this.source = source;
    this.profile = profile;
    this.folder = folder;
    this.runStart = source.start();
    for (StoredClass testClass : source.store().classes(source.run())) {
      classes.put(new ClassKey(testClass.plugin(), testClass.name()), testClass);
    }
    for (Scope scope : source.store().scopes(source.run())) {
      scope
          .plugin()
          .map(plugin -> new ClassKey(plugin, scope.className()))
          .ifPresent(key -> scopes.computeIfAbsent(key, k -> new ArrayList<>()).add(scope));
    }
  }

  /** Writes a test; those of one class come one after another. */
  void write(StoredTest test) {
    ClassKey key = ClassKey.of(test.description());
    if (open.filter(file -> file.key().equals(key)).isEmpty()) {
      finish();
      open = Optional.of(begin(key));
    }
    open.get().tests().write(test);
  }

  /** Puts the last file in its place. */
  void finish() {
    open.ifPresent(
        file -> {
          file.tests().end(file.key().name());
          file.xml().finish();
        });
    close();
  }

  /** Writes the classes that have failed and have no tests of their own. */
  void finishClassesWithoutTests() {
    finish();
    scopes.forEach(
        (key, ofClass) -> {
          if (!classes.containsKey(key)
              && !ClassFailure.of(source.store(), source.run(), ofClass).isEmpty()) {
            open = Optional.of(begin(key));
            finish();
          }
        });
  }

  /** Drops a file that is not finished. */
  @Override
  public void close() {
    open.ifPresent(file -> file.xml().close());
    open = Optional.empty();
  }

  private OpenFile begin(ClassKey key) {
    StoredClass testClass =
        classes.computeIfAbsent(
            key,
            absent ->
                new StoredClass(
                    key.plugin(), key.name(), Counts.NONE, Optional.empty(), Duration.ZERO));
    XmlFile xml = XmlFile.begin(folder.resolve(names.next(testClass)));
    JunitXmlClass tests =
        new JunitXmlClass(source, profile, scopes.getOrDefault(key, List.of()), xml);
    tests.begin(testClass, runStart);
    return new OpenFile(key, xml, tests);
  }

  private record ClassKey(PluginId plugin, String name) {

    static ClassKey of(TestDescription test) {
      return new ClassKey(test.plugin(), test.className());
    }
  }

  private record OpenFile(ClassKey key, XmlFile xml, JunitXmlClass tests) {}
}
