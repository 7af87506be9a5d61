package dev.runner.core.launch;

import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Supplier;

/**
 * Makes threads of the common pool whose context class loader is that of the plugin whose tests
 * run, so that a parallel stream finds the plugin's services as the test itself does. The JDK's own
 * threads would see the runner's classes alone.
 *
 * <p>A fork runs the tests of one plugin at a time; the pool outlives them.
 */
public final class CommonPoolThreads implements ForkJoinPool.ForkJoinWorkerThreadFactory {

  private static final String PROPERTY = "java.util.concurrent.ForkJoinPool.common.threadFactory";

  private static volatile Optional<ClassLoader> plugin = Optional.empty();

  /** Creates the factory; the JDK does, by its name. */
  public CommonPoolThreads() {}

  /** Has the common pool of this process, which must not be in use yet, take its threads here. */
  public static void install() {
    System.getProperties().putIfAbsent(PROPERTY, CommonPoolThreads.class.getName());
  }

  /** Runs code while the threads see a plugin's classes. */
  static <T> T seeing(ClassLoader loader, Supplier<T> code) {
    plugin = Optional.of(loader);
    try {
      return code.get();
    } finally {
      plugin = Optional.empty();
    }
  }

  @Override
  public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
    return new Worker(pool);
  }

  private static final class Worker extends ForkJoinWorkerThread {

    private volatile boolean chosen;

    Worker(ForkJoinPool pool) {
      super(pool);
      super.setContextClassLoader(ClassLoader.getSystemClassLoader());
    }

    @Override
    public ClassLoader getContextClassLoader() {
      return chosen
          ? super.getContextClassLoader()
          : plugin.orElseGet(super::getContextClassLoader);
    }

    @Override
    public void setContextClassLoader(ClassLoader loader) {
      super.setContextClassLoader(loader);
      chosen = true;
    }
  }
}
