package dev.runner.api.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneOptionsTests {

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private String file = "";

  private PluginOptions resolve(Option... options) {
    OptionDeclarations declarations = () -> List.of(OptionGroup.of("app", "App.", options));
    return new StandaloneOptions(
            ConfigFactory.parseString(file).resolve(), properties::get, environment::get)
        .resolve(List.of(declarations));
  }

  private String failure(Option option) {
    return assertThrows(OptionException.class, () -> resolve(option)).getMessage();
  }

  @Test
  void takesTheStrongestSource() {
    Option option = Option.integer("page-size").help("H.").defaultValue("1").build();
    assertEquals(1, resolve(option).get("app.page-size", int.class));
    file = "app.page-size = 2";
    assertEquals(2, resolve(option).get("app.page-size", int.class));
    environment.put("RUNNER__APP__PAGE_SIZE", "3");
    assertEquals(3, resolve(option).get("app.page-size", int.class));
    properties.put("app.page-size", "4");
    assertEquals(4, resolve(option).get("app.page-size", int.class));
  }

  @Test
  void readsListsFromEverySource() {
    Option option = Option.list("regions").help("H.").defaultValue("a,b").build();
    assertEquals(List.of("a", "b"), resolve(option).get("app.regions", List.class));
    file = "app.regions = [c, 4]";
    assertEquals(List.of("c", "4"), resolve(option).get("app.regions", List.class));
    properties.put("app.regions", "e, f");
    assertEquals(List.of("e", "f"), resolve(option).get("app.regions", List.class));
  }

  @Test
  void keepsNumbersAsTheyAreWritten() {
    file = "app.version = 1.10";
    Option option = Option.string("version").help("H.").build();
    assertEquals("1.10", resolve(option).get("app.version", String.class));
  }

  @Test
  void leavesWhatIsSetNowhereEmpty() {
    Option option = Option.string("a").help("H.").build();
    assertEquals(Optional.empty(), resolve(option).find("app.a", String.class));
    file = "app.a = null";
    assertEquals(Optional.empty(), resolve(option).find("app.a", String.class));
  }

  @Test
  void namesKeySourceAndRemedyOfABadValue() {
    Option option = Option.integer("n").help("H.").build();
    file = "app.n = x";
    assertEquals(
        "Option 'app.n' (runner-test.conf): invalid value 'x' (expected a whole number)",
        failure(option));
    environment.put("RUNNER__APP__N", "y");
    assertEquals(
        "Option 'app.n' (environment variable RUNNER__APP__N): invalid value 'y' (expected a whole number)",
        failure(option));
    properties.put("app.n", "z");
    assertEquals(
        "Option 'app.n' (system property): invalid value 'z' (expected a whole number)",
        failure(option));
  }

  @Test
  void refusesABlockWhereAValueIsExpected() {
    file = "app.n { x = c4n4ry }";
    String message = failure(Option.string("n").help("H.").build());
    assertEquals("Option 'app.n' in runner-test.conf: ", message.substring(0, 36));
    assertFalse(message.contains("c4n4ry"), message);
  }

  @Test
  void readsADeprecatedNameUnlessTheNewOneIsSet() {
    Option option =
        Option.string("colour").help("H.").deprecatedNames("color", "old.paint").build();
    file = "old.paint = red";
    assertEquals("red", resolve(option).get("app.colour", String.class));
    environment.put("RUNNER__APP__COLOR", "green");
    assertEquals("green", resolve(option).get("app.colour", String.class));
    file = "app.colour = blue";
    assertEquals("blue", resolve(option).get("app.colour", String.class));
  }

  @Test
  void refusesARequiredOptionWithoutValue() {
    assertEquals(
        "Option 'app.token' is required: set it in runner-test.conf on the class path, or by the environment variable RUNNER__APP__TOKEN",
        failure(Option.string("token").help("H.").required().build()));
  }

  @Test
  void readsDeclarationsAndFileFromTheClassPath(@TempDir Path folder) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(OptionDeclarations.class.getName()), Declared.class.getName());
    Files.writeString(folder.resolve("runner-test.conf"), "fixture.colour = green");
    try (URLClassLoader loader = loader(folder)) {
      PluginOptions options = StandaloneOptions.resolve(loader);
      assertEquals("green", options.get("fixture.colour", String.class));
    }
    Files.writeString(folder.resolve("runner-test.conf"), "\nfixture { colour = c4n4ry\"");
    try (URLClassLoader loader = loader(folder)) {
      String message =
          assertThrows(OptionException.class, () -> StandaloneOptions.resolve(loader)).getMessage();
      assertFalse(message.contains("c4n4ry"), message);
      assertEquals(true, message.contains("runner-test.conf"), message);
    }
  }

  private static URLClassLoader loader(Path folder) throws IOException {
    return new URLClassLoader(
        new URL[] {folder.toUri().toURL()}, StandaloneOptionsTests.class.getClassLoader());
  }

  /** Found as a service. */
  public static final class Declared implements OptionDeclarations {

    @Override
    public List<OptionGroup> optionGroups() {
      return List.of(OptionGroup.of("fixture", "F.", Option.string("colour").help("C.").build()));
    }
  }

  @Test
  void readsMapsFromEverySource() {
    Option option = Option.map("labels").help("H.").defaultValue("a=0").build();
    assertEquals(Map.of("a", "0"), resolve(option).get("app.labels", Map.class));
    file = "app.labels { b = 1.10, \"c.d\" = x }";
    assertEquals(Map.of("b", "1.10", "c.d", "x"), resolve(option).get("app.labels", Map.class));
    file = "app.labels = \"e=1,f=2\"";
    assertEquals(Map.of("e", "1", "f", "2"), resolve(option).get("app.labels", Map.class));
    environment.put("RUNNER__APP__LABELS", "g=1");
    assertEquals(Map.of("g", "1"), resolve(option).get("app.labels", Map.class));
    properties.put("app.labels", "h");
    assertEquals(
        "Option 'app.labels' (system property): invalid value 'h' (expected key=value pairs such as a=1,b=2, each key once)",
        failure(option));
  }

  @Test
  void asksForWhatAnotherOptionMakesRequired() {
    Option mode = Option.string("mode").help("H.").build();
    Option token = Option.secret("token").help("H.").requiredIf("mode", "basic").build();
    assertEquals(Optional.empty(), resolve(mode, token).find("app.token", String.class));
    properties.put("app.mode", "basic");
    assertEquals(
        "Option 'app.token' is required if 'app.mode' is 'basic': set it in runner-test.conf on the class path, or by the environment variable RUNNER__APP__TOKEN",
        assertThrows(OptionException.class, () -> resolve(mode, token)).getMessage());
    properties.put("app.token", "t");
    assertEquals("t", resolve(mode, token).get("app.token", String.class));
  }

  @Test
  void readsAGroupUnderItsFormerName() {
    OptionGroup group =
        OptionGroup.of("app", "App.", Option.integer("n").help("H.").build())
            .deprecatedName("old-app", "it was vague", "2.0");
    file = "old-app.n = 7";
    OptionDeclarations declarations = () -> List.of(group);
    PluginOptions options =
        new StandaloneOptions(
                ConfigFactory.parseString(file).resolve(), properties::get, environment::get)
            .resolve(List.of(declarations));
    assertEquals(7, options.get("app.n", int.class));
  }
}
