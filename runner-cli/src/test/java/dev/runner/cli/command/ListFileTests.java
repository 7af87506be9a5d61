package dev.runner.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.suite.ListedRegex;
import dev.runner.core.suite.TestList;
import dev.runner.core.suite.TestName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListFileTests {

  @TempDir Path folder;

  private String file(String text) throws IOException {
    Path file = folder.resolve("list.txt");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    return file.toString();
  }

  @Test
  void readsRegularExpressionsWithTheirReasonsAndLines() throws IOException {
    String name = file("\ufeff# all of these\r\n\r\nslow.*  # bug 7\n  größe$\n");
    assertEquals(
        List.of(
            new ListedRegex("slow.*", "bug 7", name + ":3"),
            new ListedRegex("größe$", "", name + ":4")),
        new ListFile(name).regexes());
  }

  @Test
  void namesTheLineOfABadRegularExpression() throws IOException {
    ListFile list = new ListFile(file("a\nb(c # why\n"));
    String message = assertThrows(UsageException.class, list::regexes).getMessage();
    assertEquals(
        "Invalid regular expression 'b(c' in %s:2: Unclosed group near position 3"
            .formatted(list.name()),
        message);
  }

  @Test
  void readsTestsOnceEach() throws IOException {
    String name =
        file("# a remark\nshop:p.A.adds[id-7,slow]\n\n shop:p.A.many(#3) \nshop:p.A.many(#3)\n");
    TestList list = ListFile.tests(List.of(name));
    assertEquals(
        List.of("shop:p.A.adds[id-7,slow]", "shop:p.A.many(#3)"),
        list.names().stream().map(TestName::text).toList());
    assertEquals("load list '" + name + "'", list.source());
  }

  @Test
  void joinsSeveralFiles() throws IOException {
    Path second = folder.resolve("second.txt");
    Files.writeString(second, "b:y\n");
    TestList list = ListFile.tests(List.of(file("a:x\n"), second.toString()));
    assertEquals(List.of("a:x", "b:y"), list.names().stream().map(TestName::text).toList());
  }

  @Test
  void saysThatAnEmptyListSelectsNothing() throws IOException {
    TestList list = ListFile.tests(List.of(file("\n# nothing\n")));
    assertEquals(List.of(), list.names());
    assertTrue(list.whyEmpty().contains("names no test"), list.whyEmpty());
  }

  @Test
  void refusesAFileThatIsNotThereOrNoText() throws IOException {
    ListFile absent = new ListFile(folder.resolve("none").toString());
    String message = assertThrows(UsageException.class, absent::regexes).getMessage();
    assertEquals("Cannot read list file '" + absent.name() + "': there is none", message);
    Path binary = folder.resolve("binary");
    Files.write(binary, new byte[] {(byte) 0xff, 0, 1});
    ListFile noText = new ListFile(binary.toString());
    assertTrue(assertThrows(UsageException.class, noText::regexes).getMessage().contains("UTF-8"));
  }
}
