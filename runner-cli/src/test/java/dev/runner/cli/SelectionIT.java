package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestView;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The flags that choose tests, in {@code list} and in {@code run}. */
final class SelectionIT {

  private static TestWorkspace workspace;

  @BeforeAll
  static void install(@TempDir Path folder) throws Exception {
    workspace = TestWorkspace.in(folder);
    workspace.install(
        "shop",
        PluginJar.plugin("shop")
            .source(
                TestSource.of("shop.CartTests")
                    .member("@Tag(\"smoke\") @Test void adds() {}")
                    .member("@Tag(\"smoke\") @Tag(\"slow\") @Test void checksOut() {}")
                    .member("@Test void counts(TestInfo info) {}")
                    .member("@Test void counts(TestInfo info, TestReporter reporter) {}")
                    .member("@Nested class Empty { @Test void refuses() {} }")
                    .text(),
                TestSource.of("shop.deep.PriceTests")
                    .member("@Tag(\"slow\") @Test void adds() {}")
                    .text()));
    workspace.install(
        "bank",
        PluginJar.plugin("bank")
            .source(
                TestSource.passing("bank.CartTests", "pays"),
                TestSource.of("bank.AccountTests")
                    .member("@Tag(\"smoke\") @Test void opens() {}")
                    .text()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -p bank | bank.AccountTests.opens bank.CartTests.pays
          --no-plugin shop -p bank | bank.AccountTests.opens bank.CartTests.pays
          --smoke | bank.AccountTests.opens shop.CartTests.adds shop.CartTests.checksOut
          --tag smoke&!slow | bank.AccountTests.opens shop.CartTests.adds
          --tag slow --smoke | shop.CartTests.checksOut
          -r PriceTests -r pays$ | bank.CartTests.pays shop.deep.PriceTests.adds
          -r ^shop: --exclude-regex CartTests | shop.deep.PriceTests.adds
          -r slow | shop.CartTests.checksOut shop.deep.PriceTests.adds
          --class CartTests --smoke | shop.CartTests.adds shop.CartTests.checksOut
          --class shop.deep.PriceTests | shop.deep.PriceTests.adds
          --class CartTests --method PriceTests#adds -p shop --exclude-regex Cart.*[.] | shop.deep.PriceTests.adds
          --method CartTests#counts | shop.CartTests.counts(TestInfo) shop.CartTests.counts(TestInfo,TestReporter)
          --method shop.CartTests#counts(TestInfo) | shop.CartTests.counts(TestInfo)
          --class shop.CartTests$Empty | shop.CartTests$Empty.refuses
          --method CartTests$Empty#refuses --class AccountTests | bank.AccountTests.opens shop.CartTests$Empty.refuses
          """)
  void listsExactlyWhatItThenRuns(String flags, String expected) throws Exception {
    Finished listed = workspace.run(command("list", flags));
    Finished ran = workspace.run(command("run", flags));

    assertEquals(0, listed.exit(), listed::toString);
    assertEquals(0, ran.exit(), ran::toString);
    assertEquals(List.of(expected.split(" ")), ids(new Listing(listed).tests()));
    assertEquals(
        List.of(expected.split(" ")), ids(workspace.show(ran.run().id()).tests().stream()));
  }

  @Test
  void listsAllTestsWithTheirTagsWhenNothingIsChosen() throws Exception {
    Finished listed = workspace.run("list");

    assertEquals(0, listed.exit(), listed::toString);
    assertEquals(8, listed.out().lines().count());
    assertTrue(listed.out().contains("shop:shop.CartTests.checksOut[slow,smoke]\n"), listed::out);
  }

  @Test
  void storesWhatWasSelectedWithTheRun() throws Exception {
    workspace.run("run", "-p", "bank", "--tag", "smoke | slow", "-r", "open");
    RunView stored = workspace.last();

    assertEquals(
        "{\"plugins\":[\"bank\"],\"excludedPlugins\":[],\"tags\":[\"smoke | slow\"],\"regexes\":[\"open\"],"
            + "\"excludedRegexes\":[],\"classes\":[],\"methods\":[]}",
        stored.json().required("request").required("selection").toString());
    assertEquals(List.of("bank"), stored.plugins());
  }

  @ParameterizedTest
  @CsvSource({
    "-r nowhere",
    "--class NoSuchTests",
    "--method CartTests#none",
    "--tag other",
    "-p bank --class PriceTests"
  })
  void saysThatNothingRanWhenNothingIsSelected(String flags) throws Exception {
    Finished ran = workspace.run(command("run", flags));

    assertEquals(4, ran.exit(), ran::toString);
    assertEquals(0, ran.run().counts().planned());
    assertTrue(!ran.err().isBlank());
  }

  @Test
  void listsNothingWhenNothingIsSelected() throws Exception {
    assertEquals("[]", workspace.run("list", "-r", "nowhere", "--format", "json").out().strip());
  }

  private static String[] command(String name, String flags) {
    return Stream.concat(Stream.of(name, "--format", "json"), Arrays.stream(flags.split(" ")))
        .toArray(String[]::new);
  }

  private static List<String> ids(Stream<TestView> tests) {
    return TestWorkspace.printedIds(tests).stream()
        .map(id -> id.substring(id.indexOf(':') + 1))
        .toList();
  }

  /** What {@code list} shows to scripts. */
  private record Listing(Finished finished) {

    Stream<TestView> tests() {
      return finished.json().values().stream().map(TestView::new);
    }
  }
}
