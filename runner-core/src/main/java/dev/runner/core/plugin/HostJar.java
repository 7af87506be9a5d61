package dev.runner.core.plugin;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the jars of the runner itself. */
public final class HostJar {

  private HostJar() {}

  /** Returns the jars whose packages the host gives to every plugin. */
  public static List<Path> shared() {
    return SharedPackages.MARKERS.stream().map(HostJar::of).flatMap(Optional::stream).toList();
  }

  /**
   * Tells whether the host gives a class to every plugin.
   *
   * @param className its binary name
   */
  public static boolean shares(String className) {
    return SharedPackages.contain(className);
  }

  /**
   * Returns the jar, or in a development build the folder, that holds a resource.
   *
   * @param resource its name, {@code org/junit/jupiter/api/Test.class}
   * @return where it is; empty if it is on no class path
   */
  public static Optional<Path> of(String resource) {
    URL url = HostJar.class.getClassLoader().getResource(resource);
    if (url == null) {
      return Optional.empty();
    }
    String place = url.toString();
    String root = place.substring(0, place.length() - resource.length());
    if (root.startsWith("jar:")) {
      root = root.substring("jar:".length(), root.length() - "!/".length());
    }
    try {
      return Optional.of(Path.of(new URI(root)));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot locate '" + resource + "' at '" + url + "'", e);
    }
  }
}
