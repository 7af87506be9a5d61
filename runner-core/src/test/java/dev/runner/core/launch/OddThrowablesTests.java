package dev.runner.core.launch;

import static dev.runner.core.testing.PluginJarBuilder.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a test throws costs that test and no other, whatever it is. */
class OddThrowablesTests {

  @TempDir Path folder;

  private LaunchedPlugin launched(String body) {
    return LaunchedPlugin.of(
        plugin("shop").source("p.Shop", "import org.junit.jupiter.api.*;" + body), folder);
  }

  @Test
  void survivesThrowablesThatFailWhenTheyAreRead() {
    LaunchedPlugin shop =
        launched(
            """
            @TestMethodOrder(MethodOrderer.MethodName.class)
            class Shop {
              static class Odd extends RuntimeException {
                @Override public StackTraceElement[] getStackTrace() { return null; }
                @Override public void setStackTrace(StackTraceElement[] s) { throw new Odd(); }
                @Override public int hashCode() { throw new Odd(); }
                @Override public Throwable getCause() { throw new Odd(); }
              }
              @Test void a() { throw new Odd(); }
              @Test void b() {}
            }
            """);
    assertEquals(List.of("p.Shop.a ERROR EXCEPTION", "p.Shop.b PASSED"), shop.execute().verdicts());
  }

  @Test
  void tellsATimeLimitFromAnyOtherThrowable() {
    LaunchedPlugin shop =
        launched(
            """
            class Shop {
              @Test @Timeout(value = 10, unit = java.util.concurrent.TimeUnit.MILLISECONDS)
              void slow() throws Exception { Thread.sleep(60_000); }
              @Test void waits() throws Exception {
                new java.util.concurrent.CompletableFuture<String>()
                    .get(1, java.util.concurrent.TimeUnit.MILLISECONDS);
              }
            }
            """);
    assertEquals(
        List.of("p.Shop.slow ERROR TIMED_OUT", "p.Shop.waits ERROR EXCEPTION"),
        shop.execute().verdicts());
  }
}
