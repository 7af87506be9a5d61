package dev.runner.core.launch;

import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tests and classes publish through JUnit, and where they write it. */
class PublishingTests {

  private static final String IMPORTS =
      """
      import java.nio.file.*;
      import java.util.*;
      import org.junit.jupiter.api.*;
      import org.junit.jupiter.params.*;
      import org.junit.jupiter.params.provider.*;
      """;

  @TempDir Path folder;

  private List<String> published(String body) {
    return LaunchedPlugin.of(plugin("shop").source("p.Shop", IMPORTS + body), folder)
        .execute()
        .events()
        .stream()
        .filter(event -> event.startsWith("reported ") || event.startsWith("published "))
        .toList();
  }

  @Test
  void tellsOfEntriesWithTheirValuesInOrder() {
    String body =
        """
        class Shop {
          @Test void a(TestReporter r) {
            r.publishEntry("k", "v");
            Map<String, String> more = new LinkedHashMap<>();
            more.put("z", "1");
            more.put("b", "2");
            r.publishEntry(more);
          }
        }
        """;
    assertEquals(
        List.of("reported p.Shop.a {k=v}", "reported p.Shop.a {z=1, b=2}"), published(body));
  }

  @Test
  void tellsOfEntriesOfAClass() {
    String body =
        """
        class Shop {
          @BeforeAll static void up(TestReporter r) { r.publishEntry("k", "v"); }
          @Test void a() {}
        }
        """;
    assertEquals(List.of("reported - p.Shop {k=v}"), published(body));
  }

  @Test
  void givesEachTestAFolderOfItsOwn() {
    String body =
        """
        class Shop {
          @ParameterizedTest @ValueSource(ints = {1, 2}) void a(int i, TestReporter r) {
            r.publishFile("x.txt", MediaType.TEXT_PLAIN, f -> Files.writeString(f, "x"));
          }
        }
        """;
    assertEquals(
        List.of(
            "published p.Shop.a(#1) 4-a__1_/x.txt text/plain",
            "published p.Shop.a(#2) 5-a__2_/x.txt text/plain"),
        published(body));
  }

  @Test
  void takesTestsOfAnyLength() {
    String name = "a".repeat(300);
    String body =
        """
        class Shop {
          @Test void NAME(TestReporter r) {
            r.publishDirectory("d", d -> Files.writeString(d.resolve("x"), "x"));
          }
        }
        """;
    assertEquals(
        List.of("published p.Shop." + name + " 3-" + "a".repeat(58) + "/d"),
        published(body.replace("NAME", name)));
  }

  @Test
  void countsWhatATestPublishesAfterItsEndAsTheClasses() {
    String body =
        """
        @TestMethodOrder(MethodOrderer.MethodName.class)
        class Shop {
          static TestReporter reporter;
          @Test void a(TestReporter r) { reporter = r; }
          @Test void b() {
            reporter.publishEntry("k", "late");
            reporter.publishFile("x", MediaType.TEXT_PLAIN, f -> Files.writeString(f, "x"));
          }
        }
        """;
    assertEquals(
        List.of("reported - p.Shop {k=late}", "published - p.Shop 2-late/x text/plain"),
        published(body));
  }
}
