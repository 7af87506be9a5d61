package dev.runner.core.install;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A place that plugins can be had from. */
public sealed interface PluginSource permits FileSource, MavenSource, UrlSource {

  /** A scheme has two letters at least: one is a drive. */
  Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*", Pattern.DOTALL);

  /** Group, artifact and version; never a path, which has slashes. */
  Pattern COORDINATES = Pattern.compile("[A-Za-z0-9_.-]+:[A-Za-z0-9_.-]+:[A-Za-z0-9_.+-]+");

  /**
   * Brings what is there into a folder.
   *
   * @param staging an empty folder
   * @return the jars, at least one
   * @throws FetchException if there is none, or it is not what was expected
   */
  List<FetchedJar> fetch(Path staging) throws FetchException;

  /**
   * Reads what a person typed: a jar, a folder, a URL, or Maven coordinates.
   *
   * @param text what was typed
   * @param sha256 the digest that the jar must have, in hexadecimal; empty if none was given
   * @param repositories Maven repositories, in their order
   * @throws FetchException if it is none of them
   */
  static PluginSource of(String text, Optional<String> sha256, List<String> repositories)
      throws FetchException {
    Optional<String> digest = sha256.map(given -> given.toLowerCase(Locale.ROOT));
    if (URL.matcher(text).matches()) {
      return new UrlSource(uri(text), digest);
    }
    Path path = Path.of(text);
    if (Files.exists(path)) {
      return new FileSource(path.toAbsolutePath().normalize(), digest);
    }
    if (COORDINATES.matcher(text).matches()) {
      return new MavenSource(text, digest, repositories);
    }
    throw new FetchException(
        "There is no '%s': name a jar, a folder of jars, an http or https URL, or Maven coordinates GROUP:ARTIFACT:VERSION"
            .formatted(text));
  }

  private static URI uri(String text) throws FetchException {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new FetchException("'%s' is no URL (%s)".formatted(text, e.getReason()), e);
    }
  }
}
