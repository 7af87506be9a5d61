package dev.runner.core.report;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.Scope;
import dev.runner.core.result.TestDescription;
import dev.runner.core.store.StoredTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through a run, class by class. Classes come at the end that have no tests and have failed.
 */
final class RunWalk {

  private final ReportSource source;
  private final RunVisitor visitor;
  private final Map<ClassKey, List<Scope>> scopes = new LinkedHashMap<>();
  private Optional<ReportedClass> open = Optional.empty();

  private RunWalk(ReportSource source, RunVisitor visitor) {
    this.source = source;
    this.visitor = visitor;
    for (Scope scope : source.store().scopes(source.run())) {
      if (scope.plugin().isPresent() && !scope.className().isEmpty()) {
        ClassKey key = new ClassKey(scope.plugin().get(), scope.className());
        scopes.computeIfAbsent(key, absent -> new ArrayList<>()).add(scope);
      }
    }
  }

  /** Hands over the whole run, in the calling thread. */
  static void through(ReportSource source, RunVisitor visitor) {
    new RunWalk(source, visitor).go();
  }

  private void go() {
    source.store().tests(source.run(), this::test);
    end();
    Map<ClassKey, List<Scope>> left = new LinkedHashMap<>(scopes);
    left.forEach(
        (key, ofClass) -> {
          if (!ClassFailure.of(source.store(), source.run(), ofClass).isEmpty()) {
            begin(key);
            end();
          }
        });
  }

  private void test(StoredTest test) {
    TestDescription description = test.description();
    PluginId plugin = description.plugin();
    if (open.filter(one -> one.isSameAs(plugin, description.className())).isEmpty()) {
      end();
      begin(new ClassKey(plugin, description.className()));
    }
    visitor.test(test);
  }

  private void begin(ClassKey key) {
    List<Scope> own = Optional.ofNullable(scopes.remove(key)).orElse(List.of());
    ReportedClass testClass = new ReportedClass(key.plugin(), key.name(), own);
    open = Optional.of(testClass);
    visitor.begin(testClass);
  }

  private void end() {
    if (open.isEmpty()) {
      return;
    }
    ReportedClass testClass = open.get();
    int number = 0;
    for (ClassFailure failure : ClassFailure.of(source.store(), source.run(), testClass.scopes())) {
      number++;
      visitor.fault(new ClassFault(testClass, number, failure));
    }
    visitor.end(testClass);
    open = Optional.empty();
  }

  private record ClassKey(PluginId plugin, String name) {}
}
