package dev.runner.core.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the settings that make up a value which is still open to substitution.
 *
 * @param size the length of its text, and {@link #VALUE} for each line
 * @param references the paths that it refers to, each as often as it does
 * @param joined those of them that are joined to it, not set in a block or list of it
 */
record OpenLayer(long size, List<String> references, List<String> joined) {

  /** What a value costs beside its text, in characters. */
  static final int VALUE = 40;

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\??([^}]*)}");

  /** Begins each layer of a value that was set several times. */
  private static final String LAYER = "#     unmerged value ";

  private static final ConfigRenderOptions WITH_LAYERS =
      ConfigRenderOptions.defaults().setOriginComments(false);

  /** Reads a value's layers, the first setting first: it tells them only in what it prints. */
  static List<OpenLayer> of(ConfigValue value) {
    List<OpenLayer> layers = new ArrayList<>();
    OpenLayer layer = empty();
    for (String line : value.render(WITH_LAYERS).lines().toList()) {
      if (line.startsWith(LAYER)) {
        layers.add(layer);
        layer = empty();
      } else if (!line.stripLeading().startsWith("#")) {
        layer = layer.with(line);
      }
    }
    layers.add(layer);
    return layers;
  }

  private static OpenLayer empty() {
    return new OpenLayer(0, new ArrayList<>(), new ArrayList<>());
  }

  private OpenLayer with(String line) {
    for (Matcher reference = REFERENCE.matcher(line); reference.find(); ) {
      references.add(reference.group(1));
      if (!line.startsWith(" ")) {
        joined.add(reference.group(1));
      }
    }
    return new OpenLayer(size + VALUE + line.length(), references, joined);
  }
}
