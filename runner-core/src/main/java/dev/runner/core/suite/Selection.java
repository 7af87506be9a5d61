package dev.runner.core.suite;

import dev.runner.core.plugin.PluginId;
import java.util.List;
import java.util.Set;

/**
 * Which tests are wanted. An empty part restricts nothing; the parts together narrow the suite.
 *
 * @param plugins the only plugins wanted
 * @param excludedPlugins plugins not wanted
 * @param tagExpressions JUnit tag expressions, all of which must hold
 * @param regexes regular expressions, one of which must be found in a test's listed id
 * @param excludedRegexes regular expressions, none of which may be found there
 * @param classes names of test classes, binary or without the package
 * @param methods methods of test classes
 * @param lists lists of tests, and of regular expressions for their listed ids
 */
public record Selection(
    Set<PluginId> plugins,
    Set<PluginId> excludedPlugins,
    List<String> tagExpressions,
    List<String> regexes,
    List<String> excludedRegexes,
    List<String> classes,
    List<MethodName> methods,
    TestLists lists) {

  /** Selects all tests of all plugins. */
  public static final Selection ALL =
      new Selection(Set.of(), Set.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies the parts. */
  public Selection {
    plugins = Set.copyOf(plugins);
    excludedPlugins = Set.copyOf(excludedPlugins);
    tagExpressions = List.copyOf(tagExpressions);
    regexes = List.copyOf(regexes);
    excludedRegexes = List.copyOf(excludedRegexes);
    classes = List.copyOf(classes);
    methods = List.copyOf(methods);
  }

  /** Selects without lists. */
  public Selection(
      Set<PluginId> plugins,
      Set<PluginId> excludedPlugins,
      List<String> tagExpressions,
      List<String> regexes,
      List<String> excludedRegexes,
      List<String> classes,
      List<MethodName> methods) {
    this(
        plugins,
        excludedPlugins,
        tagExpressions,
        regexes,
        excludedRegexes,
        classes,
        methods,
        TestLists.NONE);
  }

  /** Returns this selection as far as it can be told before discovery: plugins and classes. */
  public Selection beforeDiscovery() {
    return new Selection(
        plugins, excludedPlugins, List.of(), List.of(), List.of(), classes, methods);
  }

  /** Returns this selection with other lists. */
  public Selection with(TestLists other) {
    return new Selection(
        plugins,
        excludedPlugins,
        tagExpressions,
        regexes,
        excludedRegexes,
        classes,
        methods,
        other);
  }

  /** Tells whether a plugin takes part. */
  public boolean includes(PluginId plugin) {
    return (plugins.isEmpty() || plugins.contains(plugin)) && !excludedPlugins.contains(plugin);
  }

  /** Tells whether classes or methods are named, so that all others are left out. */
  public boolean namesClasses() {
    return !classes.isEmpty() || !methods.isEmpty();
  }

  /** Tells whether anything but whole plugins is left out. */
  public boolean narrowsPlugins() {
    return namesClasses()
        || !tagExpressions.isEmpty()
        || !regexes.isEmpty()
        || !excludedRegexes.isEmpty()
        || !lists.areAbsent();
  }

  /** Tells whether tests are left out by what discovery says of them. */
  public boolean filters() {
    return !equals(beforeDiscovery());
  }

  /** Tells whether tests of a class can be wanted, by its binary name. */
  public boolean includesClass(String className) {
    return !namesClasses() || wantsWholeClass(className) || !methodsOf(className).isEmpty();
  }

  /** Tells whether a class is named itself, so that all of its methods are wanted. */
  public boolean wantsWholeClass(String className) {
    return classes.stream().anyMatch(name -> isName(name, className));
  }

  /** Returns the methods that are wanted of a class. */
  public List<MethodName> methodsOf(String className) {
    return methods.stream().filter(method -> isName(method.className(), className)).toList();
  }

  private static boolean isName(String given, String className) {
    return className.equals(given) || className.endsWith("." + given);
  }
}
