package dev.runner.core.testing;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources in memory; sources once compiled are not compiled again. */
final class Compilation {

  private static final Map<String, Map<String, byte[]>> KNOWN = new HashMap<>();

  private Compilation() {}

  /** Returns class files by entry name. */
  static synchronized Map<String, byte[]> of(Map<String, String> sources, Optional<Path> seen) {
    if (sources.isEmpty()) {
      return Map.of();
    }
    String key = sources + " " + seen.map(Path::toString).orElse("");
    return KNOWN.computeIfAbsent(key, k -> compile(sources, seen));
  }

  private static Map<String, byte[]> compile(Map<String, String> sources, Optional<Path> seen) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    String classPath = System.getProperty("java.class.path");
    String all = seen.map(jar -> classPath + File.pathSeparator + jar).orElse(classPath);
    List<String> options = List.of("-proc:none", "-parameters", "-nowarn", "-cp", all);
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    try (JavaFileManager standard = compiler.getStandardFileManager(null, null, null);
        Memory memory = new Memory(standard)) {
      if (!compiler.getTask(messages, memory, null, options, null, units).call()) {
        throw new IllegalArgumentException("The sources cannot be compiled: " + messages);
      }
      return memory.classes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

    Memory(JavaFileManager next) {
      super(next);
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> classes = new TreeMap<>();
      written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
      return classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      String entry = className.replace('.', '/') + kind.extension;
      return new SimpleJavaFileObject(URI.create("mem:///" + entry), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          written.put(entry, bytes);
          return bytes;
        }
      };
    }
  }
}
