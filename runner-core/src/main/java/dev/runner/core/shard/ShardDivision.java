package dev.runner.core.shard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Divides work over shards: the longest first, each to the shard that has least so far (longest
 * processing time first, R. L. Graham 1969).
 *
 * <p>Work that takes equally long is dealt out in the order of a hash of its name, so that
 * neighbours by name, which are often alike, come to different shards. The division depends on
 * nothing but its arguments; their order does not count.
 */
public final class ShardDivision {

  /** Says that nothing but names and numbers of tests decided. */
  public static final String BY_TESTS = "tests";

  private final List<ShardWork> work;
  private final long knownMillis;
  private final long knownTests;

  /**
   * Prepares a division.
   *
   * @param work what is divided, each name once
   */
  public ShardDivision(List<ShardWork> work) {
    this.work = List.copyOf(work);
    List<ShardWork> known = work.stream().filter(one -> one.expected().isPresent()).toList();
    this.knownMillis = known.stream().mapToLong(ShardDivision::millis).sum();
    this.knownTests = known.stream().mapToLong(ShardWork::tests).sum();
  }

  /**
   * Divides the work.
   *
   * @param shards over how many
   * @return each piece once, ordered by plugin and class
   */
  public List<ShardPiece> over(int shards) {
    PriorityQueue<Load> loads = new PriorityQueue<>();
    for (int number = 1; number <= shards; number++) {
      loads.add(new Load(number, 0));
    }
    List<ShardPiece> pieces = new ArrayList<>(work.size());
    for (ShardWork next : inOrder()) {
      Load least = loads.remove();
      pieces.add(new ShardPiece(next.plugin(), next.className(), next.tests(), least.shard()));
      loads.add(new Load(least.shard(), least.sum() + weight(next)));
    }
    pieces.sort(Comparator.comparing(ShardPiece::plugin).thenComparing(ShardPiece::className));
    return pieces;
  }

  /** Returns what decided: {@link #BY_TESTS}, or {@code times:} and a digest of those used. */
  public String basis() {
    if (knownTests == 0) {
      return BY_TESTS;
    }
    List<String> times =
        work.stream()
            .filter(one -> one.expected().isPresent())
            .map(one -> one.name() + " " + millis(one))
            .sorted()
            .toList();
    return "times:" + new TextDigest().add(times).text();
  }

  private List<ShardWork> inOrder() {
    Map<String, String> hashes = new HashMap<>();
    work.forEach(one -> hashes.put(one.name(), new TextDigest().add(one.name()).text()));
    List<ShardWork> sorted = new ArrayList<>(work);
    sorted.sort(
        Comparator.comparingLong(this::weight)
            .reversed()
            .thenComparing(one -> hashes.get(one.name()), Comparator.naturalOrder()));
    return sorted;
  }

  /** What never ran counts as long as as many tests take on average. */
  private long weight(ShardWork one) {
    if (knownTests == 0) {
      return one.tests();
    }
    return one.expected().isPresent()
        ? millis(one)
        : Math.max(1, one.tests() * knownMillis / knownTests);
  }

  private static long millis(ShardWork one) {
    return Math.max(1, one.expected().map(Duration::toMillis).orElse(0L));
  }

  /** What a shard has so far. */
  private record Load(int shard, long sum) implements Comparable<Load> {

    @Override
    public int compareTo(Load other) {
      return sum == other.sum ? Integer.compare(shard, other.shard) : Long.compare(sum, other.sum);
    }
  }
}
