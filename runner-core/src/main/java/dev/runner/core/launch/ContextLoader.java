package dev.runner.core.launch;

import java.util.function.Supplier;

/** Runs code with another context class loader on the current thread. */
final class ContextLoader {

  private ContextLoader() {}

  static <T> T with(ClassLoader loader, Supplier<T> code) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return code.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * Returns a loader that hides the flight recorder, so that the launcher registers no listeners
   * for it: they cost a fifth of a small run.
   */
  static ClassLoader withoutFlightRecorder(ClassLoader parent) {
    return new ClassLoader(parent) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("jdk.jfr.")) {
          throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
      }
    };
  }
}
