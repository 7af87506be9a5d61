package dev.runner.core.config;

import java.util.HashMap;
import java.util.Map;

/** A block of a file, as often as it is set and by what. */
final class BlockPieces {

  private final Map<String, BlockPieces> children = new HashMap<>();
  private int layers;

  BlockPieces child(String name) {
    return children.computeIfAbsent(name, key -> new BlockPieces());
  }

  int size() {
    return children.size();
  }

  /** Counts a reference, or another piece behind one: they stay apart until they are resolved. */
  int addLayer() {
    return ++layers;
  }

  boolean hasLayers() {
    return layers > 0;
  }
}
