package dev.runner.exporter.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which hosts are called without a proxy, as {@code NO_PROXY} says it: hosts, domains with all
 * below them, either with a port, addresses, networks in CIDR form, or {@code *}.
 *
 * @param rules the rules in small letters
 */
record Bypass(List<String> rules) {

  /** None. */
  static final Bypass NONE = new Bypass(List.of());

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})";
  private static final Pattern LITERAL =
      Pattern.compile(OCTET + "(\\." + OCTET + "){3}|[0-9a-f:]*:[0-9a-f:.]*");

  /** Writes the rules in small letters. */
  Bypass {
    rules = rules.stream().map(rule -> rule.strip().toLowerCase(Locale.ROOT)).toList();
  }

  /** Reads rules with commas or blanks between them. */
  static Bypass parse(String text) {
    return new Bypass(Arrays.asList(text.split("[,\\s]+")));
  }

  /** Tells whether an address is this machine's own. */
  static boolean isLoopback(URI uri) {
    String host = host(uri);
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  /** Tells whether an address is called without a proxy. */
  boolean covers(URI uri) {
    return rules.stream().anyMatch(rule -> covers(rule, uri));
  }

  private static boolean covers(String rule, URI uri) {
    String host = host(uri);
    if (rule.equals("*")) {
      return true;
    }
    if (rule.contains("/")) {
      return literal(host).filter(one -> isWithin(rule, one)).isPresent();
    }
    String name = rule;
    int colon = rule.lastIndexOf(':');
    boolean withPort = rule.contains("]:") || (colon > 0 && rule.indexOf(':') == colon);
    if (withPort) {
      if (!rule.substring(colon + 1).equals("" + port(uri))) {
        return false;
      }
      name = rule.substring(0, colon);
    }
    String domain = name.replaceFirst("^\\*?\\.", "").replaceAll("[\\[\\]]", "");
    return !domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain));
  }

  private static boolean isWithin(String network, InetAddress host) {
    String[] parts = network.split("/", 2);
    Optional<InetAddress> base = literal(parts[0]);
    if (base.isEmpty() || !parts[1].matches("[0-9]{1,3}")) {
      return false;
    }
    byte[] one = base.get().getAddress();
    byte[] other = host.getAddress();
    int rest = one.length * 8 - Integer.parseInt(parts[1]);
    return one.length == other.length
        && rest >= 0
        && new BigInteger(1, one)
            .shiftRight(rest)
            .equals(new BigInteger(1, other).shiftRight(rest));
  }

  /** Returns an address if that is what it is; no name server is asked. */
  private static Optional<InetAddress> literal(String host) {
    try {
      return LITERAL.matcher(host).matches()
          ? Optional.of(InetAddress.getByName(host))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static String host(URI uri) {
    return Optional.ofNullable(uri.getHost())
        .orElse("")
        .replaceAll("[\\[\\]]", "")
        .toLowerCase(Locale.ROOT);
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
  }
}
