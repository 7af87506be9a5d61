package dev.runner.core.fork;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/** The nodes that are running in this process, as a tree. Safe for use by several threads. */
final class RunningScopes {

  private final OutputScope process;
  private final CommonPool commonPool = new CommonPool();
  private final Map<Integer, OutputScope> running = new ConcurrentHashMap<>();
  private volatile @Nullable ForkJoinPool poolOfNodes;

  RunningScopes(OutputScope process) {
    this.process = process;
  }

  /** Begins a node on the current thread; one whose parent does not run is below the process. */
  OutputScope begin(int node, int parent) {
    ForkJoinPool pool = ForkJoinTask.getPool();
    if (pool != null) {
      poolOfNodes = pool;
    }
    OutputScope above = running.getOrDefault(parent, process);
    OutputScope scope = above.below(node);
    running.put(node, scope);
    if (running.size() == scope.depth()) {
      scope.alone(commonPool.isIdle());
    } else {
      running.values().forEach(other -> other.alone(false));
    }
    return scope;
  }

  /** Ends a node. */
  Optional<OutputScope> end(int node) {
    return Optional.ofNullable(running.remove(node));
  }

  Optional<OutputScope> find(int node) {
    return Optional.ofNullable(running.get(node));
  }

  /** Interrupts the thread of a node; it cannot end meanwhile. */
  void interrupt(int node) {
    running.computeIfPresent(
        node,
        (key, scope) -> {
          scope.interrupt();
          return scope;
        });
  }

  /** Tells whether no class is running, an engine at most. */
  boolean isBetweenClasses() {
    return running.size() <= 1;
  }

  /** Tells whether a pool takes tasks of all nodes, so that a thread's starter says nothing. */
  boolean isShared(ForkJoinPool pool) {
    return pool == ForkJoinPool.commonPool() || pool == poolOfNodes;
  }

  /** Returns what runs and has nothing running below it. */
  Set<OutputScope> innermost() {
    Set<OutputScope> innermost = new HashSet<>(running.values());
    running.values().forEach(scope -> innermost.remove(scope.above()));
    return innermost;
  }

  /**
   * Returns whom the work of a pool belongs to, as nobody tells whose task one of its threads runs:
   * the one node that runs, if none could have left work behind; else the lowest one above all that
   * might be meant.
   */
  OutputScope sharing(ForkJoinPool pool) {
    Set<OutputScope> innermost = innermost();
    if (innermost.size() == 1) {
      OutputScope only = innermost.iterator().next();
      return isShared(pool) && only.isAlone() ? only : only.above();
    }
    return innermost.stream().reduce(OutputScope::commonWith).orElse(process);
  }
}
