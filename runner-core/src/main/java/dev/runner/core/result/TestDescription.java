package dev.runner.core.result;

import dev.runner.core.plugin.PluginId;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a test before it runs.
 *
 * @param plugin the plugin it belongs to
 * @param uniqueId JUnit's unique id, from {@code [engine:runner]} on
 * @param printedId the id for people and lists, unique in the suite, without tags: {@code
 *     plugin:pkg.Outer$Inner.method(int)(#3)}
 * @param className its top-level container: for Jupiter the binary name of the test class, for
 *     other engines the engine's first-level child
 * @param name the part of the printed id behind the class
 * @param displayName the name its engine shows
 * @param uuid the value of its {@code @TestId}
 * @param tags its tags, sorted
 * @param known the issues that it is known to have, those with the strictest mode first
 */
public record TestDescription(
    PluginId plugin,
    String uniqueId,
    String printedId,
    String className,
    String name,
    String displayName,
    Optional<String> uuid,
    List<String> tags,
    List<KnownIssue> known) {

  /** Copies the lists. */
  public TestDescription {
    tags = List.copyOf(tags);
    known = List.copyOf(known);
  }

  /** Describes a test without known issues. */
  public TestDescription(
      PluginId plugin,
      String uniqueId,
      String printedId,
      String className,
      String name,
      String displayName,
      Optional<String> uuid,
      List<String> tags) {
    this(plugin, uniqueId, printedId, className, name, displayName, uuid, tags, List.of());
  }

  /** Returns this with known issues. */
  public TestDescription with(List<KnownIssue> issues) {
    return new TestDescription(
        plugin, uniqueId, printedId, className, name, displayName, uuid, tags, issues);
  }

  /** Returns its identity in history; invocations of one method share its uuid, not their key. */
  public TestKey key() {
    return uuid.map(id -> TestKey.ofUuid(id + invocation()))
        .orElseGet(() -> TestKey.of(plugin, uniqueId));
  }

  /** Returns the numbers on the way to an invocation, those of invocations of its class first. */
  private String invocation() {
    String way = name.startsWith("#") ? "(" + name : name;
    StringBuilder numbers = new StringBuilder();
    for (int at = way.indexOf("(#"); at >= 0; at = way.indexOf("(#", at + 1)) {
      int end = way.indexOf(')', at);
      numbers.append(way, at, end < 0 ? way.length() : end + 1);
    }
    return numbers.toString();
  }

  /**
   * Returns the printed id as lists show it, with uuid and tags in brackets if it has any. No mark
   * has a bracket in it, so the last one that opens ends the printed id.
   */
  public String listedId() {
    if (uuid.isEmpty() && tags.isEmpty() && !printedId.endsWith("]")) {
      return printedId;
    }
    List<String> marks = new java.util.ArrayList<>();
    uuid.ifPresent(id -> marks.add("id-" + id));
    marks.addAll(tags);
    return printedId + "[" + plain(String.join(",", marks)) + "]";
  }

  /** Returns one invocation of this method, or what lies below one. */
  public TestDescription invocation(String uniqueIdOfIt, String suffix) {
    return new TestDescription(
        plugin,
        uniqueIdOfIt,
        printedId + suffix,
        className,
        name + suffix,
        displayName,
        uuid,
        tags,
        known);
  }

  /**
   * Tells whether a name means this test.
   *
   * @param name a printed id with or without its brackets, its plugin and its package, a unique id
   *     or a uuid; that of a test with invocations means all of them
   */
  public boolean isNamed(String name) {
    if (name.equals(uniqueId) || uuid.filter(name::equals).isPresent() || shares(name)) {
      return true;
    }
    int bracket = name.endsWith("]") ? name.lastIndexOf('[') : -1;
    String id = bracket > 0 ? name.substring(0, bracket) : name;
    String withoutPlugin = printedId.substring(printedId.indexOf(':') + 1);
    int invocation = withoutPlugin.indexOf("(#");
    return printedId.equals(id)
        || printedId.startsWith(id + "(#")
        || isEndOf(id, withoutPlugin)
        || (invocation > 0 && isEndOf(id, withoutPlugin.substring(0, invocation)));
  }

  /** Tells whether a uuid is one that this test shares with others and so only has as a tag. */
  private boolean shares(String id) {
    return tags.contains("id-" + id);
  }

  /** Tells whether a text is a name, or what is left of it without packages. */
  private static boolean isEndOf(String text, String name) {
    return name.equals(text) || (text.indexOf('.') > 0 && name.endsWith("." + text));
  }

  private static String plain(String marks) {
    StringBuilder text = new StringBuilder(marks.length());
    for (int i = 0; i < marks.length(); i++) {
      char c = marks.charAt(i);
      text.append(c == '[' ? '(' : c == ']' ? ')' : Character.isISOControl(c) ? ' ' : c);
    }
    return text.toString();
  }
}
