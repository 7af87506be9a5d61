package dev.runner.core.install;

import dev.runner.core.trust.SignatureCheck;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A jar in a Maven repository.
 *
 * <p>The library that knows such repositories lies in a folder of its own, so that no other command
 * has it on its class path; it is loaded here.
 *
 * @param coordinates group, artifact and version, separated by colons
 * @param sha256 the digest that it must have
 * @param repositories URLs of repositories, in their order
 */
record MavenSource(String coordinates, Optional<String> sha256, List<String> repositories)
    implements PluginSource {

  private static final String DOWNLOAD = "dev.runner.core.install.MavenDownload";
  private static final String LIBRARY = "org/eclipse/aether/RepositorySystem.class";

  MavenSource {
    repositories = List.copyOf(repositories);
  }

  @Override
  public List<FetchedJar> fetch(Path staging) throws FetchException {
    if (repositories.isEmpty()) {
      throw new FetchException(
          "'%s' cannot be looked up, no repository is configured: name your team's by plugins.repositories in runner.conf"
              .formatted(coordinates));
    }
    Path jar = staging.resolve("fetched.jar");
    List<String> words = new ArrayList<>(List.of(coordinates, staging.resolve("m2").toString()));
    words.addAll(repositories);
    try {
      List<String> found = resolved(words);
      Files.copy(Path.of(found.get(0)), jar);
      if (found.size() > 1) {
        Files.copy(Path.of(found.get(1)), SignatureCheck.fileOf(jar));
      }
    } catch (IOException e) {
      throw new FetchException("'%s' cannot be copied (%s)".formatted(coordinates, e), e);
    }
    Checksum.check(jar, coordinates, sha256);
    return List.of(new FetchedJar(jar, coordinates));
  }

  private List<String> resolved(List<String> words) throws FetchException, IOException {
    try (URLClassLoader loader = loader()) {
      @SuppressWarnings("unchecked")
      Function<List<String>, List<String>> download =
          (Function<List<String>, List<String>>)
              loader.loadClass(DOWNLOAD).getDeclaredConstructor().newInstance();
      return download.apply(words);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new FetchException(
          "This installation cannot read Maven repositories (%s): install it anew".formatted(e), e);
    } catch (IllegalStateException e) {
      throw new FetchException(
          "'%s' cannot be had from %s: %s".formatted(coordinates, repositories, e.getMessage()), e);
    }
  }

  /** The library may be on the class path of a development build. */
  private static URLClassLoader loader() throws IOException {
    ClassLoader own = MavenSource.class.getClassLoader();
    if (own.getResource(LIBRARY) != null) {
      return new URLClassLoader(new URL[0], own);
    }
    List<URL> jars = new ArrayList<>();
    for (Path jar : jars()) {
      jars.add(url(jar));
    }
    return new URLClassLoader(jars.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }

  private static List<Path> jars() throws IOException {
    Path core = Path.of(codeOf(MavenSource.class));
    Path lib = core.toAbsolutePath().getParent();
    List<Path> jars = new ArrayList<>(List.of(core));
    try (Stream<Path> files = Files.list(lib)) {
      files
          .filter(file -> file.getFileName().toString().startsWith("slf4j-api"))
          .forEach(jars::add);
    }
    try (Stream<Path> files = Files.list(lib.resolve("maven"))) {
      files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
    }
    return jars;
  }

  private static java.net.URI codeOf(Class<?> type) throws IOException {
    try {
      return type.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (java.net.URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }
}
