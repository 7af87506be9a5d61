package dev.runner.core.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestEngine;

/** Finds the engines that apply to a plugin. */
final class Engines {

  private static final String SUITE = "junit-platform-suite";

  private Engines() {}

  /** Returns Jupiter, which applies to every plugin. */
  static List<TestEngine> jupiter() {
    return List.of(new JupiterTestEngine());
  }

  /** Returns Jupiter, JUnit's suite engine and the engines that the plugin brings. */
  static List<TestEngine> all(ClassLoader plugin) {
    List<TestEngine> engines = new ArrayList<>(jupiter());
    ServiceLoader.load(TestEngine.class, Engines.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(engine -> engine.getId().equals(SUITE))
        .forEach(engines::add);
    ServiceLoader.load(TestEngine.class, plugin).stream()
        .filter(provider -> provider.type().getClassLoader() != Engines.class.getClassLoader())
        .map(ServiceLoader.Provider::get)
        .forEach(engines::add);
    return engines;
  }
}
