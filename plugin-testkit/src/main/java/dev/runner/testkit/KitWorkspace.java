package dev.runner.testkit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A workspace for the plugin alone, made anew, in {@code target/plugin-kit} of the project, where
 * it stays to be looked at.
 *
 * @param settings what the plugin needs
 * @param home the runner
 * @param jar the plugin
 * @param folder holds the workspace and all else that is written
 */
record KitWorkspace(KitSettings settings, Path home, ProjectJar jar, Path folder) {

  /** Makes the workspace. */
  static KitWorkspace create(KitSettings settings, Path home, ProjectJar jar) {
    try {
      Path target = Path.of(System.getProperty("basedir", ""), "target").toAbsolutePath();
      Path folder =
          Files.isDirectory(target)
              ? target.resolve("plugin-kit").resolve(jar.id())
              : Files.createTempDirectory("plugin-kit");
      delete(folder);
      KitWorkspace made = new KitWorkspace(settings, home, jar, folder);
      Files.createDirectories(made.root().resolve("plugins"));
      Files.createDirectories(made.current());
      Files.createDirectories(folder.resolve("config"));
      Files.writeString(made.root().resolve("runner.conf"), configuration(settings));
      return made;
    } catch (IOException e) {
      throw new KitException("A workspace for the plugin cannot be made: " + e, e);
    }
  }

  /** Returns the workspace itself. */
  Path root() {
    return folder.resolve("workspace");
  }

  /** Returns the current folder of the runner and of tests. */
  Path current() {
    return folder.resolve("current");
  }

  /** Returns the names of what lies in the current folder. */
  List<String> litter() {
    return names(current());
  }

  /** Tells whether the plugin is installed; its file is named by id and version. */
  boolean hasPlugin() {
    return names(root().resolve("plugins")).stream()
        .anyMatch(name -> name.startsWith(jar.id() + "-"));
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new KitException("Folder '%s' cannot be read: %s".formatted(folder, e), e);
    }
  }

  /** Runs a command to its end. */
  Answer run(String... words) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", home.resolve("bin/runner").toString(), "-w", root().toString()));
    command.addAll(List.of(words));
    try {
      Path out = Files.createTempFile(folder, "runner", ".out");
      Path err = Files.createTempFile(folder, "runner", ".err");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.directory(current().toFile());
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      Map<String, String> variables = builder.environment();
      variables.keySet().removeIf(name -> name.startsWith("RUNNER_"));
      variables.put("JAVA_HOME", System.getProperty("java.home"));
      variables.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
      int exit = await(builder.start(), String.join(" ", words));
      String text = command.stream().skip(1).collect(Collectors.joining(" "));
      return new Answer(text, exit, Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new KitException("'runner %s' cannot be started: %s".formatted(words[0], e), e);
    }
  }

  private int await(Process process, String words) throws IOException {
    process.getOutputStream().close();
    try {
      if (process.waitFor(settings.limit().toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new AssertionError(
          "'runner %s' took longer than %s: give it more by withLimit(), or see where its tests hang"
              .formatted(words, settings.limit()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KitException("Interrupted while 'runner " + words + "' was going on", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String configuration(KitSettings settings) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(settings.options())
        .forEach(
            (key, value) ->
                text.append(key)
                    .append(" = ")
                    .append(JsonMapper.shared().writeValueAsString(value))
                    .append('\n'));
    return text.append(settings.configuration()).append('\n').toString();
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Files.walkFileTree(folder, new Deletion());
    }
  }

  /** Deletes all of a folder. */
  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
        throws IOException {
      if (problem != null) {
        throw problem;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
