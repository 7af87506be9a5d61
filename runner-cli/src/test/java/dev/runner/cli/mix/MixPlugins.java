package dev.runner.cli.mix;

import dev.runner.cli.fixture.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The plugins of all mixes, compiled once: a file that the environment names says which of their
 * tests does what, another takes down what has begun and what has ended.
 */
final class MixPlugins {

  /** The variable with the file of {@code place=fault} lines. */
  static final String PLAN = "MIX_PLAN";

  /** The variable with the file of what has begun and ended. */
  static final String DID = "MIX_DID";

  private static final List<String> PLUGINS = List.of("mixa", "mixb", "mixc");

  private static final String FAULTS =
      """
      package %s;
      import java.nio.file.*;
      import java.util.*;
      final class Faults {
        private static final Properties PLAN = new Properties();
        private static final List<Thread> LEFT = new ArrayList<>();
        private static final Locale LOCALE = Locale.getDefault();
        static {
          try (var in = Files.newInputStream(Path.of(System.getenv("MIX_PLAN")))) {
            PLAN.load(in);
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }
        static void clean() {
          if (System.getProperty("user.dir").equals("/nowhere")
              || !Locale.getDefault().equals(LOCALE)) {
            throw new IllegalStateException("another class has changed this process");
          }
        }
        static void at(String place) throws Throwable {
          note("begin " + place);
          String fault = PLAN.getProperty(place, "");
          int pause = Integer.parseInt(PLAN.getProperty("pause", "0"));
          if (pause > 0) {
            Thread.sleep(Math.floorMod(place.hashCode(), pause));
          }
          cause(fault);
          note("end " + place);
        }
        private static void note(String text) throws Exception {
          Files.writeString(Path.of(System.getenv("MIX_DID")), text + "\\n",
              StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        private static void cause(String fault) throws Throwable {
          switch (fault) {
            case "FAIL" -> throw new AssertionError("meant to \\u001b[31m\\ufffe\\u202e fail");
            case "THROW" -> throw new IllegalStateException() {
              @Override public String getMessage() { throw new IllegalArgumentException("x"); }
            };
            case "ASSUME" -> org.junit.jupiter.api.Assumptions.assumeTrue(false, "meant to");
            case "EXIT_0" -> System.exit(0);
            case "EXIT_3" -> System.exit(3);
            case "HALT" -> Runtime.getRuntime().halt(0);
            case "KILL" -> kill();
            case "MEMORY" -> memory();
            case "STACK" -> stack(0);
            case "LOOP" -> loop();
            case "HANG" -> Thread.sleep(600_000);
            case "FLOOD" -> System.out.print("flood \\u0007\\ud800 ".repeat(250_000));
            case "INTERRUPT" -> Thread.currentThread().interrupt();
            case "UNCAUGHT" -> uncaught();
            case "THREAD" -> thread();
            case "PROCESS" -> new ProcessBuilder("setsid", "sleep", "600").start();
            case "STATE" -> state();
            case "STREAMS" -> streams();
            default -> { }
          }
        }
        private static void kill() throws Exception {
          new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start().waitFor();
          Thread.sleep(60_000);
        }
        private static void memory() {
          List<byte[]> all = new ArrayList<>();
          while (true) { all.add(new byte[1 << 20]); }
        }
        private static int stack(int depth) { return stack(depth + 1) + 1; }
        private static void loop() { while (true) { Thread.onSpinWait(); } }
        private static void uncaught() throws Exception {
          Thread t = new Thread(() -> { throw new IllegalStateException("elsewhere"); });
          t.start();
          t.join();
        }
        private static void thread() {
          Thread t = new Thread(() -> { while (true) { try { Thread.sleep(9); System.out.println("left");
              } catch (InterruptedException e) { } } }, "left");
          t.setDaemon(true);
          t.start();
          LEFT.add(t);
        }
        private static void state() {
          System.setProperty("user.dir", "/nowhere");
          Locale.setDefault(Locale.forLanguageTag("tr-TR"));
          TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
          Thread.setDefaultUncaughtExceptionHandler((t, e) -> { });
          java.security.Security.insertProviderAt(
              new java.security.Provider("Odd" + System.nanoTime(), "1", "") { }, 1);
        }
        private static void streams() throws Exception {
          System.setOut(null);
          System.setErr(null);
          System.out.close();
        }
      }
      """;

  private static final String PLAIN =
      """
      package %1$s;
      import org.junit.jupiter.api.*;
      class %2$s {
        @BeforeAll static void before() throws Throwable {
          Faults.clean();
          Faults.at("%1$s.%2$s@BeforeAll");
        }
        @AfterAll static void after() throws Throwable { Faults.at("%1$s.%2$s@AfterAll"); }
        %3$s
      }
      """;

  private static final String MANY =
      """
      package %1$s;
      import java.util.stream.*;
      import org.junit.jupiter.api.*;
      import org.junit.jupiter.params.*;
      import org.junit.jupiter.params.provider.*;
      @DisplayName("odd \\u001b[2J\\u202e ]]> \\u0001")
      class ManyTests {
        @BeforeAll static void before() { Faults.clean(); }
        @ParameterizedTest(name = "\\u0000\\ud800 {0}") @ValueSource(ints = {1, 2, 3})
        void each(int i) throws Throwable { Faults.at("%1$s.ManyTests.each(#" + i + ")"); }
        @RepeatedTest(3) void often(RepetitionInfo i) throws Throwable {
          Faults.at("%1$s.ManyTests.often(#" + i.getCurrentRepetition() + ")");
        }
        @TestFactory Stream<DynamicTest> dynamic() {
          return IntStream.rangeClosed(1, 3).mapToObj(i -> DynamicTest.dynamicTest("same",
              () -> Faults.at("%1$s.ManyTests.dynamic(#" + i + ")")));
        }
        @Nested class Inner {
          @Test void t1() throws Throwable { Faults.at("%1$s.ManyTests$Inner.t1"); }
          @Test void t2() throws Throwable { Faults.at("%1$s.ManyTests$Inner.t2"); }
        }
      }
      """;

  private final Path folder;

  private MixPlugins(Path folder) {
    this.folder = folder;
  }

  /** Compiles the plugins into a folder. */
  static MixPlugins compile(Path folder) throws IOException {
    for (String plugin : PLUGINS) {
      PluginJar jar = PluginJar.plugin(plugin).source(FAULTS.formatted(plugin));
      for (String name : plainClasses(plugin)) {
        StringBuilder tests = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
          String place = plugin + "." + name + ".t" + i;
          tests.append(
              "@Test void t%d() throws Throwable { Faults.at(\"%s\"); }%n".formatted(i, place));
        }
        jar.source(PLAIN.formatted(plugin, name, tests));
      }
      if (plugin.equals("mixb")) {
        jar.source(MANY.formatted(plugin));
      }
      if (plugin.equals("mixc")) {
        jar.manifest("Runner-Jvm-Arguments", "-Dmixc=true");
      }
      jar.writeTo(folder.resolve(plugin + ".jar"));
    }
    return new MixPlugins(folder);
  }

  /** Puts the plugins into a folder. */
  void installIn(Path plugins) throws IOException {
    for (String plugin : PLUGINS) {
      String name = plugin + ".jar";
      Files.createLink(plugins.resolve(name), folder.resolve(name));
    }
  }

  /** Returns the classes whose set-up and tear-down can have a fault. */
  static List<String> plainClasses() {
    return PLUGINS.stream()
        .flatMap(plugin -> plainClasses(plugin).stream().map(name -> plugin + "." + name))
        .toList();
  }

  /** Returns the places of all tests; a printed id is the plugin, a colon and the place. */
  static List<String> tests() {
    List<String> tests = new ArrayList<>();
    for (String name : plainClasses()) {
      for (int i = 1; i <= 3; i++) {
        tests.add(name + ".t" + i);
      }
    }
    for (String method : List.of("each", "often", "dynamic")) {
      for (int i = 1; i <= 3; i++) {
        tests.add("mixb.ManyTests.%s(#%d)".formatted(method, i));
      }
    }
    tests.add("mixb.ManyTests$Inner.t1");
    tests.add("mixb.ManyTests$Inner.t2");
    return tests;
  }

  /** Returns the printed id of the test at a place. */
  static String printedId(String place) {
    return place.substring(0, place.indexOf('.')) + ":" + place;
  }

  /** Returns the class of a place. */
  static String classOf(String place) {
    return place.split("[@$]", 2)[0].replaceAll("\\.[^.]*$", "").equals("mixb.ManyTests")
            || place.contains("$")
        ? "mixb.ManyTests"
        : place.contains("@")
            ? place.substring(0, place.indexOf('@'))
            : place.substring(0, place.lastIndexOf('.'));
  }

  private static List<String> plainClasses(String plugin) {
    return switch (plugin) {
      case "mixa" -> List.of("ATests", "BTests", "CTests", "DTests");
      case "mixb" -> List.of("ETests", "FTests");
      default -> List.of("GTests", "HTests");
    };
  }
}
