package dev.runner.core.report.intake;

/**
 * Counts how often a name has come, in twelve bytes for each name: two names in many millions that
 * are taken for one only get a number that they did not need.
 */
final class SeenNames {

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] hashes = new long[1 << 10];
  private int[] counts = new int[1 << 10];
  private int size;

  /** Returns what a name needs behind it to be one that has not come yet; mostly nothing. */
  String suffix(String name) {
    int time = count(name);
    while (time > 1) {
      String suffix = "(#" + time + ")";
      if (count(name + suffix) == 1) {
        return suffix;
      }
      time = count(name);
    }
    return "";
  }

  /** Returns the how-manyth time it is, from 1. */
  int count(String name) {
    if (size > hashes.length / 2) {
      grow();
    }
    long hash = hash(name);
    int at = place(hashes, hash);
    if (hashes[at] == 0) {
      hashes[at] = hash;
      size++;
    }
    return ++counts[at];
  }

  private void grow() {
    long[] more = new long[hashes.length * 2];
    int[] moreCounts = new int[more.length];
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] != 0) {
        int at = place(more, hashes[i]);
        more[at] = hashes[i];
        moreCounts[at] = counts[i];
      }
    }
    hashes = more;
    counts = moreCounts;
  }

  private static int place(long[] hashes, long hash) {
    int mask = hashes.length - 1;
    int at = (int) ((hash * SPREAD) >>> 32) & mask;
    while (hashes[at] != 0 && hashes[at] != hash) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private static long hash(String name) {
    long hash = OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * PRIME;
    }
    return hash == 0 ? 1 : hash;
  }
}
