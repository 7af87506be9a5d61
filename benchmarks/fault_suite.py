"""The suite of the fault table: 16 tests in four classes, one of them with a fault; as plugin and as class path."""

import dataclasses
import os
import pathlib
import signal
import zipfile

import tools

MANIFEST = "Manifest-Version: 1.0\nPlugin-Id: faults\nPlugin-Version: 1.0.0\nRunner-Test-Packages: faults\n"
CLASSES = {"A": 5, "B": 4, "C": 5, "D": 2}
IN_TEST, IN_CLASS = ("test",), ("class",)
KILL = 'new ProcessBuilder("kill", "-%s", "" + ProcessHandle.current().pid()).start().waitFor(); Thread.sleep(60_000);'
UNSAFE = ('var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe"); field.setAccessible(true);'
          ' Object unsafe = field.get(null);'
          ' unsafe.getClass().getMethod("putAddress", long.class, long.class).invoke(unsafe, 0L, 0L);')
FILL = "java.util.List<byte[]> all = new java.util.ArrayList<>(); while (true) { all.add(new byte[1 << 20]); }"
PROXIES = ("java.util.List<Object> all = new java.util.ArrayList<>(); while (true) {"
           " all.add(java.lang.reflect.Proxy.newProxyInstance(new ClassLoader(getClass().getClassLoader()) {},"
           " new Class<?>[] {Runnable.class}, (p, m, a) -> null)); }")


@dataclasses.dataclass(frozen=True)
class Fault:
    """A fault: its name, the body of B's second test, another member of B, what may be named, JVM arguments."""

    name: str
    body: str = ""
    member: str = ""
    named: tuple = IN_TEST
    jvm_arguments: tuple = ()

    @property
    def folder(self):
        return "".join(c if c.isalnum() else "-" for c in self.name)


@dataclasses.dataclass(frozen=True)
class Suite:
    """A built suite."""

    folder: pathlib.Path
    classes: pathlib.Path
    plugins: pathlib.Path
    fault: Fault

    @property
    def jvm_arguments(self):
        return self.fault.jvm_arguments

    def judged(self, tests, bad):
        """Counts the true verdicts: a test that the fault has nothing to do with did not fail."""
        touched = {f"faults.BTest.t{n}" for n in ((2,) if self.fault.named == IN_TEST else (1, 2, 3, 4))}
        return sum(test not in bad or test in touched for test in tests)


FAULTS = (
    Fault("System.exit(0)", "System.exit(0);"),
    Fault("System.exit(3)", "System.exit(3);"),
    Fault("halt(0)", "Runtime.getRuntime().halt(0);"),
    Fault("halt(7)", "Runtime.getRuntime().halt(7);"),
    Fault("kill -9 of itself", KILL % "KILL"),
    Fault("abort signal", KILL % "ABRT"),
    Fault("write to address 0", UNSAFE),
    Fault("OutOfMemoryError, heap", FILL),
    Fault("OutOfMemoryError, metaspace", PROXIES, jvm_arguments=("-XX:MaxMetaspaceSize=48m",)),
    Fault("OutOfMemoryError, threads", 'new Thread(null, () -> {}, "huge", 1L << 40).start();'),
    Fault("StackOverflowError", "t2();"),
    Fault("exception without a stack trace",
          "throw new RuntimeException() { public StackTraceElement[] getStackTrace() { return null; } };"),
    Fault("exit in @BeforeAll", member="@BeforeAll static void up() { System.exit(0); }", named=IN_CLASS),
    Fault("exit in a static initialiser", member="static { if (true) { System.exit(0); } }", named=IN_CLASS),
    Fault("exit in a constructor", member="BTest() { System.exit(0); }", named=IN_CLASS),
    Fault("exit in a condition",
          member="@RegisterExtension static org.junit.jupiter.api.extension.ExecutionCondition off ="
                 " context -> { System.exit(0); return null; };", named=("test", "class")),
    Fault("exit in a parameter source",
          member="static java.util.stream.Stream<Integer> s() { System.exit(0); return null; }"),
    Fault("exit in @AfterAll", member="@AfterAll static void down() { System.exit(0); }", named=IN_CLASS),
    Fault("halt(3) in a shutdown hook",
          "Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(3)));",
          named=("nothing",)),
)


def build(fault, folder):
    """Writes, compiles and packs the suite of a fault."""
    sources, classes = folder / "src", folder / "classes"
    for name, tests in CLASSES.items():
        path = sources / "faults" / f"{name}Test.java"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_source(name, tests, fault))
    tools.check(["javac", "--release", "17", "-proc:none", "-nowarn", "-cp", tools.jupiter_class_path(),
                 "-d", classes, *sorted(sources.glob("faults/*.java"))])
    plugins = tools.empty_folder(folder / "plugins")
    manifest = MANIFEST + "".join(f"Runner-Jvm-Arguments: {a}\n" for a in fault.jvm_arguments) + "\n"
    with zipfile.ZipFile(plugins / "faults.jar", "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", manifest)
        for path in sorted(classes.glob("faults/*.class")):
            jar.write(path, path.relative_to(classes))
    return Suite(folder, classes, plugins, fault)


def write_pom(suite, surefire, junit, heap):
    """Writes a project whose test classes are there already, so that Surefire is all that runs."""
    arguments = " ".join([f"-Xmx{heap}", *suite.jvm_arguments])
    (suite.folder / "pom.xml").write_text(f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>benchmarks</groupId>
  <artifactId>faults</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.junit.jupiter</groupId>
      <artifactId>junit-jupiter-params</artifactId>
      <version>{junit}</version>
      <scope>test</scope>
    </dependency>
    <dependency>
      <groupId>org.junit.jupiter</groupId>
      <artifactId>junit-jupiter-engine</artifactId>
      <version>{junit}</version>
      <scope>test</scope>
    </dependency>
  </dependencies>
  <build>
    <testOutputDirectory>${{project.basedir}}/classes</testOutputDirectory>
    <plugins>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-surefire-plugin</artifactId>
        <version>{surefire}</version>
        <configuration>
          <argLine>{arguments}</argLine>
          <runOrder>alphabetical</runOrder>
        </configuration>
      </plugin>
    </plugins>
  </build>
</project>
""")


def end_group(leader):
    """Ends a process that leads a group, and all of the group."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        pass  # it has ended meanwhile


def _source(name, tests, fault):
    faulty = name == "B"
    methods = []
    for number in range(1, tests + 1):
        body = fault.body if faulty and number == 2 else ""
        supplied = faulty and number == 2 and "Stream<Integer> s()" in fault.member
        head = '@ParameterizedTest @MethodSource("s") void t2(int n)' if supplied else f"@Test void t{number}()"
        methods.append(f"  {head} throws Throwable {{ {body} }}\n")
    return ("package faults;\n"
            "import org.junit.jupiter.api.*;\n"
            "import org.junit.jupiter.api.extension.RegisterExtension;\n"
            "import org.junit.jupiter.params.*;\n"
            "import org.junit.jupiter.params.provider.*;\n"
            "@TestMethodOrder(MethodOrderer.MethodName.class)\n"
            f"class {name}Test {{\n  {fault.member if faulty else ''}\n{''.join(methods)}}}\n")
