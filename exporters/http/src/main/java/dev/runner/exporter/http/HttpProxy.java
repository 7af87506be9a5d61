package dev.runner.exporter.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A proxy that is called over HTTP. As a text it has no password.
 *
 * @param host its host
 * @param port its port
 * @param authorization the value of {@code Proxy-Authorization}; empty for none
 * @param named what names it, quoted
 * @param credentials what to check when it asks who calls, quoted
 */
record HttpProxy(
    String host, int port, Optional<String> authorization, String named, String credentials) {

  private static final int USUAL_PORT = 80;

  /**
   * Reads an address: {@code http://HOST:PORT} or {@code HOST:PORT}, perhaps with user and password
   * in front of the host.
   *
   * @throws IllegalArgumentException if it is no such address
   */
  static HttpProxy parse(String text, String named, String credentials) {
    String address = text.contains("://") ? text : "http://" + text;
    try {
      URI uri = new URI(address.strip().replaceFirst("/+$", ""));
      if ("http".equalsIgnoreCase(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawPath().isEmpty()
          && uri.getRawQuery() == null) {
        int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
        HttpProxy proxy = new HttpProxy(uri.getHost(), port, Optional.empty(), named, credentials);
        return uri.getUserInfo() == null ? proxy : proxy.calledBy(uri.getUserInfo());
      }
    } catch (URISyntaxException e) {
      // said below: its own message shows a password
    }
    throw new IllegalArgumentException(
        "%s holds '%s', which is no address of a proxy (allowed is http://HOST:PORT; those that are called by HTTPS or SOCKS are not known): correct it"
            .formatted(named, text.substring(text.lastIndexOf('@') + 1)));
  }

  /**
   * Returns this proxy, called by a user.
   *
   * @param pair user and password with a colon between them; no colon for no password
   */
  HttpProxy calledBy(String pair) {
    String both = pair.contains(":") ? pair : pair + ":";
    String basic = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    return new HttpProxy(host, port, Optional.of("Basic " + basic), named, credentials);
  }

  @Override
  public String toString() {
    return "the proxy 'http://%s:%d'".formatted(host, port);
  }
}
