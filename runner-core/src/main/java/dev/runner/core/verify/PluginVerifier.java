package dev.runner.core.verify;

import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.InstalledPlugin;
import dev.runner.core.plugin.InstalledPlugins;
import dev.runner.core.plugin.PluginId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Finds in the class files of plugins what would only show when their tests run: links to what is
 * not there, ids of tests that are claimed twice, classes of one name, libraries for another JDK.
 *
 * <p>None of their code runs.
 */
public final class PluginVerifier {

  private final ToIntFunction<PluginId> javas;

  /**
   * Creates a verifier.
   *
   * @param javas the number of the JDK that runs a plugin
   */
  public PluginVerifier(ToIntFunction<PluginId> javas) {
    this.javas = javas;
  }

  /**
   * Looks at plugins.
   *
   * @param all the plugins that could run
   * @param wanted those that are looked at; the others count where two plugins are compared
   * @return what was found
   */
  public List<Issue> verify(InstalledPlugins all, Predicate<PluginId> wanted) {
    List<Issue> issues = new ArrayList<>();
    List<PluginClasses> read = new ArrayList<>();
    LinkCheck links = new LinkCheck(all);
    for (InstalledPlugin plugin : all.plugins()) {
      try {
        int java = javas.applyAsInt(plugin.id());
        PluginClasses classes = PluginClasses.read(plugin, java, wanted.test(plugin.id()));
        read.add(classes);
        if (wanted.test(plugin.id())) {
          issues.addAll(links.check(classes));
          issues.addAll(new LibraryCheck().check(plugin, java));
        }
      } catch (IOException e) {
        issues.add(unreadable(plugin, e));
      }
    }
    issues.addAll(new TestIdCheck().check(read));
    issues.addAll(new ClassClashes().check(read));
    return issues;
  }

  private static Issue unreadable(InstalledPlugin plugin, IOException problem) {
    return Issue.error(
        "plugin.changed",
        plugin.id().value(),
        "The copy of plugin '%s' cannot be read (%s): try again".formatted(plugin.id(), problem));
  }
}
