package dev.runner.exporter.http;

import dev.runner.exporter.http.Answer.Kind;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * What it means that a call got no answer.
 *
 * @param kind BARRED, AWAY or LOST
 * @param text why, in a sentence
 */
public record Silence(Kind kind, String text) {

  /** The JDK's words for a proxy that does not connect. */
  private static final Pattern NO_TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3})");

  /**
   * Tells what a failure means.
   *
   * @param route how the call went
   * @param target where it went
   */
  public static Silence of(Throwable problem, Route route, URI target) {
    Optional<HttpProxy> proxy = route.proxy(target);
    String through = route.through(target);
    Kind kind = Kind.LOST;
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return new Silence(Kind.BARRED, "no secure connection: " + cause.getMessage() + through);
      }
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return new Silence(
            Kind.BARRED,
            proxy
                .map(one -> "the host of %s is not known: check %s".formatted(one, one.named()))
                .orElse("its host is not known: check the target"));
      }
      Matcher tunnel = NO_TUNNEL.matcher(String.valueOf(cause.getMessage()));
      if (proxy.isPresent() && tunnel.find()) {
        return noTunnel(proxy.get(), Integer.parseInt(tunnel.group(1)), target);
      }
      if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
        kind = Kind.AWAY;
      }
    }
    String from = kind == Kind.AWAY ? proxy.map(one -> " from " + one).orElse("") : "";
    return new Silence(
        kind, "no answer%s: %s%s".formatted(from, problem, from.isEmpty() ? through : ""));
  }

  /** Nothing of the call has arrived: it would have come through the tunnel. */
  private static Silence noTunnel(HttpProxy proxy, int status, URI target) {
    boolean passing = status >= 500 || status == 408 || status == 429;
    String text =
        "%s answered %d when it was to connect to '%s'"
            .formatted(proxy, status, target.getHost() + port(target));
    return passing
        ? new Silence(Kind.AWAY, text)
        : new Silence(
            Kind.BARRED, "%s: check %s, and what that proxy allows".formatted(text, proxy.named()));
  }

  private static String port(URI target) {
    return target.getPort() < 0 ? "" : ":" + target.getPort();
  }
}
