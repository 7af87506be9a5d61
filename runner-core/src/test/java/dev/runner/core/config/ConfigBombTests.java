package dev.runner.core.config;

import static dev.runner.core.config.Workspace.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.api.config.Option;
import dev.runner.api.config.OptionGroup;
import dev.runner.core.issue.Issue;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are small to write and large to read, on a stack half as large as usual. */
class ConfigBombTests {

  private static final int SMALL_STACK = 512 << 10;

  private static final DeclaredOptions PLUGIN =
      plugin(
          "p",
          OptionGroup.of(
              "g",
              "Group.",
              Option.string("a").help("A.").build(),
              Option.list("list").help("L.").build()));

  @TempDir Path folder;

  private static final Map<String, String> FILES = files();

  private static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    files.put("doubling lists", "a0=[1,2,3,4,5,6,7,8,9,0]\n" + each(7, i -> line(i, 10)));
    files.put(
        "doubling lists of long texts",
        "a0=[" + "x".repeat(1000) + "]\n" + each(12, i -> line(i, 2)));
    files.put("doubling texts", "a0=0123456789\n" + each(40, i -> line(i, 2)));
    files.put(
        "doubling blocks",
        "a0 { x = 1 }\n"
            + each(40, i -> "a%d { l = ${a%d}, r = ${a%d} }\n".formatted(i + 1, i, i)));
    files.put("doubling itself", "a = [1]\n" + "a = ${a}${a}\n".repeat(40));
    files.put(
        "doubling itself by another",
        "a = [1]\nb = [1]\n" + "a = ${b}${b}\nb = ${a}${a}\n".repeat(30));
    files.put(
        "lists in lists",
        "a0 = [1]\n" + each(40, i -> "a%d = [${a%d}, ${a%d}]\n".formatted(i + 1, i, i)));
    files.put(
        "merged doubles",
        "a0 { x = 1 }\n"
            + each(40, i -> "a%d { l = ${a%d}, r = ${a%d} }\n".formatted(i + 1, i, i))
            + "z = ${a40} ${a40}\n");
    files.put(
        "references in quoted keys",
        "\"a.0\" = [1]\n"
            + each(40, i -> "\"a.%d\" = ${\"a.%d\"}${\"a.%d\"}\n".formatted(i + 1, i, i)));
    files.put(
        "a bomb in a block",
        "g { a0 = [1]\n" + each(40, i -> "a%d = ${g.a%d}${g.a%d}\n".formatted(i + 1, i, i)) + "}");
    files.put("a bomb of appending", "a = [1]\n" + "a += ${a}\n".repeat(40));
    files.put("doubling blocks of itself", "a {x = 1}\n" + "a = ${a} { l = ${a} }\n".repeat(40));
    files.put("appending to itself twice", "a = [1]\n" + "a = ${a} [1] ${a}\n".repeat(40));
    files.put("deep braces", "a {".repeat(20_000));
    files.put("deep brackets", "a = " + "[".repeat(20_000));
    files.put("deep keys", "a.".repeat(300_000) + "b = 1");
    files.put("deep keys in braces", ("a.".repeat(50) + "b {").repeat(400));
    files.put("deep reference", "a = ${" + "b.".repeat(20_000) + "c}");
    files.put("long chain", each(9_000, i -> "a%d = ${a%d}\n".formatted(i, i + 1)) + "a9000 = 1");
    files.put(
        "long chain backwards",
        "a0 = 1\n" + each(9_000, i -> "a%d = ${a%d}\n".formatted(i + 1, i)));
    files.put("many pieces of a block", each(100_000, i -> "a.k%d = 1\n".formatted(i)));
    files.put("many pieces in braces", each(100_000, i -> "a { k%d = 1 }\n".formatted(i)));
    files.put("many deep pieces", each(50_000, i -> "a.b.c.d.e.f.g.h.i.j.k%d = 1\n".formatted(i)));
    files.put("many layers", "a = ${?X}\n".repeat(100_000));
    files.put(
        "many layers of blocks", each(50_000, i -> "a = ${?X}\na { k%d = 1 }\n".formatted(i)));
    files.put("much appending", "a += 1\n".repeat(100_000));
    files.put("many settings", each(200_000, i -> "k%d = 1\n".formatted(i)));
    files.put("many elements", "a = [" + "1,".repeat(2_000_000) + "]");
    files.put("many lines of elements", "a = [" + "1\n".repeat(2_000_000) + "]");
    files.put("many empty lists", "a = [" + "[],".repeat(1_300_000) + "]");
    files.put("many words", "a = " + "b ".repeat(2_000_000));
    files.put("many empty texts", "a = " + "\"\"".repeat(1_900_000));
    files.put("many lines", "\n".repeat(4_000_000));
    files.put("many references", "a = [" + "${?b},".repeat(600_000) + "]");
    files.put("many joined references", "b = 1\na = " + "${b}".repeat(900_000));
    return files;
  }

  private static String each(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
  }

  private static String line(int i, int times) {
    return "a%d = %s\n".formatted(i + 1, "${a%d}".formatted(i).repeat(times));
  }

  static List<String> names() {
    return new ArrayList<>(FILES.keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  @Timeout(20) // against a hang; how fast it is, is measured elsewhere
  void isRefusedWithOneIssue(String name) throws Exception {
    Workspace workspace = new Workspace(folder).file("runner.conf", FILES.get(name));
    List<Issue> issues = onSmallStack(() -> workspace.merged(PLUGIN).issues());
    Issue issue = issues.get(0);
    assertTrue(issue.isError());
    assertTrue(issue.code().startsWith("config."), issue::toString);
    assertTrue(issue.message().contains(workspace.path("runner.conf")), issue::message);
    assertTrue(issue.message().length() < 1000, issue::message);
  }

  @Test
  void isNotFoundInWhatPeopleWrite() {
    String text =
        "base = [x, y]\nhost = ${?HOST_NAME}\n"
            + each(50, i -> "many.k%d = %d\n".formatted(i, i))
            + each(50, i -> "many.k%d = ${base}${base}\n".formatted(i))
            + "g.list += a\n".repeat(50)
            + "g.list = ${g.list} ${base}\n"
            + "g.a = \"${a}\"\n"
            + "defaults { t = ${base}, u = ${base} }\n"
            + each(50, i -> "p%d = ${defaults}\np%d { t = ${p%d.u} }\n".formatted(i, i, i));
    Workspace workspace = new Workspace(folder).file("runner.conf", text);
    MergedConfig merged = workspace.merged(PLUGIN);
    assertTrue(
        merged.issues().stream().allMatch(issue -> issue.code().equals("config.unknown-key")),
        merged.issues()::toString);
    assertEquals(52, merged.options().get("g.list").values().orElseThrow().size());
  }

  @Test
  void isNotReadBeyondTheLimit() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("big.conf").toFile(), "rw")) {
      file.setLength(100L << 20);
    }
    Issue issue = onSmallStack(() -> new Workspace(folder).missing("big.conf").issue(PLUGIN));
    assertTrue(issue.message().contains("larger than 4 MB"), issue::message);
    assertEquals(Optional.of(folder.resolve("big.conf").toString()), issue.origin());
  }

  private static <T> T onSmallStack(Callable<T> call) throws Exception {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(null, task, "small-stack", SMALL_STACK);
    thread.start();
    return task.get();
  }
}
