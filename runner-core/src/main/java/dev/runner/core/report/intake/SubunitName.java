package dev.runner.core.report.intake;

import dev.runner.core.plugin.PluginId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes an id of subunit apart: ours, those of Tempest, and those of any test program. */
final class SubunitName {

  private static final Pattern PLUGIN = Pattern.compile("(?s)([a-z0-9][a-z0-9._-]{0,63}):([^:].*)");
  private static final Pattern MARKS = Pattern.compile("(?s)(.+)\\[([^\\[\\]]*)]");
  private static final Pattern UUID =
      Pattern.compile("id-([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");
  private static final Pattern FIXTURE =
      Pattern.compile("((?:setUp|tearDown)(?:Class|Module)) \\(([^()]+)\\)");
  private static final Pattern OWN_TAG = Pattern.compile("worker-[0-9]+|runner\\..*");

  private SubunitName() {}

  /** Returns the name of a test that has no tags but those in its id. */
  static ForeignName of(String id) {
    return of(id, Set.of());
  }

  static ForeignName of(String id, Collection<String> tags) {
    List<String> all = new ArrayList<>();
    Optional<String> uuid = Optional.empty();
    for (String tag : tags) {
      uuid = uuid.or(() -> uuid(tag));
      if (!OWN_TAG.matcher(tag).matches() && uuid(tag).isEmpty()) {
        all.add(tag);
      }
    }
    String rest = id;
    Matcher marks = MARKS.matcher(id);
    if (marks.matches() && areMarks(marks.group(2), all)) {
      rest = marks.group(1);
      for (String mark : marks.group(2).split(",", -1)) {
        Optional<String> own = uuid(mark);
        if (own.isPresent()) {
          uuid = own;
        } else if (!mark.isBlank()) {
          all.add(mark);
        }
      }
    }
    Matcher owned = PLUGIN.matcher(rest);
    Optional<PluginId> plugin = Optional.empty();
    if (owned.matches()) {
      plugin = Optional.of(new PluginId(owned.group(1)));
      rest = owned.group(2);
    }
    ForeignName name = split(rest);
    return new ForeignName(
        plugin, name.className(), name.name(), name.name(), Optional.empty(), uuid, all);
  }

  /** Returns the id that a mark is, in small letters. */
  private static Optional<String> uuid(String mark) {
    Matcher own = UUID.matcher(mark);
    return own.matches() ? Optional.of(own.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  /** Tells whether a bracket at the end of an id holds marks, not an argument of the test. */
  private static boolean areMarks(String bracket, List<String> tags) {
    return bracket.isEmpty()
        || Arrays.stream(bracket.split(",", -1))
            .anyMatch(mark -> UUID.matcher(mark).matches() || tags.contains(mark));
  }

  private static ForeignName split(String id) {
    Matcher fixture = FIXTURE.matcher(id);
    if (fixture.matches()) {
      return ForeignName.of(fixture.group(2), fixture.group(1));
    }
    int colons = id.lastIndexOf("::");
    if (colons > 0) {
      return ForeignName.of(id.substring(0, colons), id.substring(colons + 2));
    }
    int end = 0;
    while (end < id.length() && "([ ".indexOf(id.charAt(end)) < 0) {
      end++;
    }
    int dot = id.lastIndexOf('.', end - 1);
    return dot > 0
        ? ForeignName.of(id.substring(0, dot), id.substring(dot + 1))
        : ForeignName.of("", id);
  }
}
