package dev.runner.exporter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.OptionDeclarations;
import dev.runner.api.config.OptionGroup;
import dev.runner.api.config.PluginOptions;
import dev.runner.exporter.doubles.GivenOptions;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which calls go through which proxy. */
class RouteTests {

  private static final OptionDeclarations DECLARED =
      () -> List.of(new OptionGroup("x", "Options of a test.", CallSettings.options()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https_proxy=http://p:3128                    | https://a.example/ | the proxy 'http://p:3128'",
        "HTTPS_PROXY=http://p:3128/                   | https://a.example/ | the proxy 'http://p:3128'",
        "HTTPS_PROXY=p                                | https://a.example/ | the proxy 'http://p:80'",
        "HTTPS_PROXY=http://p:3128                    | http://a.example/  | ",
        "HTTP_PROXY=p:1 https_proxy=q:2               | http://a.example/  | the proxy 'http://p:1'",
        "http_proxy=p:1 HTTP_PROXY=q:2                | http://a.example/  | the proxy 'http://p:1'",
        "ALL_PROXY=p:1                                | http://a.example/  | the proxy 'http://p:1'",
        "ALL_PROXY=p:1                                | http://127.0.0.1:9/ | ",
        "ALL_PROXY=p:1                                | http://localhost/  | ",
        "ALL_PROXY=p:1                                | http://[::1]:9/    | ",
        "ALL_PROXY=p:1 NO_PROXY=b.example,example     | http://a.example/  | ",
        "ALL_PROXY=p:1 no_proxy=.example              | http://a.example/  | ",
        "ALL_PROXY=p:1 NO_PROXY=*.example             | http://a.example/  | ",
        "ALL_PROXY=p:1 NO_PROXY=*                     | http://a.example/  | ",
        "ALL_PROXY=p:1 NO_PROXY=A.example             | http://a.example/  | ",
        "ALL_PROXY=p:1 NO_PROXY=xample                | http://a.example/  | the proxy 'http://p:1'",
        "ALL_PROXY=p:1 NO_PROXY=a.example:81          | http://a.example/  | the proxy 'http://p:1'",
        "ALL_PROXY=p:1 NO_PROXY=a.example:80          | http://a.example/  | ",
        "ALL_PROXY=p:1 NO_PROXY=10.0.0.0/8            | http://10.9.8.7/   | ",
        "ALL_PROXY=p:1 NO_PROXY=10.0.0.0/8            | http://11.9.8.7/   | the proxy 'http://p:1'",
        "ALL_PROXY=p:1 NO_PROXY=10.0.0.0/8            | http://a10.example/ | the proxy 'http://p:1'",
        "ALL_PROXY=p:1 NO_PROXY=fd00::/8              | http://[fd12::1]/  | ",
        "ALL_PROXY=p:1 NO_PROXY=10.0.0.0/99,::/a      | http://10.9.8.7/   | the proxy 'http://p:1'"
      })
  void followsTheEnvironment(String variables, String target, String proxy) {
    Route route = Route.of(GivenOptions.of(DECLARED), "x", environment(variables));
    assertEquals(
        proxy == null ? "" : " (through " + proxy + ")", route.through(URI.create(target)));
  }

  @Test
  void prefersTheOptionAlsoForThisMachine() {
    Map<String, String> environment = environment("ALL_PROXY=p:1 NO_PROXY=*");
    Route route = Route.of(options("x.proxy", "http://q:2"), "x", environment);
    assertEquals(
        " (through the proxy 'http://q:2')", route.through(URI.create("http://127.0.0.1/")));
    Route spared =
        Route.of(
            options("x.proxy", "http://q:2", "x.no-proxy", "b.example,127.0.0.1"),
            "x",
            environment);
    assertEquals("", spared.through(URI.create("http://127.0.0.1/")));
    Route none = Route.of(options("x.no-proxy", "*"), "x", environment("ALL_PROXY=p:1"));
    assertEquals("", none.through(URI.create("http://a.example/")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x.proxy=socks5://q:2 | option 'x.proxy' holds 'socks5://q:2', which is no address of a proxy (allowed is http://HOST:PORT; those that are called by HTTPS or SOCKS are not known): correct it",
        "x.proxy=http://q:2/a | option 'x.proxy' holds 'http://q:2/a', which is no",
        "x.proxy=http://q:z   | option 'x.proxy' holds 'http://q:z', which is no",
        "x.proxy=http://c4n4ry:c4n4ry@q:2 | option 'x.proxy' holds a user, and is shown in lists: set 'x.proxy-user' and 'x.proxy-password' instead",
        "x.proxy=q:2 x.proxy-user=u | options 'x.proxy-user' and 'x.proxy-password' go together: set both",
        "x.proxy-user=u x.proxy-password=c4n4ry | are of use with option 'x.proxy' alone: set that, too",
        "HTTPS_PROXY=http://u:c4n4ry@q:z | variable 'HTTPS_PROXY' holds 'q:z', which is no"
      })
  void saysWhatIsWrongWithoutSecrets(String values, String problem) {
    boolean variable = values.startsWith("HTTPS");
    PluginOptions options =
        GivenOptions.of(DECLARED, variable ? new String[0] : values.split("[ =]"));
    Route route = Route.of(options, "x", variable ? environment(values) : Map.of());
    String said = route.problem(URI.create("https://a.example/")).orElse("");
    assertTrue(said.contains(problem), said);
    assertFalse(said.contains("c4n4ry"), said);
  }

  private static PluginOptions options(String... values) {
    return GivenOptions.of(DECLARED, values);
  }

  private static Map<String, String> environment(String variables) {
    Map<String, String> all = new HashMap<>();
    for (String variable : variables.split(" ")) {
      all.put(variable.split("=")[0], variable.split("=")[1]);
    }
    return all;
  }
}
