package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of services that the system does not have, and the example of the guide. */
final class RequiredServicesIT {

  private static final Path GUIDE = Path.of("../docs/fixtures.md");
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(package.*?)```");
  private static final String IMPORTS =
      """
      import static org.junit.jupiter.api.Assertions.*;
      import static org.junit.jupiter.api.Assumptions.*;
      import dev.runner.api.*;
      import dev.runner.api.credential.*;
      import dev.runner.api.junit.*;
      import org.junit.jupiter.api.*;
      """;

  @TempDir private Path folder;

  /** Returns a plugin that declares services, with other options beside them. */
  private static PluginJar declaring(String id, String services, String more) {
    String declarations =
        """
        package %1$s;
        import dev.runner.api.config.*;
        import java.util.List;
        public final class Declarations implements OptionDeclarations {
          @Override public List<OptionGroup> optionGroups() {
            return List.of(AvailableServices.group(%2$s)%3$s);
          }
        }
        """
            .formatted(id, services, more);
    return PluginJar.plugin(id)
        .source(declarations)
        .entry(
            "META-INF/services/dev.runner.api.config.OptionDeclarations", id + ".Declarations\n");
  }

  private static String tests(String id) {
    return TestSource.of(id + ".ServiceTests")
        .member("@Test void always() {}")
        .member("@Test @RequiresService(\"orders\") void orders() {}")
        .member("@Test @RequiresService({\"orders\", \"mail\"}) void sends() {}")
        .member("@Nested @RequiresService(\"mail\") class Mail { @Test void writes() {} }")
        .text();
  }

  private static List<String> verdicts(RunView run, String plugin) {
    return run.tests(plugin).stream()
        .map(test -> test.name() + " " + test.verdict())
        .sorted()
        .toList();
  }

  @Test
  void areSkippedWithTheOptionAsTheReasonInAllPluginsThatNameThem() throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder).config("service-available.mail = false\n");
    for (String id : List.of("shop", "bank")) {
      workspace.install(id, declaring(id, "\"orders\", \"mail\"", "").source(tests(id)));
    }

    assertEquals(0, workspace.run("run").exit());

    RunView run = workspace.last();
    for (String id : List.of("shop", "bank")) {
      assertEquals(
          List.of(
              "Mail.writes SKIPPED/DISABLED",
              "always PASSED",
              "orders PASSED",
              "sends SKIPPED/DISABLED"),
          verdicts(run, id));
    }
    assertEquals(
        "service 'mail' is not available (service-available.mail is false)",
        run.test("shop.ServiceTests.sends").message());
  }

  @Test
  void failTheirTestWhereNobodyDeclaresThem() throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder);
    workspace.install("shop", declaring("shop", "\"orders\", \"email\"", "").source(tests("shop")));

    Finished finished = workspace.run("run");

    TestView sends = workspace.last().test("ServiceTests.sends");
    assertEquals(1, finished.exit(), finished::toString);
    assertEquals("ERROR", sends.outcome());
    assertTrue(sends.message().contains("@RequiresService(\"mail\")"), sends::message);
    assertTrue(sends.message().contains("did you mean 'email'?"), sends::message);
    assertEquals("ERROR/SET_UP", workspace.last().test("ServiceTests$Mail.writes").verdict());
  }

  @Test
  void areCheckedInTheConfigurationAsAnyOption() throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder).config("service-available.order = false\n");
    workspace.install("shop", declaring("shop", "\"orders\", \"mail\"", "").source(tests("shop")));

    Finished checked = workspace.run("config", "check");

    assertEquals(2, checked.exit(), checked::toString);
    assertTrue(
        (checked.out() + checked.err()).contains("service-available.orders"), checked::toString);
  }

  @Test
  void theExampleOfTheGuideRunsAsItIsWritten() throws Exception {
    TestWorkspace workspace = TestWorkspace.in(folder).config("shop.licence = full\n");
    String licence =
        ", OptionGroup.of(\"shop\", \"A shop.\","
            + " Option.string(\"licence\").help(\"Its licence.\").required().build())";
    workspace.install(
        "shop",
        declaring("shop", "\"orders\"", licence)
            .source(example(), shop(), users())
            .entry("META-INF/services/dev.runner.api.service.CredentialProvider", "shop.Users\n"));

    Finished run = workspace.run("run");
    assertEquals(0, run.exit(), run::toString);
    assertEquals("PASSED", workspace.last().test("OrderTests.sells").outcome());

    workspace.run("run", "-D", "shop.licence=trial");
    assertEquals(
        "Assumption failed: the licence is 'trial' (skip check 'OrderTests.needsAFullLicence')",
        workspace.last().test("OrderTests.sells").message());

    workspace.run("run", "-D", "service-available.orders=false");
    assertEquals("SKIPPED/DISABLED", workspace.last().test("OrderTests.sells").verdict());
  }

  private static String example() throws Exception {
    List<String> found =
        JAVA.matcher(Files.readString(GUIDE)).results().map(MatchResult::group).toList();
    assertEquals(1, found.size(), "examples that begin with their package");
    String code = found.get(0).replace("```java\n", "").replace("```", "");
    return code.replaceFirst(";", ";\n" + IMPORTS);
  }

  private static String shop() {
    return """
        package shop;
        import dev.runner.api.credential.Credential;
        final class Shop implements AutoCloseable {
          static Shop connect(Credential seller) { seller.secret("password"); return new Shop(); }
          String create(String name) { return name; }
          void delete(String item) {}
          String order(String item) { return "order of " + item; }
          void cancel(String order) {}
          String stateOf(String order) { return "open"; }
          @Override public void close() {}
        }
        """;
  }

  private static String users() {
    return """
        package shop;
        import dev.runner.api.credential.*;
        import dev.runner.api.service.CredentialProvider;
        public final class Users implements CredentialProvider {
          @Override public Credential create(String name, CredentialRequest request) {
            return Credential.of(name, request).with("password", Secret.of("c4n4ry-in-the-mine"));
          }
          @Override public void release(Credential user) {}
        }
        """;
  }
}
