package dev.runner.core.config;

import static dev.runner.core.config.Workspace.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredIfTests {

  private static final Option MODE =
      Option.string("mode").help("M.").choices("open", "basic", "token").build();
  private static final Option PASSWORD =
      Option.secret("password").help("What lets in.").requiredIf("mode", "basic", "token").build();

  private static final DeclaredOptions PLUGIN =
      plugin(
          "shop",
          OptionGroup.of(
              "shop",
              "Shop.",
              MODE,
              PASSWORD,
              Option.bool("debug").help("D.").build(),
              Option.path("log").help("L.").requiredIf("shop.debug").build(),
              Option.list("regions").help("R.").build(),
              Option.string("zone").help("Z.").requiredIf("regions", "eu").build(),
              Option.string("owner").help("O.").requiredIf("retry.count", "2").build()));

  @TempDir Path folder;

  @Test
  void namesBothOptionsAndWhereTheOtherOneIsSet() {
    Workspace workspace = new Workspace(folder).file("runner.conf", "\nshop.mode = basic");
    Issue issue = workspace.issue(PLUGIN);
    assertEquals("config.missing-value", issue.code());
    assertEquals("shop.password", issue.subject());
    assertEquals(
        "Option 'shop.password' is required if 'shop.mode' is 'basic' or 'token' ("
            + workspace.path("runner.conf")
            + ":2) and has no value (What lets in.); set it by the environment variable RUNNER__SHOP__PASSWORD or in runner.conf, it must be text",
        issue.message());
  }

  @ParameterizedTest
  @CsvSource({
    "shop.mode, token, shop.password",
    "shop.mode, open, ''",
    "shop.debug, yes, shop.log",
    "shop.debug, false, ''",
    "shop.regions, 'us,eu', shop.zone",
    "shop.regions, 'us', ''",
    "retry.count, 2, shop.owner",
    "retry.count, 3, ''"
  })
  void goesByTheOtherOption(String key, String value, String missing) {
    List<String> subjects =
        new Workspace(folder)
            .set(key, value).merged(PLUGIN).issues().stream().map(Issue::subject).toList();
    assertEquals(missing.isEmpty() ? List.of() : List.of(missing), subjects);
  }

  @Test
  void takesAnEmptyTextForNone() {
    Issue issue =
        new Workspace(folder)
            .set("shop.mode", "basic")
            .variable("RUNNER__SHOP__PASSWORD", " ")
            .issue(PLUGIN);
    assertTrue(
        issue
            .message()
            .contains("(-D) and has no value but an empty one (environment variable RUNNER__SHOP"),
        issue.message());
  }

  @Test
  void isSatisfiedByAnyValue() {
    MergedConfig merged =
        new Workspace(folder)
            .set("shop.mode", "basic")
            .variable("RUNNER__SHOP__PASSWORD", "c4n4ry")
            .merged(PLUGIN);
    assertEquals(List.of(), merged.issues());
  }

  @Test
  void rejectsAPluginThatMeansAnOptionOfNobody() {
    MergedConfig merged =
        new Workspace(folder)
            .merged(
                plugin(
                    "bad",
                    OptionGroup.of(
                        "bad", "B.", Option.string("a").help("A.").requiredIf("shop.mod").build())),
                plugin("shop", OptionGroup.of("shop", "Shop.", MODE)));
    assertEquals(Set.of(new PluginId("bad")), merged.rejected());
    Issue issue = Workspace.only(merged.issues());
    assertEquals("plugin.option-condition", issue.code());
    assertEquals(
        "Plugin 'bad' requires option 'bad.a' if 'shop.mod' is set, but no installed plugin declares that option (did you mean 'shop.mode'?); correct its declaration",
        issue.message());
  }

  @Test
  void rejectsAPluginThatWaitsForAValueThatCannotBe() {
    Issue issue =
        new Workspace(folder)
            .issue(
                plugin(
                    "bad",
                    OptionGroup.of(
                        "bad",
                        "B.",
                        MODE,
                        Option.string("a").help("A.").requiredIf("mode", "bsic").build())));
    assertEquals(
        "Plugin 'bad' requires option 'bad.a' if 'bad.mode' is 'bsic', but it never can be: invalid value 'bsic' (allowed are open, basic, token); correct its declaration",
        issue.message());
  }
}
