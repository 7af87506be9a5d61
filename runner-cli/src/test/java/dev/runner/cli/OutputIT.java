package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.CountsView;
import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.RunView;
import dev.runner.cli.fixture.TestSource;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** What tests, classes and forks write and publish: whose it is, and where it is found. */
final class OutputIT {

  private static TestWorkspace workspace;
  private static Path xml;
  private static RunView stored;

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    workspace = TestWorkspace.in(folder.resolve("workspace"));
    xml = folder.resolve("xml");
    workspace.install("threads", PluginJar.plugin("threads").source(threads()));
    workspace.install("parallel", PluginJar.plugin("parallel").source(parallel()));
    workspace.install("shop", PluginJar.plugin("shop").source(publishing(), odd()));
    workspace.config(
        "plugins.parallel.junit.jupiter.execution.parallel { enabled = true, mode.default = concurrent,"
            + " config { strategy = fixed, fixed.parallelism = 4 } }");
    workspace.run("run", "--report", "junit-xml=" + xml);
    stored = workspace.last();
  }

  @Test
  void aTestOwnsWhatItsThreadsWrite() throws Exception {
    assertEquals("own\nchild\ngrandchild\n", stdout("ThreadTests.starts"));
    assertEquals("async\n", stdout("ThreadTests.async"));
    assertEquals("0\n1\n2\n3\n4\n5\n6\n7\n", sorted(stdout("ThreadTests.streams")));
    assertEquals("0\n1\n2\n3\n4\n5\n6\n7\n", sorted(stdout("ThreadTests.streamsAgain")));
    assertEquals("preemptive\n", stdout("ThreadTests.times"));
    assertEquals("timer\n", stdout("ThreadTests.waits"));
  }

  @Test
  void aPoolThatIsOlderThanTheTestWritesForTheClass() throws Exception {
    assertEquals("first in the pool\n", stdout("ThreadTests.poolsFirst"));
    assertEquals("", stdout("ThreadTests.poolsSecond"));
    assertEquals("up\nsecond in the pool\ndown\n", classOutput("threads.ThreadTests", "stdout"));
  }

  @Test
  void aClassOwnsWhatItsInitialiserAndItsSetUpWrite() throws Exception {
    assertEquals("initialised\n", classOutput("threads.ThreadTests", "stderr"));
    assertTrue(classOutput("threads.ThreadTests", "stdout").startsWith("up\n"));
  }

  @Test
  void testsInParallelWriteForThemselves() throws Exception {
    for (JsonNode test : parts("parallel.ParallelTests.prints").required("tests")) {
      String id = test.required("id").asString();
      String word = "word" + id.substring(id.indexOf('#') + 1, id.lastIndexOf(')')) + "\n";
      assertEquals(word.repeat(200), stdout(test));
    }
    assertEquals(CountsView.allPassed(20), stored.counts("parallel"));
  }

  @Test
  void theForkOwnsWhatGoesPastTheStreams() {
    JsonNode fork = outside("fork", "", "").get(0);
    String text = fork.required("output").required("process").asString();

    assertTrue(text.contains("by a child process"), text);
    assertTrue(text.contains("by the descriptor"), text);
  }

  @Test
  void bytesThatAreNoTextAreShownAsSuch() throws Exception {
    assertEquals("ä|\uFFFD|\u0000\u001B[31m\uFFFE|\n", stdout("OddTests.writes"));
  }

  @Test
  void entriesAndFilesBelongToTheirAttempt() throws Exception {
    JsonNode test = stored.test("PublishingTests.publishes").json();
    JsonNode first = test.required("entries").get(0);
    JsonNode file = test.required("files").get(0);

    assertAll(
        () -> assertEquals(1, first.required("attempt").asInt()),
        () -> assertEquals("{\"z\":\"1\",\"a\":\"2\"}", first.required("values").toString()),
        () -> assertEquals("page.html", file.required("name").asString()),
        () -> assertEquals("text/html;charset=UTF-8", file.required("mediaType").asString()),
        () -> assertEquals(7, file.required("size").asInt()),
        () -> assertEquals("<html/>", Files.readString(Path.of(file.required("path").asString()))),
        () -> assertEquals("logs/a.log", test.required("files").get(1).required("name").asString()),
        () -> assertEquals("logs/b.log", test.required("files").get(2).required("name").asString()),
        () -> assertEquals(0, stored.test("OddTests.writes").json().required("files").size()));
  }

  @Test
  void aClassPublishesToo() {
    JsonNode scope = outside("class", "shop", "shop.PublishingTests").get(0);

    assertEquals(
        "{\"browser\":\"none\"}", scope.required("entries").get(0).required("values").toString());
  }

  @Test
  void noFileLeadsOutOfTheRun() {
    JsonNode files = stored.test("PublishingTests.leadsOut").json().required("files");

    assertEquals(2, files.size());
    for (JsonNode file : files) {
      assertTrue(file.required("path").isNull(), file::toString);
      assertTrue(file.required("note").asString().startsWith("not kept: "), file::toString);
    }
    assertEquals(CountsView.allPassed(4), stored.counts("shop"));
  }

  @Test
  void aPersonReadsAllOfOneTest() throws Exception {
    Finished text =
        workspace.run("runs", "show", "last", "--test", "shop.PublishingTests.publishes");

    List<String> lines = text.out().lines().toList();
    assertEquals("shop:shop.PublishingTests.publishes", lines.get(0));
    assertTrue(lines.get(1).startsWith("attempt 1: PASSED, "), text::out);
    assertTrue(
        lines.containsAll(List.of("--- stdout", "publishing", "--- entry z = 1")), text::out);
    assertTrue(
        text.out().contains("--- file page.html text/html;charset=UTF-8, 7 bytes: /"), text::out);
  }

  @Test
  void aPersonReadsWhatAClassWrote() throws Exception {
    Finished text = workspace.run("runs", "show", "last", "--test", "threads:threads.ThreadTests");

    assertTrue(text.out().startsWith("threads:threads.ThreadTests in fork "), text::out);
    assertTrue(text.out().contains("--- stdout\nup\n"), text::out);
  }

  @Test
  void aTestThatIsNotThereIsAUsageError() throws Exception {
    Finished refused = workspace.run("runs", "show", "last", "--test", "shop.Nothing");

    assertEquals(2, refused.exit(), refused::toString);
    assertTrue(refused.err().contains("No test 'shop.Nothing' in run '"), refused::err);
  }

  @Test
  void junitXmlShowsIt() throws Exception {
    Element shop = suite("TEST-shop-shop.PublishingTests.xml");
    Element threads = suite("TEST-threads-threads.ThreadTests.xml");
    String out = shop.getElementsByTagName("system-out").item(0).getTextContent();

    assertTrue(out.startsWith("publishing\n[[ATTACHMENT|"), out);
    assertTrue(out.contains("/page.html]]\n"), out);
    assertTrue(out.endsWith("[[PROPERTY|z=1]]\n[[PROPERTY|a=2]]\n"), out);
    Element last = (Element) threads.getLastChild();
    assertEquals("system-err", last.getTagName());
    assertEquals("initialised\n", last.getTextContent());
    assertEquals("system-out", ((Element) last.getPreviousSibling()).getTagName());
  }

  @Test
  void whatIsLeftOutIsSaid() throws Exception {
    String text = stdout("OddTests.floods");

    assertTrue(text.contains(" bytes left out]\n"), () -> text.length() + " characters");
    assertEquals(-1, text.indexOf('\uFFFD'));
  }

  private static Element suite(String file) throws Exception {
    return DocumentBuilderFactory.newDefaultNSInstance()
        .newDocumentBuilder()
        .parse(xml.resolve(file).toFile())
        .getDocumentElement();
  }

  private static String sorted(String lines) {
    return String.join("\n", lines.lines().sorted().toList()) + "\n";
  }

  private static String stdout(String ending) throws Exception {
    return stdout(parts(stored.test(ending).id()).required("tests").get(0));
  }

  private static String stdout(JsonNode test) {
    JsonNode output = test.required("attemptResults").get(0).required("output");
    return output.required("stdout").isNull() ? "" : output.required("stdout").asString();
  }

  private static JsonNode parts(String name) throws Exception {
    return workspace.run("runs", "show", stored.id(), "--test", name, "--format", "json").json();
  }

  private static String classOutput(String className, String stream) {
    JsonNode output = outside("class", "threads", className).get(0).required("output");
    return output.required(stream).asString();
  }

  private static List<JsonNode> outside(String what, String plugin, String className) {
    return StreamSupport.stream(stored.json().required("outsideTests").spliterator(), false)
        .filter(
            scope ->
                what.equals("fork")
                    ? scope.required("plugin").isNull()
                    : scope.required("plugin").asString().equals(plugin)
                        && scope.required("class").asString().equals(className))
        .toList();
  }

  private static String threads() {
    return TestSource.of("threads.ThreadTests")
        .member("static { System.err.println(\"initialised\"); }")
        .member(
            "static final java.util.concurrent.ExecutorService POOL ="
                + " java.util.concurrent.Executors.newSingleThreadExecutor();")
        .member("@BeforeAll static void up() { System.out.println(\"up\"); }")
        .member("@AfterAll static void down() { POOL.shutdown(); System.out.println(\"down\"); }")
        .member(
            "static void on(Runnable code) throws Exception { Thread t = new Thread(code); t.start(); t.join(); }")
        .test(
            "starts",
            "System.out.println(\"own\"); on(() -> { System.out.println(\"child\");"
                + " try { on(() -> System.out.println(\"grandchild\")); }"
                + " catch (Exception e) { throw new AssertionError(e); } });")
        .test("poolsFirst", "POOL.submit(() -> System.out.println(\"first in the pool\")).get();")
        .test("poolsSecond", "POOL.submit(() -> System.out.println(\"second in the pool\")).get();")
        .test(
            "async",
            "java.util.concurrent.CompletableFuture.runAsync(() -> System.out.println(\"async\")).join();")
        .test("streams", "IntStream.range(0, 8).parallel().forEach(i -> System.out.println(i));")
        .test(
            "streamsAgain", "IntStream.range(0, 8).parallel().forEach(i -> System.out.println(i));")
        .test(
            "times",
            "assertTimeoutPreemptively(java.time.Duration.ofSeconds(60), () -> System.out.println(\"preemptive\"));")
        .test(
            "waits",
            "java.util.concurrent.CountDownLatch latch = new java.util.concurrent.CountDownLatch(1);"
                + " new Timer(true).schedule(new TimerTask() { public void run() {"
                + " System.out.println(\"timer\"); latch.countDown(); } }, 1); latch.await();")
        .text();
  }

  private static String parallel() {
    return TestSource.of("parallel.ParallelTests")
        .member(
            "@RepeatedTest(20) void prints(RepetitionInfo info) throws Exception {"
                + " String word = \"word\" + info.getCurrentRepetition();"
                + " Runnable code = () -> { for (int i = 0; i < 100; i++) { System.out.println(word); } };"
                + " Thread child = new Thread(code); child.start(); code.run(); child.join(); }")
        .text();
  }

  private static String publishing() {
    return TestSource.of("shop.PublishingTests")
        .member(
            "@BeforeAll static void up(TestReporter reporter) { reporter.publishEntry(\"browser\", \"none\"); }")
        .member(
            "@Test void publishes(TestReporter reporter) {"
                + " System.out.println(\"publishing\");"
                + " Map<String, String> values = new LinkedHashMap<>();"
                + " values.put(\"z\", \"1\"); values.put(\"a\", \"2\"); reporter.publishEntry(values);"
                + " reporter.publishFile(\"page.html\", MediaType.parse(\"text/html;charset=UTF-8\"),"
                + " file -> java.nio.file.Files.writeString(file, \"<html/>\"));"
                + " reporter.publishDirectory(\"logs\", folder -> {"
                + " java.nio.file.Files.writeString(folder.resolve(\"a.log\"), \"a\");"
                + " java.nio.file.Files.writeString(folder.resolve(\"b.log\"), \"b\"); }); }")
        .member(
            "@Test void leadsOut(TestReporter reporter) {"
                + " reporter.publishFile(\"link\", MediaType.TEXT_PLAIN, file ->"
                + " java.nio.file.Files.createSymbolicLink(file, java.nio.file.Path.of(\"../../../journal\")));"
                + " reporter.publishDirectory(\"..\", folder -> {}); }")
        .text();
  }

  private static String odd() {
    return TestSource.of("shop.OddTests")
        .test(
            "writes",
            "System.out.write(0xC3); System.out.write(0xA4); System.out.print(\"|\");"
                + " System.out.write(0xFF); System.out.println(\"|\\u0000\\u001B[31m\\uFFFE|\");"
                + " new ProcessBuilder(\"echo\", \"by a child process\").inheritIO().start().waitFor();"
                + " new java.io.FileOutputStream(java.io.FileDescriptor.out).write(\"by the descriptor\".getBytes());")
        .test("floods", "System.out.print(\"€\".repeat(2_000_000));")
        .text();
  }
}
