package dev.runner.exporter.doubles;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.PluginOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Options of an exporter as a test wants them. */
public final class GivenOptions {

  private GivenOptions() {}

  /**
   * Returns options with their defaults, with short waits, and with these besides.
   *
   * @param declarations what there is
   * @param values key and value in turn; a list has commas
   */
  public static PluginOptions of(OptionDeclarations declarations, String... values) {
    Map<String, Option> declared = new HashMap<>();
    Map<String, List<String>> all = new HashMap<>();
    for (OptionGroup group : declarations.optionGroups()) {
      for (Option option : group.options()) {
        declared.put(group.key(option), option);
        option.defaultValue().ifPresent(text -> all.put(group.key(option), List.of(text)));
        if (option.name().equals("backoff")) {
          all.put(group.key(option), List.of("1ms"));
        } else if (option.name().equals("max-wait")) {
          all.put(group.key(option), List.of("20ms"));
        }
      }
    }
    for (int i = 0; i < values.length; i += 2) {
      boolean many = declared.get(values[i]).kind().hasElements();
      all.put(values[i], many ? List.of(values[i + 1].split(",")) : List.of(values[i + 1]));
    }
    return new PluginOptions(declared, all);
  }
}
