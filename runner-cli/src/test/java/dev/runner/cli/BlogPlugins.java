package dev.runner.cli;

import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.TestSource;

/** A plugin that offers a client of a blog, and one whose tests use it. */
final class BlogPlugins {

  /** What must not be found in anything that is stored. */
  static final String CANARY = "canary-0123456789";

  private static final String PROVIDER = "dev.runner.api.client.ClientProvider";

  private BlogPlugins() {}

  /** The plugin that offers the client; it bundles the library. */
  static PluginJar blog() {
    return PluginJar.plugin("blog")
        .manifest("Runner-Kind", "library")
        .service(PROVIDER, "blog.BlogClients")
        .service("dev.runner.api.config.OptionDeclarations", "blog.BlogOptions")
        .source(
            """
            package blog;
            import dev.runner.api.config.*;
            public final class BlogOptions implements OptionDeclarations {
              public java.util.List<OptionGroup> optionGroups() {
                return java.util.List.of(OptionGroup.of("blog", "The blog.",
                    Option.string("token").help("A token.").secret().build()));
              }
            }
            """,
            "package blog; public interface BlogApi { String post(String text); int find(int id); }",
            """
            package blog;
            import dev.runner.api.client.*;
            import java.util.*;
            public final class BlogClients implements ClientProvider {
              public String serviceVersion() { return "blog.v2"; }
              public List<NamedClient<?>> clients() {
                return List.of(new NamedClient<>("blog", BlogApi.class,
                    setUp -> new RestBlog(setUp.options().get("blog.token", String.class))));
              }
            }
            """,
            """
            package blog;
            import com.sun.net.httpserver.*;
            import dev.runner.api.credential.Secret;
            import dev.runner.client.*;
            import java.net.*;
            import java.nio.charset.StandardCharsets;
            import java.time.Duration;
            import java.util.*;
            final class RestBlog implements BlogApi, AutoCloseable {
              private final HttpServer server;
              private final RestClient client;
              private int busy = 1;
              RestBlog(String token) throws java.io.IOException {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext("/", this::answer);
                server.start();
                client = RestClient.builder(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                    .name("blog").header("X-Custom", token)
                    .credentials(Credentials.bearer(Secret.of("secret-of-the-blog"))).build();
              }
              private void answer(HttpExchange exchange) throws java.io.IOException {
                exchange.getRequestBody().readAllBytes();
                boolean post = exchange.getRequestMethod().equals("POST");
                int status = post ? 201 : exchange.getRequestURI().getPath().endsWith("/7") ? 200 : 404;
                if (post && busy-- > 0) {
                  status = 503;
                  exchange.getResponseHeaders().set("Retry-After", "0");
                }
                byte[] body = ("{\\"id\\": 7, \\"password\\": \\"hidden-word\\"}").getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
              }
              public String post(String text) {
                return client.at("/posts").expect(201).post(Body.json(Map.of("text", text)))
                    .matches("{\\"required\\": [\\"id\\"]}").json().required("id").asString();
              }
              public int find(int id) {
                try {
                  return client.get("/posts/" + id).status();
                } catch (ClientErrorException.NotFound e) {
                  return e.status();
                }
              }
              public void close() { server.stop(0); }
            }
            """);
  }

  /** The plugin that uses it, and does not have the library. */
  static PluginJar news() {
    return PluginJar.plugin("news")
        .manifest("Plugin-Dependencies", "blog")
        .source(
            """
            package news;
            import blog.BlogApi;
            import dev.runner.api.client.Client;
            import org.junit.jupiter.api.*;
            @TestMethodOrder(MethodOrderer.MethodName.class)
            class NewsTests {
              @BeforeAll static void warm(@Client("blog") BlogApi blog) { blog.find(7); }
              @Test void findsNothing(@Client("blog") BlogApi blog) {
                Assertions.assertEquals(404, blog.find(8));
              }
              @Test void posts(@Client("blog") BlogApi blog) {
                Assertions.assertEquals("7", blog.post("news"));
              }
            }
            """,
            TestSource.passing("news.QuietTests", "says"));
  }

  /** A plugin without a library that offers a client, too. */
  static PluginJar offering(String id, String serviceVersion, String name) {
    return PluginJar.plugin(id)
        .service(PROVIDER, id + ".Offer")
        .source(
            """
            package %s;
            import dev.runner.api.client.*;
            import java.util.*;
            public final class Offer implements ClientProvider {
              public String serviceVersion() { return "%s"; }
              public List<NamedClient<?>> clients() {
                return List.of(new NamedClient<>("%s", String.class, setUp -> "client"));
              }
            }
            """
                .formatted(id, serviceVersion, name),
            TestSource.passing(id + ".PlainTests", "runs"));
  }
}
