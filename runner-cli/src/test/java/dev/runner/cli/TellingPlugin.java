package dev.runner.cli;

import dev.runner.cli.fixture.PluginJar;

/** A plugin that gives its secrets away. */
final class TellingPlugin {

  private TellingPlugin() {}

  /** Returns a class that declares options in a group named like its package. */
  static String declared(String packageName, String options) {
    return """
        package %1$s;
        import dev.runner.api.config.*;
        public class Declared implements OptionDeclarations {
          public java.util.List<OptionGroup> optionGroups() {
            return java.util.List.of(OptionGroup.of("%1$s", "A group.", %2$s));
          }
        }
        """
        .formatted(packageName, options);
  }

  /** Returns a plugin with three secrets and one plain option. */
  static PluginJar shop(String... sources) {
    return PluginJar.plugin("shop")
        .service("dev.runner.api.config.OptionDeclarations", "shop.Declared")
        .source(
            declared(
                "shop",
                """
                Option.string("token").help("T.").secret().build(),
                Option.string("password").help("P.").secret().build(),
                Option.string("plain").help("P.").build(),
                Option.uri("url").help("U.").build()
                """))
        .source(sources);
  }

  /** Every way in which a test can say something, with each secret. */
  static String telling() {
    return """
        package shop;
        import dev.runner.api.junit.*;
        import java.io.*;
        import java.net.*;
        import java.nio.charset.StandardCharsets;
        import java.nio.file.*;
        import java.util.*;
        import java.util.stream.*;
        import org.junit.jupiter.api.*;
        import org.junit.jupiter.params.*;
        import org.junit.jupiter.params.provider.*;
        @RunnerTest
        class TellingTests {
          @OptionValue("shop.token") String token;
          @OptionValue("shop.password") String password;
          @OptionValue("shop.url") URI url;
          @OptionValue("shop.plain") String plain;

          @Test void says(TestReporter reporter) throws Exception {
            System.out.println("out " + token + " and " + plain);
            System.err.println("err " + password);
            System.out.print("split ");
            for (byte b : token.getBytes()) {
              System.out.write(b);
            }
            System.out.println();
            System.out.print(password.substring(0, 7));
            System.out.flush();
            Thread.sleep(50);
            System.out.println(password.substring(7));
            System.out.println("basic " + Base64.getEncoder().encodeToString(("me:" + token).getBytes()));
            System.out.println("basic " + Base64.getUrlEncoder().encodeToString(("you:" + password).getBytes()));
            System.out.println("form " + URLEncoder.encode(token, StandardCharsets.UTF_8));
            System.out.println("json {" + token.replace("\\"", "\\\\\\"") + "}");
            System.out.println("url " + url);
            new FileOutputStream(FileDescriptor.out).write(("raw " + token + "\\n").getBytes());
            org.slf4j.LoggerFactory.getLogger("shop").error("log " + token, new IOException(password));
            reporter.publishEntry("key " + token, "value " + password);
            reporter.publishFile("named.txt", MediaType.TEXT_PLAIN_UTF_8, file -> Files.writeString(file, "file " + token));
            Thread thread = new Thread(() -> { throw new IllegalStateException("thread " + token); });
            thread.start();
            thread.join();
            System.out.print("tail " + token.substring(0, 12));
            throw new IOException("thrown " + token, new IllegalStateException("cause " + password));
          }

          @Test void says_much() {
            String line = "much " + token + " " + "-".repeat(1000);
            for (int i = 0; i < 2000; i++) {
              System.out.println(line);
            }
            Assertions.assertEquals("expected " + token, "actual " + url);
          }

          @TestFactory Stream<DynamicTest> names() {
            return Stream.of(DynamicTest.dynamicTest("dynamic " + token, () -> Assertions.fail(password)));
          }

          static class Arguments implements ArgumentsProvider {
            @Override public Stream<org.junit.jupiter.params.provider.Arguments> provideArguments(
                ParameterDeclarations parameters, org.junit.jupiter.api.extension.ExtensionContext context) {
              String password = dev.runner.api.config.PluginOptions.of(TellingTests.class).get("shop.password", String.class);
              return Stream.of(org.junit.jupiter.params.provider.Arguments.of(password));
            }
          }

          @ParameterizedTest(name = "with {0}") @ArgumentsSource(Arguments.class) void takes(String given) {
            Assertions.fail("given " + given);
          }
        }
        """
        .replace(
            "ParameterDeclarations parameters",
            "org.junit.jupiter.params.support.ParameterDeclarations parameters");
  }

  /** A class whose test dies in the middle of a word. */
  static String dying() {
    return """
        package shop;
        import dev.runner.api.junit.*;
        import org.junit.jupiter.api.*;
        @RunnerTest
        class DyingTests {
          @Test void dies(@OptionValue("shop.token") String token) throws Exception {
            System.out.print("last words " + token);
            new java.io.FileOutputStream(java.io.FileDescriptor.err).write(("raw " + token).getBytes());
            Runtime.getRuntime().halt(9);
          }
        }
        """;
  }
}
