package dev.runner.core.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.runner.api.export.TaskWorkload;
import dev.runner.api.export.TaskWorkload.Figures;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads tasks whose iterations are not kept in memory one by one. */
class ManyIterationsTests {

  @TempDir private Path folder;

  @Test
  void keepsExactWhatItCanOfManyIterations() throws Exception {
    int iterations = 3 * Samples.MOST;
    Path file = folder.resolve("large.json");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.print("[{\"key\": {\"name\": \"A.b\"}, \"result\": [");
      for (int i = 0; i < iterations; i++) {
        out.print((i == 0 ? "" : ",") + "{\"duration\":" + (i + 1) + "}");
      }
      out.print("]}]");
    }
    TaskWorkload workload = new TaskReader().read(file).get(0).workloads().get(0);
    Figures figures = workload.figures().orElseThrow();
    assertEquals(iterations, workload.iterations());
    assertEquals(1, figures.min());
    assertEquals(iterations, figures.max());
    assertEquals((iterations + 1) / 2.0, figures.avg(), 1e-6);
    assertEquals(iterations * 0.95, figures.p95(), 4);
  }
}
