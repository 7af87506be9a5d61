package dev.runner.exporter.http;

import dev.runner.api.config.Option;
import dev.runner.api.config.PluginOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How calls get to the other side: straight, or through a proxy that an option names, or else a
 * variable of the environment, but for this machine itself.
 */
public final class Route {

  /** Through no proxy. */
  public static final Route STRAIGHT =
      new Route(Optional.empty(), Optional.empty(), Bypass.NONE, Map.of());

  private static final String TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";
  private static final int NOBODY_KNOWN = 407;
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(30);

  static {
    // The JDK would not say who calls where HTTPS goes through a proxy. It reads this once.
    if (System.getProperty(TUNNELS) == null) {
      System.setProperty(TUNNELS, "");
    }
  }

  private final Optional<String> wrong;
  private final Optional<HttpProxy> chosen;
  private final Bypass spared;
  private final Map<String, String> environment;

  private Route(
      Optional<String> wrong,
      Optional<HttpProxy> chosen,
      Bypass spared,
      Map<String, String> environment) {
    this.wrong = wrong;
    this.chosen = chosen;
    this.spared = spared;
    this.environment = environment;
  }

  /** Returns the options that say it, by their names. */
  public static List<Option> options() {
    return List.of(
        Option.list("no-proxy")
            .help("Hosts, domains and networks that are called without a proxy; '*' for all.")
            .build(),
        Option.string("proxy")
            .help(
                "The proxy that calls go through: http://HOST:PORT; else as HTTPS_PROXY or HTTP_PROXY says.")
            .build(),
        Option.secret("proxy-password").help("The password of 'proxy-user'.").build(),
        Option.string("proxy-user").help("Who calls the proxy, by 'proxy-password'.").build());
  }

  /**
   * Reads the options; what is wrong with them is told by {@link #problem}.
   *
   * @param group where {@link #options} were declared
   */
  public static Route of(PluginOptions options, String group) {
    return of(options, group, System.getenv());
  }

  @SuppressWarnings("unchecked")
  static Route of(PluginOptions options, String group, Map<String, String> environment) {
    Bypass spared =
        new Bypass((List<String>) options.find(group + ".no-proxy", List.class).orElse(List.of()));
    try {
      return new Route(Optional.empty(), chosen(options, group), spared, Map.copyOf(environment));
    } catch (IllegalArgumentException e) {
      return new Route(Optional.ofNullable(e.getMessage()), Optional.empty(), spared, Map.of());
    }
  }

  private static Optional<HttpProxy> chosen(PluginOptions options, String group) {
    String option = "'" + group + ".proxy%s'";
    Optional<String> address = options.find(group + ".proxy", String.class);
    Optional<String> user = options.find(group + ".proxy-user", String.class);
    Optional<String> password = options.find(group + ".proxy-password", String.class);
    String both = option.formatted("-user") + " and " + option.formatted("-password");
    if (user.isPresent() != password.isPresent()) {
      throw new IllegalArgumentException("options " + both + " go together: set both");
    }
    if (address.isEmpty()) {
      if (user.isPresent()) {
        throw new IllegalArgumentException(
            "options %s are of use with option %s alone: set that, too"
                .formatted(both, option.formatted("")));
      }
      return Optional.empty();
    }
    String named = "option " + option.formatted("");
    if (address.get().contains("@")) {
      throw new IllegalArgumentException(
          "%s holds a user, and is shown in lists: set %s instead".formatted(named, both));
    }
    HttpProxy proxy = HttpProxy.parse(address.get(), named, both);
    return Optional.of(
        user.isPresent() ? proxy.calledBy(user.get() + ":" + password.orElse("")) : proxy);
  }

  /**
   * Returns what is wrong with the options or variables, as far as they concern a target.
   *
   * @param target where calls go
   */
  public Optional<String> problem(URI target) {
    try {
      proxy(target);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  /**
   * Returns a client that goes this way, follows no redirect, and waits for a connection no longer
   * than for an answer.
   *
   * @param timeout how long an answer may take
   */
  public HttpClient client(Duration timeout) {
    Duration connect = timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
    HttpClient.Builder client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connect);
    return this == STRAIGHT ? client.build() : client.proxy(new Selector()).build();
  }

  /** Returns a request that tells the proxy who calls, if there is one that wants to know. */
  public HttpRequest request(HttpRequest.Builder request) {
    HttpRequest plain = request.build();
    Optional<String> who = proxy(plain.uri()).flatMap(HttpProxy::authorization);
    return who.isEmpty() ? plain : request.setHeader("Proxy-Authorization", who.get()).build();
  }

  /** Returns the proxy that a call goes through, in brackets behind a blank; empty if none. */
  public String through(URI target) {
    return proxy(target).map(one -> " (through " + one + ")").orElse("");
  }

  /** Returns what is said of an answer of the proxy, which does not know who calls. */
  public Optional<String> refusal(HttpResponse<?> reply) {
    return proxy(reply.request().uri())
        .filter(one -> reply.statusCode() == NOBODY_KNOWN)
        .map(one -> one + " answered 407: check " + one.credentials());
  }

  /**
   * Returns the proxy that a call goes through.
   *
   * @throws IllegalArgumentException if what names it is no address of a proxy
   */
  Optional<HttpProxy> proxy(URI target) {
    if (wrong.isPresent()) {
      throw new IllegalArgumentException(wrong.get());
    }
    if (spared.covers(target)) {
      return Optional.empty();
    }
    return chosen.isPresent() ? chosen : usual(target);
  }

  private Optional<HttpProxy> usual(URI target) {
    String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
    Optional<String> name =
        names(scheme + "_proxy").or(() -> names("all_proxy")).filter(one -> !spared(target));
    return name.map(
        one ->
            HttpProxy.parse(
                environment.getOrDefault(one, ""),
                "variable '" + one + "'",
                "user and password in variable '" + one + "'"));
  }

  private boolean spared(URI target) {
    return Bypass.isLoopback(target)
        || names("no_proxy")
            .map(one -> Bypass.parse(environment.getOrDefault(one, "")))
            .filter(bypass -> bypass.covers(target))
            .isPresent();
  }

  /** Returns the name of a variable that is set: in small letters, else in capitals. */
  private Optional<String> names(String variable) {
    return Stream.of(variable, variable.toUpperCase(Locale.ROOT))
        .filter(name -> !environment.getOrDefault(name, "").isBlank())
        .findFirst();
  }

  /** Tells the client. */
  private final class Selector extends ProxySelector {

    @Override
    public List<Proxy> select(URI target) {
      List<Proxy> proxies = new ArrayList<>();
      proxy(target)
          .map(one -> InetSocketAddress.createUnresolved(one.host(), one.port()))
          .ifPresent(address -> proxies.add(new Proxy(Proxy.Type.HTTP, address)));
      return proxies.isEmpty() ? List.of(Proxy.NO_PROXY) : proxies;
    }

    @Override
    public void connectFailed(URI target, SocketAddress proxy, IOException why) {
      // said by the failed call
    }
  }
}
