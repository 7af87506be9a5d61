package dev.runner.core.run;

import dev.runner.core.result.TestDescription;
import dev.runner.core.suite.ListedTest;
import dev.runner.core.suite.TestName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the tests that names mean, among those that were discovered. */
final class TestNames {

  private static final String OURS = "[engine:runner]";

  /** The marks at the end of a listed id; no mark has a bracket in it. */
  private static final Pattern MARKS = Pattern.compile("\\[[^\\[\\]]*]$");

  private static final Pattern INVOCATION = Pattern.compile("\\(#\\d+\\)");

  private final Map<String, ListedTest> printed = new HashMap<>();
  private final Map<String, ListedTest> listedIds = new HashMap<>();
  private final Map<String, ListedTest> uuids = new HashMap<>();
  private final TreeMap<String, ListedTest> unique = new TreeMap<>();
  private final Set<String> plugins = new LinkedHashSet<>();

  TestNames(List<ListedTest> tests) {
    for (ListedTest listed : tests) {
      TestDescription test = listed.test();
      printed.put(test.printedId(), listed);
      listedIds.put(test.listedId(), listed);
      unique.put(test.uniqueId(), listed);
      test.uuid().ifPresent(uuid -> uuids.put(uuid, listed));
      plugins.add(test.plugin().value());
    }
  }

  /**
   * What a name means.
   *
   * @param tests the tests; none if the name is unknown
   * @param whole whether they are more than what is named, which cannot be had alone
   */
  record Meaning(List<ListedTest> tests, boolean whole) {

    static Meaning of(List<ListedTest> tests) {
      return new Meaning(tests, false);
    }
  }

  /** Returns what a name means. */
  Meaning meaning(TestName name) {
    return name.earlier().map(this::ofEarlier).orElseGet(() -> ofText(name.text()));
  }

  private Meaning ofText(String text) {
    return text.startsWith("[engine:") ? ofUniqueId(text) : ofPrintedId(text);
  }

  /** Follows a test of an earlier run, which may have been renamed if it carries a uuid. */
  private Meaning ofEarlier(TestDescription test) {
    if (unique.containsKey(test.uniqueId())) {
      return Meaning.of(List.of(unique.get(test.uniqueId())));
    }
    Meaning same = ofUniqueId(test.uniqueId());
    if (same.whole()) {
      return same;
    }
    if (same.tests().size() == 1) { // an invocation, which has a name from the run that it was in
      return Meaning.of(List.of(new ListedTest(test, same.tests().get(0).disabled())));
    }
    Optional<ListedTest> renamed = test.uuid().map(uuids::get);
    return renamed
        .map(listed -> invocation(listed, invocations(test.name())))
        .orElseGet(() -> ofPrintedId(test.printedId()));
  }

  private Meaning ofUniqueId(String id) {
    if (id.startsWith(OURS)) {
      return ofWholeId(id);
    }
    List<ListedTest> found = new ArrayList<>();
    boolean whole = false;
    for (String plugin : plugins) {
      Meaning one = ofWholeId(OURS + "/[plugin:" + plugin + "]/" + id);
      found.addAll(one.tests());
      whole |= one.whole();
    }
    return new Meaning(found, whole);
  }

  /** Looks for the id itself, for all below it, and for the test that it is an invocation of. */
  private Meaning ofWholeId(String id) {
    if (unique.containsKey(id)) {
      return Meaning.of(List.of(unique.get(id)));
    }
    List<ListedTest> below = List.copyOf(unique.subMap(id + "/", id + "0").values());
    if (!below.isEmpty()) {
      return Meaning.of(below);
    }
    for (String above = above(id); !above.isEmpty(); above = above(above)) {
      ListedTest owner = unique.get(above);
      if (owner != null) {
        return below(owner, id);
      }
    }
    return Meaning.of(List.of());
  }

  /** Only Jupiter is known to run single invocations by their ids. */
  private static Meaning below(ListedTest owner, String id) {
    if (!isJupiter(owner)) {
      return new Meaning(List.of(owner), true);
    }
    StringBuilder suffix = new StringBuilder();
    for (String segment : id.substring(owner.test().uniqueId().length() + 1).split("/", -1)) {
      int value = segment.indexOf(':') + 1;
      String text = segment.substring(value, segment.length() - 1);
      suffix.append(text.startsWith("#") ? "(" + text + ")" : "." + text.replaceFirst("\\(.*", ""));
    }
    return Meaning.of(List.of(renamed(owner, id, suffix.toString())));
  }

  private Meaning ofPrintedId(String text) {
    String bare = MARKS.matcher(text).replaceFirst("");
    ListedTest exact = listedIds.getOrDefault(text, printed.getOrDefault(text, printed.get(bare)));
    if (exact != null) {
      return Meaning.of(List.of(exact));
    }
    Matcher matcher = INVOCATION.matcher(bare);
    while (matcher.find()) {
      ListedTest owner = printed.get(bare.substring(0, matcher.start()));
      if (owner != null) {
        return invocation(owner, bare.substring(matcher.start()));
      }
    }
    return Meaning.of(List.of());
  }

  /** Returns what a suffix as {@code (#2)(#1)} names, or all of the owner if that is not sure. */
  private static Meaning invocation(ListedTest owner, String suffix) {
    if (suffix.isEmpty()) {
      return Meaning.of(List.of(owner));
    }
    List<Integer> numbers = numbers(suffix);
    List<String> ids = isJupiter(owner) ? ids(owner.test().uniqueId(), numbers) : List.of();
    return ids.isEmpty()
        ? new Meaning(List.of(owner), true)
        : Meaning.of(ids.stream().map(id -> renamed(owner, id, suffix)).toList());
  }

  /** Returns the ids of an invocation, or of a dynamic test by its way through containers. */
  private static List<String> ids(String owner, List<Integer> numbers) {
    boolean factory = new Invocations(owner).isIn("test-factory");
    boolean template = new Invocations(owner).isIn("test-template") && numbers.size() == 1;
    if (numbers.isEmpty() || (!factory && !template)) {
      return List.of();
    }
    String above = owner;
    for (int number : numbers.subList(0, numbers.size() - 1)) {
      above += "/[dynamic-container:#" + number + "]";
    }
    int last = numbers.get(numbers.size() - 1);
    return new Invocations(above).between(last, last, List.of());
  }

  /** Returns the numbers of a suffix; none if it names anything else besides. */
  private static List<Integer> numbers(String suffix) {
    if (!INVOCATION.matcher(suffix).replaceAll("").isEmpty() || suffix.length() > 200) {
      return List.of();
    }
    return INVOCATION
        .matcher(suffix)
        .results()
        .map(result -> result.group().substring(2, result.group().length() - 1))
        .filter(digits -> digits.length() < 10)
        .map(Integer::valueOf)
        .toList();
  }

  private static String invocations(String name) {
    int start = name.indexOf("(#");
    return start < 0 ? "" : name.substring(start);
  }

  private static ListedTest renamed(ListedTest owner, String id, String suffix) {
    return new ListedTest(owner.test().invocation(id, suffix), owner.disabled());
  }

  private static boolean isJupiter(ListedTest listed) {
    String id = listed.test().uniqueId();
    return id.startsWith("/[engine:junit-jupiter]/", id.indexOf("/[engine:"));
  }

  /** Returns the id of what is around a node; empty text if nothing is. */
  static String above(String id) {
    int end = id.lastIndexOf("/[");
    return end < 0 ? "" : id.substring(0, end);
  }
}
