package dev.runner.core.install;

import dev.runner.core.trust.SignatureCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A jar, or all jars of a folder.
 *
 * @param path which one
 * @param sha256 the digest that the jar must have
 */
record FileSource(Path path, Optional<String> sha256) implements PluginSource {

  @Override
  public List<FetchedJar> fetch(Path staging) throws FetchException {
    List<Path> jars = jars();
    if (jars.isEmpty()) {
      throw new FetchException("Folder '%s' holds no .jar files".formatted(path));
    }
    if (jars.size() > 1 && sha256.isPresent()) {
      throw new FetchException(
          "Folder '%s' holds %d jars, --sha256 is for one: install them one by one"
              .formatted(path, jars.size()));
    }
    List<FetchedJar> fetched = new ArrayList<>();
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      Path copy = staging.resolve(isJar(jar) ? name : name + ".jar");
      copy(jar, copy);
      Checksum.check(copy, jar.toString(), sha256);
      fetched.add(new FetchedJar(copy, jar.toString()));
    }
    return fetched;
  }

  private List<Path> jars() throws FetchException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(FileSource::isJar).sorted().toList();
    } catch (IOException e) {
      throw new FetchException("Folder '%s' cannot be read (%s)".formatted(path, e), e);
    }
  }

  private static boolean isJar(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".jar");
  }

  private static void copy(Path jar, Path copy) throws FetchException {
    try {
      Files.copy(jar, copy);
      Path signature = SignatureCheck.fileOf(jar);
      if (Files.exists(signature)) {
        Files.copy(signature, SignatureCheck.fileOf(copy));
      }
    } catch (IOException e) {
      throw new FetchException("'%s' cannot be copied (%s)".formatted(jar, e), e);
    }
  }
}
