package dev.runner.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

class ClassFileHeaderTests {

  static byte[] emptyClass(int major) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(0xCAFEBABE);
      out.writeInt(major);
      out.writeShort(1); // no constants
      out.writeShort(0x0021); // public
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String name = type.getName();
    String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return in.readAllBytes();
    }
  }

  private static ClassFileHeader header(byte[] bytes) throws IOException {
    return ClassFileHeader.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static ClassFileHeader header(Class<?> type) throws IOException {
    return header(bytes(type));
  }

  @Test
  void readsTheVersionAndFlagsOfRealClasses() throws IOException {
    assertEquals(61, header(ClassFileHeader.class).major());
    assertEquals(Runtime.version().feature() + 44, header(String.class).major());
    assertTrue(header(ClassFileHeader.class).isConcreteClass());
    assertTrue(header(Constants.class).isConcreteClass());
    assertFalse(header(Runnable.class).isConcreteClass());
    assertFalse(header(Number.class).isConcreteClass());
    assertFalse(header(Override.class).isConcreteClass());
  }

  @Test
  void findsJUnitsSuites() throws IOException {
    assertTrue(header(SomeSuite.class).usesSuite());
    assertFalse(header(PluginCatalog.class).usesSuite());
    assertFalse(header(Constants.class).usesSuite());
  }

  @Test
  void readsEveryKindOfConstant() throws IOException {
    for (Class<?> type : Arrays.asList(java.lang.invoke.MethodHandle.class, Enum.class)) {
      assertEquals(type.getModifiers() & 0x0400, header(type).flags() & 0x0400);
    }
    assertEquals(62, header(emptyClass(62)).major());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 9, 30, 200})
  void refusesATruncatedClass(int length) throws IOException {
    byte[] part = Arrays.copyOf(bytes(ClassFileHeader.class), length);
    assertThrows(IOException.class, () -> header(part));
  }

  @Test
  void refusesWhatIsNoClass() {
    byte[] text = "this is no class file".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    IOException refused = assertThrows(IOException.class, () -> header(text));
    assertEquals("not a class file", refused.getMessage());
  }

  @Test
  void refusesAConstantThatItDoesNotKnow() {
    byte[] unknown = {
      (byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61, 0, 2, 99, 0, 0
    };
    IOException refused = assertThrows(IOException.class, () -> header(unknown));
    assertEquals("unknown constant 99", refused.getMessage());
  }

  @Suite
  @SelectPackages("none")
  static final class SomeSuite {}

  /** Has constants of all sizes, and a text as long as the suite's annotation. */
  static final class Constants {

    static final long BIG = 1L << 40;
    static final double REAL = 1.0 / 3;
    static final String LOOKS_LIKE_IT = "Lorg/junit/platform/suite/api/Sweet;";

    Runnable lambda() {
      return () -> {
        throw new IllegalStateException(LOOKS_LIKE_IT + BIG + REAL + this + 7.25f);
      };
    }
  }
}
