package dev.runner.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionBuilder;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.config.DeclaredOptions;
import dev.runner.core.config.ListedOption;
import dev.runner.core.plugin.PluginId;
import dev.runner.sample.SampleOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No option changes or goes before those who set it have been warned for a while. */
class OptionStabilityTests {

  private static final Path ACCEPTED = Path.of("options.json");
  private static final String ACCEPT = "options.accept";
  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

  /** Returns what {@code config sample --format json} writes, an option a line. */
  private static String sample(List<ListedOption> options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Terminal none = new Terminal(false, false, Map.of());
    new SampleViews(new Console(stream, stream, none, ColorWhen.NEVER)).json(options);
    return StreamSupport.stream(read(out.toString(StandardCharsets.UTF_8)).spliterator(), false)
        .map(JsonNode::toString)
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static JsonNode read(String json) {
    return new JsonMapper().readTree(json);
  }

  private static String version() throws IOException {
    Matcher version = VERSION.matcher(Files.readString(Path.of("..", "pom.xml")));
    assertTrue(version.find());
    return version.group(1);
  }

  @Test
  void ofTheRunnerAndItsSampleAreTheAcceptedOnes() throws IOException {
    List<ListedOption> options = new ArrayList<>(ListedOption.ofRunner());
    options.addAll(
        ListedOption.of(
            List.of(
                new DeclaredOptions(new PluginId("sample"), new SampleOptions().optionGroups()))));
    String current = sample(options);
    assertEquals(
        List.of(),
        new OptionChange(version(), read(current)).breaks(read(Files.readString(ACCEPTED))),
        "An option changes only after a deprecation. If it was never in a release, remove its line"
            + " from runner-cli/options.json");
    if (System.getProperty(ACCEPT) != null) {
      Files.writeString(ACCEPTED, current);
    }
    assertEquals(
        Files.readString(ACCEPTED),
        current,
        "Options are not the accepted ones; if that is meant, run 'mvn test -pl runner-cli -am"
            + " -Dtest=OptionStabilityTests -Dsurefire.failIfNoSpecifiedTests=false -D"
            + ACCEPT
            + "' and commit runner-cli/options.json");
  }

  private static List<String> breaks(Option before, Option... after) {
    return new OptionChange("2.0", read(sample(shop(after)))).breaks(read(sample(shop(before))));
  }

  private static List<ListedOption> shop(Option... options) {
    return ListedOption.of(
        List.of(
            new DeclaredOptions(
                new PluginId("shop"), List.of(OptionGroup.of("shop", "S.", options)))));
  }

  private static OptionBuilder size() {
    return Option.integer("size").help("S.");
  }

  @Test
  void mayBeAddedAndDescribedAnew() {
    Option other = Option.bool("other").help("O.").build();
    assertEquals(
        List.of(),
        breaks(
            size().range(1, 5).choices("1").required().build(),
            Option.integer("size").help("Better.").range(0, 9).choices("1", "2").build(),
            other));
  }

  @Test
  void mayNotGoOrBeRenamedWithoutAWarning() {
    Option renamed = Option.integer("length").help("L.").build();
    List<String> gone = breaks(size().build(), renamed);
    assertEquals(1, gone.size(), gone::toString);
    assertTrue(
        gone.get(0).startsWith("Option 'shop.size' is gone without a warning: declare a new"),
        gone::toString);
    assertEquals(1, breaks(size().deprecated("unused", "2.1").build()).size());
    assertEquals(List.of(), breaks(size().deprecated("unused", "2.0").build()));
    assertEquals(
        List.of(),
        breaks(
            size().build(),
            Option.integer("length").help("L.").deprecatedName("size", "why", "3.0").build()));
    assertEquals(
        1,
        breaks(
                size().build(),
                Option.bool("length").help("L.").deprecatedName("size", "why", "3.0").build())
            .size());
  }

  @Test
  void keepTheirFormerNamesUntilTheVersionOfTheirRemoval() {
    assertEquals(
        List.of(
            "Option 'shop.size' is no longer read as 'shop.length': keep the name until the version"
                + " of its removal"),
        breaks(size().deprecatedName("length", "why", "2.0.1").build(), size().build()));
    assertEquals(1, breaks(size().deprecatedNames("length").build(), size().build()).size());
    assertEquals(
        List.of(), breaks(size().deprecatedName("length", "why", "1.9").build(), size().build()));
  }

  @Test
  void mayNotChange() {
    Option before = size().range(0, 9).choices("1", "2").secret().build();
    for (Option after :
        List.of(
            Option.string("size").help("S.").secret().build(),
            size().range(1, 9).choices("1", "2").secret().build(),
            size().range(0, 9).choices("1", "3").secret().build(),
            size().range(0, 9).choices("1", "2").build(),
            size().range(0, 9).choices("1", "2").secret().required().build(),
            size().range(0, 9).choices("1", "2").secret().requiredIf("x").build())) {
      List<String> changed = breaks(before, after);
      assertEquals(1, changed.size(), changed::toString);
      assertTrue(changed.get(0).startsWith("Option 'shop.size' has changed: its "), changed.get(0));
    }
    assertEquals(
        List.of("default"),
        breaks(size().defaultValue("1").build(), size().defaultValue("2").build()).stream()
            .map(text -> text.replaceAll(".*its (\\w+) was.*", "$1"))
            .toList());
    assertEquals(1, breaks(Option.string("t").help("T.").build(), pattern()).size());
  }

  private static Option pattern() {
    return Option.string("t").help("T.").pattern("[a-z]").build();
  }
}
