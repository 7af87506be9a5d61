package dev.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.cli.fixture.Finished;
import dev.runner.cli.fixture.PluginJar;
import dev.runner.cli.fixture.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests in random order, and the seed that repeats it. */
final class RandomOrderIT {

  @Test
  void repeatsARandomOrderByItsSeed(@TempDir Path folder) throws Exception {
    TestWorkspace random = TestWorkspace.in(folder);
    random.install("own", shuffled("own").entry("junit-platform.properties", seed("5")));
    random.install("any", shuffled("any"));

    Finished one = random.run("run", "-v", "-D", seed("77"));
    Finished same = random.run("run", "-v", "-D", seed("77"));
    Finished other1 = random.run("run", "-v");
    Finished other2 = random.run("run", "-v");

    assertTrue(one.err().lines().anyMatch(line -> line.endsWith(", seed 77")), one::err);
    assertEquals(77, random.show("last~3").json().required("request").required("seed").asInt());
    assertEquals(order(one, "any"), order(same, "any"));
    assertNotEquals(order(other1, "any"), order(other2, "any"));
    assertEquals(order(other1, "own"), order(other2, "own"));
  }

  private static String seed(String number) {
    return "junit.jupiter.execution.order.random.seed=" + number;
  }

  private static PluginJar shuffled(String id) {
    StringBuilder tests = new StringBuilder();
    for (int method = 0; method < 20; method++) {
      tests.append("@org.junit.jupiter.api.Test void does").append(method).append("() {}\n");
    }
    return PluginJar.plugin(id)
        .source(
            """
            package %s;
            import org.junit.jupiter.api.*;
            @TestMethodOrder(MethodOrderer.Random.class)
            class RandomTests {
            %s}
            """
                .formatted(id, tests));
  }

  private static List<String> order(Finished run, String plugin) {
    List<String> order =
        run.err()
            .lines()
            .filter(line -> line.startsWith("PASSED " + plugin + ":"))
            .map(line -> line.replaceFirst(" \\(.*", ""))
            .toList();
    assertEquals(20, order.size(), run::err);
    return order;
  }
}
