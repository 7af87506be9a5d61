package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionReader;
import dev.runner.api.config.PluginOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads sizes of data that were given beside the configuration, {@code 512m} or {@code 2g}. */
public final class SizeText {

  private static final String KEY = "size.text";

  private static final Option SIZE = Option.size("text").help("A size.").build();

  private SizeText() {}

  /** Tells what is wrong with a text; empty if it is a size. */
  public static Optional<String> problem(String text) {
    return OptionReader.problem(SIZE, List.of(text));
  }

  /** Returns the bytes that a text without a problem says. */
  public static long bytes(String text) {
    return new PluginOptions(Map.of(KEY, SIZE), Map.of(KEY, List.of(text))).get(KEY, Long.class);
  }
}
