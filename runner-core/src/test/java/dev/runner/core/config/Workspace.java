package dev.runner.core.config;

import dev.runner.api.config.OptionGroup;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sources of a test: real files in a folder, and what else was set. */
final class Workspace {

  private final Path folder;
  private final List<Path> files = new ArrayList<>();
  private final Map<String, String> commandLine = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  Workspace(Path folder) {
    this.folder = folder;
  }

  static DeclaredOptions plugin(String id, OptionGroup... groups) {
    return new DeclaredOptions(new PluginId(id), List.of(groups));
  }

  /** Adds a configuration file that is weaker than those added before. */
  Workspace file(String name, String text) {
    files.add(other(name, text));
    return this;
  }

  Workspace bytes(String name, byte[] bytes) {
    files.add(written(name, bytes));
    return this;
  }

  Workspace missing(String name) {
    files.add(folder.resolve(name));
    return this;
  }

  /** Writes a file that is no source by itself. */
  Path other(String name, String text) {
    return written(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Workspace set(String key, String text) {
    commandLine.put(key, text);
    return this;
  }

  Workspace variable(String name, String text) {
    environment.put(name, text);
    return this;
  }

  ConfigSources sources() {
    return new ConfigSources(commandLine, environment, files);
  }

  MergedConfig merged(DeclaredOptions... declared) {
    return new ConfigMerger().merge(Declarations.of(List.of(declared)), sources());
  }

  /** Returns the only issue of a merge. */
  Issue issue(DeclaredOptions... declared) {
    return only(merged(declared).issues());
  }

  static Issue only(List<Issue> issues) {
    if (issues.size() != 1) {
      throw new AssertionError("expected one issue, not " + issues);
    }
    return issues.get(0);
  }

  String path(String name) {
    return folder.resolve(name).toString();
  }

  private Path written(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
