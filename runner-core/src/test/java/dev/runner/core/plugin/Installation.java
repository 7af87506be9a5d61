package dev.runner.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.issue.Issue;
import dev.runner.core.testing.PluginJarBuilder;
import java.nio.file.Path;
import java.util.List;

/** A plugin folder and a cache in a temporary folder. */
final class Installation {

  static final String API = "0.5.0";

  private final Path folder;

  Installation(Path folder) {
    this.folder = folder;
  }

  Path plugins() {
    return folder.resolve("plugins");
  }

  Path cache() {
    return folder.resolve("cache");
  }

  /** Installs a jar under a file name. */
  Path install(String file, PluginJarBuilder jar) {
    return jar.write(plugins().resolve(file));
  }

  InstalledPlugins read() {
    return new PluginCatalog(cache(), API).read(List.of(plugins()));
  }

  /** Installs one jar and returns the only issue. */
  Issue issueOf(PluginJarBuilder jar) {
    install("x.jar", jar);
    return only(read().issues());
  }

  /** Installs one jar, which must be fine. */
  InstalledPlugin pluginOf(PluginJarBuilder jar) {
    install("x.jar", jar);
    InstalledPlugins read = read();
    if (read.plugins().size() != 1 || !read.rejected().isEmpty()) {
      throw new AssertionError("refused: " + read.issues());
    }
    return read.plugins().get(0);
  }

  /**
   * Installs one jar, which must be refused.
   *
   * @param code why
   * @param id the plugin's id; empty if the jar tells none that can be read
   */
  void assertRejected(String code, String id, PluginJarBuilder jar) {
    install("x.jar", jar);
    InstalledPlugins read = read();
    Issue issue = only(read.issues());
    assertEquals(code, issue.code(), issue.message());
    assertTrue(issue.isError());
    assertTrue(issue.message().contains("x.jar"), issue.message());
    assertEquals(List.of(), read.plugins());
    assertEquals(id.isEmpty() ? List.of() : List.of(id), rejectedIds(read));
  }

  static Issue only(List<Issue> issues) {
    if (issues.size() != 1) {
      throw new AssertionError("expected one issue, not " + issues);
    }
    return issues.get(0);
  }

  static List<String> ids(InstalledPlugins plugins) {
    return plugins.plugins().stream().map(plugin -> plugin.id().value()).toList();
  }

  static List<String> rejectedIds(InstalledPlugins plugins) {
    return plugins.rejected().stream().map(plugin -> plugin.id().value()).toList();
  }
}
