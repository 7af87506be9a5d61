package dev.runner.core.install;

import dev.runner.core.plugin.JarDigest;
import dev.runner.core.trust.SignatureCheck;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A jar on a file server.
 *
 * @param uri where
 * @param sha256 the digest that it must have, which is not optional here
 */
record UrlSource(URI uri, Optional<String> sha256) implements PluginSource {

  private static final List<String> SCHEMES = List.of("http", "https");
  private static final long LARGEST_SIGNATURE = 4096;

  /** As much as a plugin can hold. */
  private static final long LARGEST = 512L << 20;

  @Override
  public List<FetchedJar> fetch(Path staging) throws FetchException {
    check();
    Path jar = staging.resolve("fetched.jar");
    Download download = new Download();
    if (!download.get(uri, jar, LARGEST)) {
      throw new FetchException("'%s' is not there (404): correct the URL".formatted(uri));
    }
    Checksum.check(jar, uri.toString(), sha256);
    download.get(signature(), SignatureCheck.fileOf(jar), LARGEST_SIGNATURE);
    return List.of(new FetchedJar(jar, uri.toString()));
  }

  private void check() throws FetchException {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      throw new FetchException(
          "Scheme '%s' is not allowed (allowed are %s): copy the jar here and install the file"
              .formatted(scheme, String.join(", ", SCHEMES)));
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new FetchException("A URL of a plugin has a host, and no user or password: correct it");
    }
    if (sha256.filter(JarDigest::isDigest).isEmpty()) {
      throw new FetchException(
          "'%s' needs --sha256 with the 64 hexadecimal digits of the jar's SHA-256: ask whoever built it ('sha256sum FILE' shows it)"
              .formatted(uri));
    }
  }

  private URI signature() {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String text = uri.toString();
    String path = text.substring(0, text.length() - query.length());
    return URI.create(path + SignatureCheck.SUFFIX + query);
  }
}
