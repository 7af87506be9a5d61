package dev.runner.api.export;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Where an export goes. Rally's connection string, without any secret: those are options.
 *
 * @param uri an absolute URI without user and password
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ExportTarget(URI uri) {

  /**
   * Checks the URI.
   *
   * @throws IllegalArgumentException if it has no scheme, or holds a user or password
   */
  public ExportTarget {
    if (uri.getScheme() == null) {
      throw new IllegalArgumentException(
          "a target has a scheme, which says what exports to it, as in 'webhook+https://HOST/PATH'");
    }
    if (uri.getRawUserInfo() != null
        || (uri.getRawAuthority() != null && uri.getRawAuthority().indexOf('@') >= 0)) {
      throw new IllegalArgumentException(
          "a target holds no user or password, as it is stored and shown: set them as options of the exporter ('runner exporters list' names them)");
    }
  }

  /**
   * Reads a target.
   *
   * @param text the URI
   * @return the target
   * @throws IllegalArgumentException if it is no URI, or one that is no target
   */
  public static ExportTarget parse(String text) {
    try {
      return new ExportTarget(new URI(text));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "no URI, at character %d: %s".formatted(e.getIndex() + 1, e.getReason()), e);
    }
  }

  /** Returns the scheme in small letters. */
  public String scheme() {
    return uri.getScheme().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns where to connect if the scheme is one of several parts, as in {@code webhook+https}.
   *
   * @return the URI with the last part of its scheme alone
   */
  public URI endpoint() {
    String text = uri.toString();
    String rest = text.substring(uri.getScheme().length());
    return URI.create(scheme().substring(scheme().lastIndexOf('+') + 1) + rest);
  }

  /** Returns the URI. */
  @Override
  public String toString() {
    return uri.toString();
  }
}
