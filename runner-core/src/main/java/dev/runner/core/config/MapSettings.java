package dev.runner.core.config;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what sources set of a map: as a whole by its key, or a value by a key below it. */
final class MapSettings {

  private final ConfigSources sources;
  private final LoadedFiles files;

  MapSettings(ConfigSources sources, LoadedFiles files) {
    this.sources = sources;
    this.files = files;
  }

  /**
   * A map that a source sets.
   *
   * @param values its pairs
   * @param whole whether weaker sources have nothing to add
   * @param origin where it is set
   */
  record Found(List<String> values, boolean whole, Origin origin) {}

  /** Returns what {@code -D} sets. */
  Optional<Found> onCommandLine(String key, Option option) {
    Optional<String> whole = Optional.ofNullable(sources.commandLine().get(key));
    List<String> pairs = new ArrayList<>();
    whole.ifPresent(text -> pairs.addAll(OptionReader.elements(option, text)));
    sources
        .commandLine()
        .forEach(
            (name, text) -> {
              if (name.startsWith(key + ".")) {
                put(pairs, name.substring(key.length() + 1), text);
              }
            });
    return pairs.isEmpty() && whole.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(pairs, whole.isPresent(), Origin.COMMAND_LINE));
  }

  /** Returns what files set, of which stronger ones have replaced values of weaker ones already. */
  Optional<Found> inFiles(String key, Option option) {
    Setting whole = files.effective().get(key);
    if (whole != null && whole.values().isPresent()) {
      List<String> texts = whole.values().get();
      return Optional.of(
          new Found(
              texts.size() == 1 ? OptionReader.elements(option, texts.get(0)) : texts,
              true,
              whole.origin()));
    }
    List<String> pairs = new ArrayList<>();
    Optional<Origin> origin = Optional.empty();
    for (Setting setting : files.effective().values()) {
      if (setting.key().startsWith(key + ".") && setting.values().isPresent()) {
        String name = setting.key().substring(key.length() + 1);
        String start = name.indexOf('=') < 0 ? name : ""; // a name with that sign cannot be read
        pairs.add(start + "=" + String.join(",", setting.values().get()));
        origin = origin.or(() -> Optional.of(setting.origin()));
      }
    }
    return origin.map(first -> new Found(pairs, false, first));
  }

  /** Adds the pairs of weaker sources to those of stronger ones, until one sets the whole map. */
  static Found merged(List<Found> strongestFirst) {
    Found strongest = strongestFirst.get(0);
    if (strongest.whole || strongestFirst.size() == 1) {
      return strongest;
    }
    Found weaker = merged(strongestFirst.subList(1, strongestFirst.size()));
    Map<String, String> pairs = new LinkedHashMap<>();
    strongest.values.forEach(pair -> pairs.put(name(pair), pair));
    weaker.values.forEach(pair -> pairs.putIfAbsent(name(pair), pair));
    return new Found(List.copyOf(pairs.values()), weaker.whole, strongest.origin);
  }

  private static void put(List<String> pairs, String name, String text) {
    pairs.removeIf(pair -> name(pair).equals(name));
    pairs.add(name + "=" + text);
  }

  private static String name(String pair) {
    return pair.substring(0, Math.max(0, pair.indexOf('='))).strip();
  }
}
