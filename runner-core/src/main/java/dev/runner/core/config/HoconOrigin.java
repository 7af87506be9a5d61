package dev.runner.core.config;

import com.typesafe.config.ConfigOrigin;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the place of a value or a problem. */
final class HoconOrigin {

  /** The last place of a list: {@code merge of a.conf: 1,b.conf: 3-4}. */
  private static final Pattern LAST_PLACE =
      Pattern.compile("(?:^|^merge of .*,|^merge of )([^,]+): (\\d+)(?:-\\d+)?(?:,[^:]*)?$");

  private HoconOrigin() {}

  /** Returns {@code file:line} where the parser knows it, else its description or the file. */
  static Origin of(Optional<ConfigOrigin> origin, String file) {
    return origin
        .map(ConfigOrigin::description)
        .map(
            description -> {
              Matcher place = LAST_PLACE.matcher(description);
              return place.matches()
                  ? Origin.file(place.group(1), Integer.parseInt(place.group(2)))
                  : new Origin(description);
            })
        .orElse(new Origin(file));
  }
}
