package dev.runner.core.config;

import java.util.Optional;

/** What a file, with all that it includes, may cost to parse and resolve. */
final class TextBudget {

  static final int MAX_WORDS = 200_000;

  private static final int MAX_SETTINGS = SettingLister.MAX_SETTINGS;

  /** Entries copied from one piece of a block to the next; a few tenths of a second. */
  private static final long MAX_COPIES = 3_000_000;

  /** Steps through the layers of values that references keep apart; as much. */
  private static final long MAX_LAYER_STEPS = 50_000;

  private final BlockPieces root = new BlockPieces();
  private int settings;
  private long copies;
  private long layerSteps;
  private int words;

  BlockPieces root() {
    return root;
  }

  /** Counts a word, text or sign; false if there was one too many. */
  boolean hasWordLeft() {
    return ++words <= MAX_WORDS;
  }

  /** Counts a setting, {@code a.b.c = ...}. */
  void set(BlockPieces block, String key, boolean appends) {
    settings++;
    BlockPieces value = descend(block, key);
    if (appends || value.hasLayers()) {
      addLayer(value);
    }
  }

  /** Counts a block, which may be another piece of one that is there. */
  BlockPieces reopen(BlockPieces block, String key) {
    BlockPieces opened = descend(block, key);
    copies += opened.size();
    if (opened.hasLayers()) {
      addLayer(opened);
    }
    return opened;
  }

  /** Counts a reference in the value of a key. */
  void refer(BlockPieces block, String key) {
    addLayer(descend(block, key));
  }

  /** Tells which limit is exceeded. */
  Optional<String> problem() {
    if (settings > MAX_SETTINGS) {
      return Optional.of("holds more than %d settings".formatted(MAX_SETTINGS));
    }
    if (copies > MAX_COPIES) {
      return Optional.of("sets one block in too many pieces; write it as one, in braces,");
    }
    return layerSteps > MAX_LAYER_STEPS
        ? Optional.of("sets one option by too many references")
        : Optional.empty();
  }

  private void addLayer(BlockPieces value) {
    layerSteps += value.addLayer();
  }

  private BlockPieces descend(BlockPieces block, String key) {
    BlockPieces at = block;
    int from = 0;
    for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', from)) {
      at = at.child(key.substring(from, dot));
      copies += at.size();
      if (at.hasLayers()) {
        addLayer(at);
      }
      from = dot + 1;
    }
    return at.child(key.substring(from));
  }
}
