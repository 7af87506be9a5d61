package dev.runner.core.config;

import static dev.runner.core.config.Workspace.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.issue.Issue;
import dev.runner.core.plugin.PluginId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTests {

  private static final DeclaredOptions PLUGIN =
      plugin(
          "p",
          OptionGroup.of(
              "g",
              "Group.",
              Option.string("a").help("A.").build(),
              Option.string("b").help("B.").build()));

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void createWorkspace() {
    workspace = new Workspace(folder);
  }

  private void assertRefused(String code, String origin, String text) {
    Issue issue = workspace.issue(PLUGIN);
    assertTrue(issue.isError());
    assertEquals(code, issue.code());
    assertEquals(Optional.of(origin), issue.origin());
    assertTrue(issue.message().contains(text), issue.message());
  }

  private Map<String, List<String>> values() {
    MergedConfig merged = workspace.merged(PLUGIN);
    assertEquals(List.of(), merged.issues());
    return merged.values(new PluginId("p"));
  }

  @Test
  void refusesAMissingFileAndAFolder() {
    String file = workspace.path("absent.conf");
    workspace.missing("absent.conf");
    assertRefused("config.unreadable-file", file, "'" + file + "' does not exist");
    workspace = new Workspace(folder).missing("");
    assertRefused("config.unreadable-file", folder.toString(), "cannot be read");
  }

  @Test
  void refusesAFileOverTheLimitAndReadsOneAtIt() {
    byte[] spaces = " ".repeat(ConfigText.MAX_BYTES + 1).getBytes(StandardCharsets.UTF_8);
    workspace.bytes("big.conf", spaces);
    assertRefused("config.unreadable-file", workspace.path("big.conf"), "larger than 4 MB");
    workspace =
        new Workspace(folder).bytes("big.conf", java.util.Arrays.copyOf(spaces, spaces.length - 1));
    assertEquals(Map.of(), values());
  }

  @Test
  void saysWhereBytesAreNotUtf8() {
    workspace.bytes("runner.conf", "g.a = caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused("config.unreadable-file", workspace.path("runner.conf"), "not UTF-8 at byte 9");
    workspace =
        new Workspace(folder).bytes("runner.conf", "g.a=1".getBytes(StandardCharsets.UTF_16));
    assertRefused("config.unreadable-file", workspace.path("runner.conf"), "not UTF-8 at byte 0");
    workspace =
        new Workspace(folder).bytes("runner.conf", "g.a=1".getBytes(StandardCharsets.UTF_16LE));
    assertRefused("config.unreadable-file", workspace.path("runner.conf"), "a NUL as character 1");
    workspace =
        new Workspace(folder).bytes("runner.conf", new byte[] {'g', (byte) 0xe2, (byte) 0x82});
    assertRefused("config.unreadable-file", workspace.path("runner.conf"), "not UTF-8 at byte 1");
  }

  @Test
  void readsUtf8WithAndWithoutByteOrderMark() {
    workspace.file("runner.conf", "g.a = \"\u00fc\u20ac\ud83d\ude00\"");
    assertEquals(Map.of("g.a", List.of("\u00fc\u20ac\ud83d\ude00")), values());
    workspace = new Workspace(folder).file("runner.conf", "\ufeffg.a = 1");
    assertEquals(Map.of("g.a", List.of("1")), values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "["})
  void refusesDeepNestingBeforeItParses(String bracket) {
    workspace.file("runner.conf", "\ng.a = " + (bracket + "\n").repeat(20_000));
    assertRefused(
        "config.unreadable-file",
        workspace.path("runner.conf"),
        "nested deeper than 100 levels at line 101");
  }

  @Test
  void refusesKeysOfTooManySegments() {
    workspace.file("runner.conf", "a.".repeat(300_000) + "b = 1");
    Issue issue = workspace.merged(PLUGIN).issues().get(0);
    assertTrue(issue.isError());
    assertTrue(issue.message().length() < 1000);
  }

  @Test
  void countsNoBracketsInTextsAndComments() {
    String many = "{[".repeat(200);
    workspace.file(
        "runner.conf",
        "# "
            + many
            + "\n// "
            + many
            + "\ng.a = \"\\\""
            + many
            + "\"\ng.b = \"\"\""
            + many
            + "\n\""
            + many
            + "\"\"\"\n");
    assertEquals(List.of("\"" + many), values().get("g.a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "g { a = 1            | 1 | got end of file",
        "g.a = 1;}            | 1 | unbalanced close brace '}'",
        "g.a = x : y          | 1 | got ':'",
        "g.a = \"open         | 1 | wrong token: '...'",
        "[1]                  | 1 | LIST rather than"
      })
  void saysWhereSyntaxIsWrong(String text, int line, String problem) {
    workspace.file("runner.conf", text);
    assertRefused("config.syntax", workspace.path("runner.conf") + ":" + line, problem);
    Issue issue = workspace.issue(PLUGIN);
    assertTrue(issue.message().contains("double quotes"), issue.message());
  }

  @Test
  void refusesASubstitutionThatNothingAnswers() {
    workspace.file("runner.conf", "\n\ng.a = ${NOPE}");
    assertRefused(
        "config.unresolved-substitution", workspace.path("runner.conf") + ":3", "${NOPE}");
    workspace = new Workspace(folder).file("runner.conf", "g.a = ${g.b}\ng.b = ${g.a}");
    assertTrue(workspace.issue(PLUGIN).message().contains("cycle"));
  }

  @Test
  void includesFilesRelativeToTheIncludingOne() {
    workspace.other("parts/deeper/b.conf", "\ng.b = 2");
    workspace.other("parts/a.conf", "include \"deeper/b.conf\"\ng.a = 1\ng.a = ${g.b}");
    workspace.file("runner.conf", "include \"parts/a.conf\"");
    assertEquals(Map.of("g.a", List.of("2"), "g.b", List.of("2")), values());
    assertEquals(
        workspace.path("parts/deeper/b.conf") + ":2",
        workspace.merged(PLUGIN).options().get("g.b").origin().text());
    workspace =
        new Workspace(folder).file("runner.conf", "g { include required(file(\"values.conf\")) }");
    workspace.other("values.conf", "a = x");
    assertEquals(Map.of("g.a", List.of("x")), values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "include url(\"http://127.0.0.1:1/x\") | only files can be included",
        "include \"http://127.0.0.1:1/x\"      | only files can be included",
        "include url(\"file:/etc/hosts\")      | only files can be included",
        "include classpath(\"x.conf\")         | only files can be included",
        "include \"absent.conf\"               | does not exist",
        "include required(\"absent.conf\")     | does not exist",
        "include \"runner.conf\"               | include each other"
      })
  void refusesOtherIncludes(String include, String problem) {
    workspace.file("runner.conf", "g.a = 1\n\n" + include);
    assertRefused("config.include", workspace.path("runner.conf") + ":3", problem);
  }

  @Test
  void namesTheChainOfFilesThatIncludeEachOther() {
    workspace.other("b.conf", "\ninclude \"c.conf\"");
    workspace.other("c.conf", "include \"runner.conf\"");
    workspace.file("runner.conf", "include \"b.conf\"");
    String chain =
        "(%s -> %s -> %s -> %s)"
            .formatted(
                workspace.path("runner.conf"),
                workspace.path("b.conf"),
                workspace.path("c.conf"),
                workspace.path("runner.conf"));
    assertRefused("config.include", workspace.path("c.conf") + ":1", chain);
  }

  @Test
  void holdsIncludedFilesToTheSameLimits() {
    workspace.other("deep.conf", "a=" + "[".repeat(101));
    workspace.file("runner.conf", "include \"deep.conf\"");
    assertRefused("config.unreadable-file", workspace.path("deep.conf"), "deeper than 100");
    workspace = new Workspace(folder);
    workspace.other("wrong.conf", "\na = }");
    workspace.file("runner.conf", "include \"wrong.conf\"");
    assertRefused("config.syntax", workspace.path("wrong.conf") + ":2", "double quotes");
  }

  @Test
  void refusesMoreFilesThanAnyoneWrites() {
    workspace.other("leaf.conf", "g.a = 1");
    workspace.file("runner.conf", "include \"leaf.conf\"\n".repeat(100));
    assertRefused("config.unreadable-file", workspace.path("leaf.conf"), "the limit is 100");
  }

  @Test
  void refusesBlocksThatMultiplyBySubstitution() {
    StringBuilder text = new StringBuilder("a0 { x = 1 }\n");
    for (int i = 1; i < 9; i++) {
      text.append("a%d {".formatted(i));
      for (int k = 0; k < 10; k++) {
        text.append(" b%d = ${a%d},".formatted(k, i - 1));
      }
      text.append(" }\n");
    }
    workspace.file("runner.conf", text.toString());
    Issue issue = workspace.merged(PLUGIN).issues().get(0);
    assertEquals("config.unreadable-file", issue.code());
    assertTrue(issue.message().contains("grows beyond 4 MB by its substitutions"), issue.message());
  }

  @Test
  void findsTyposInBlocksThatComeBySubstitution() {
    workspace.file(
        "runner.conf", "x.typo = 1\ng = ${x}\ng.a = 2\ng.b = ${?ABSENT}\nh = ${?ABSENT}");
    assertEquals(
        List.of("h", "x.typo", "g.typo"),
        workspace.merged(PLUGIN).issues().stream().map(Issue::subject).toList());
  }

  @Test
  void readsTheOtherFilesWhenOneIsBroken() {
    workspace.file("broken.conf", "{").file("runner.conf", "g.a = 1\ng.typo = 2");
    MergedConfig merged = workspace.merged(PLUGIN);
    assertEquals(
        List.of("config.syntax", "config.unknown-key"),
        merged.issues().stream().map(Issue::code).toList());
    assertEquals(Map.of("g.a", List.of("1")), merged.values(new PluginId("p")));
  }
}
