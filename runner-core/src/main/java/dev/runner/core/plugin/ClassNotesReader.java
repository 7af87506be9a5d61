package dev.runner.core.plugin;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a class file what bears on what may run beside its tests (The Java Virtual Machine
 * Specification, sections 4.1 to 4.7). For one file.
 *
 * <p>A library for this would cost every start a jar on the path; these are the few structures that
 * matter, and their form is the same in all versions.
 */
final class ClassNotesReader {

  private static final int DEEPEST = 16;
  private static final byte[] VISIBLE =
      "RuntimeVisibleAnnotations".getBytes(StandardCharsets.US_ASCII);

  /** Where the characters of a text begin, behind its tag and length. */
  private static final int TEXT = 3;

  private static final String JDK = "java.";
  private static final int BYTES_BEFORE_CONSTANTS = 8;

  private final byte[] bytes;
  private final ByteBuffer in;
  private int[] constants = {};
  private @Nullable String[] texts = {};
  private int visible;
  private final Set<String> related = new LinkedHashSet<>();
  private final NeedsAnnotations annotations = new NeedsAnnotations();

  private ClassNotesReader(byte[] bytes) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes);
  }

  /** Reads a class file; one that is none says nothing, since no JVM would load it either. */
  static ClassNotes read(byte[] bytes) {
    try {
      return new ClassNotesReader(bytes).notes();
    } catch (BufferUnderflowException
        | IndexOutOfBoundsException
        | IllegalArgumentException
        | ClassCastException
        | UncheckedIOException e) {
      return ClassNotes.NONE;
    }
  }

  private ClassNotes notes() {
    in.position(BYTES_BEFORE_CONSTANTS);
    List<Integer> classes = findConstants();
    in.getShort(); // flags
    int self = u2();
    int parent = u2();
    if (parent != 0) {
      relate(className(parent));
    }
    for (int left = u2(); left > 0; left--) {
      relate(className(u2()));
    }
    nestedIn(self, classes).forEach(type -> relate(className(type)));
    if (visible > 0) {
      readMembers();
      readMembers();
      readAttributes();
    }
    return new ClassNotes(related, annotations.needs(), annotations.fault());
  }

  private List<Integer> nestedIn(int self, List<Integer> classes) {
    int own = nameOf(self);
    List<Integer> nested = new ArrayList<>();
    for (int type : classes) {
      int name = nameOf(type);
      int end = length(own);
      if (length(name) > end
          && bytes[constants[name] + TEXT + end] == '$'
          && isSame(constants[own] + TEXT, constants[name] + TEXT, end)) {
        nested.add(type);
      }
    }
    return nested;
  }

  private boolean isSame(int one, int other, int length) {
    return Arrays.equals(bytes, one, one + length, bytes, other, other + length);
  }

  /** Notes where each constant lies; returns those that are classes. */
  private List<Integer> findConstants() {
    List<Integer> classes = new ArrayList<>();
    constants = new int[u2()];
    texts = new @Nullable String[constants.length];
    for (int i = 1; i < constants.length; i++) {
      constants[i] = in.position();
      int tag = in.get();
      switch (tag) {
        case 1 -> {
          int length = u2();
          if (length == VISIBLE.length && isVisible(in.position())) {
            visible = i;
          }
          skip(length);
        }
        case 7, 8, 16, 19, 20 -> skip(2);
        case 15 -> skip(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
        case 5, 6 -> {
          skip(8);
          i++; // long and double take two places
        }
        default -> throw new IllegalArgumentException("unknown constant " + tag);
      }
      if (tag == 7) {
        classes.add(i);
      }
    }
    return classes;
  }

  private boolean isVisible(int from) {
    return from + VISIBLE.length <= bytes.length
        && Arrays.equals(bytes, from, from + VISIBLE.length, VISIBLE, 0, VISIBLE.length);
  }

  /** Reads fields or methods. */
  private void readMembers() {
    for (int left = u2(); left > 0; left--) {
      skip(6);
      readAttributes();
    }
  }

  private void readAttributes() {
    for (int left = u2(); left > 0; left--) {
      int name = u2();
      int length = in.getInt();
      int end = Math.addExact(in.position(), length);
      if (name == visible) {
        for (int more = u2(); more > 0; more--) {
          Map<String, Object> values = new HashMap<>();
          String type = readAnnotation(values, 0);
          annotations.take(type, values);
          relate(type);
        }
      }
      in.position(end);
    }
  }

  private String readAnnotation(Map<String, Object> values, int depth) {
    String descriptor = text(u2());
    for (int left = u2(); left > 0; left--) {
      String name = text(u2());
      values.put(name, readValue(depth));
    }
    return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
  }

  private Object readValue(int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("annotations within annotations");
    }
    int tag = in.get();
    switch (tag) {
      case 'I' -> {
        return ByteBuffer.wrap(bytes, constants[u2()] + 1, 4).getInt();
      }
      case 's' -> {
        return text(u2());
      }
      case 'e' -> {
        skip(2);
        return text(u2());
      }
      case '@' -> {
        Map<String, Object> values = new HashMap<>();
        readAnnotation(values, depth + 1);
        return values;
      }
      case '[' -> {
        List<Object> values = new ArrayList<>();
        for (int left = u2(); left > 0; left--) {
          values.add(readValue(depth + 1));
        }
        return values;
      }
      default -> {
        skip(2);
        return "";
      }
    }
  }

  private void relate(String type) {
    boolean clean = type.chars().noneMatch(Character::isISOControl);
    if (clean && !type.startsWith(JDK) && !SharedPackages.contain(type)) {
      related.add(type);
    }
  }

  private String className(int constant) {
    return text(nameOf(constant)).replace('/', '.');
  }

  private int nameOf(int type) {
    return unsigned(constants[type] + 1);
  }

  private int length(int text) {
    return unsigned(constants[text] + 1);
  }

  private int unsigned(int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }

  private String text(int constant) {
    String known = texts[constant];
    if (known != null) {
      return known;
    }
    String read = decoded(constants[constant] + TEXT, length(constant));
    texts[constant] = read;
    return read;
  }

  /** Decodes what is hardly ever anything but ASCII. */
  private String decoded(int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (bytes[i] < 0) {
        return modified(from - 2);
      }
    }
    return new String(bytes, from, length, StandardCharsets.US_ASCII);
  }

  private String modified(int from) {
    try {
      return new DataInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from))
          .readUTF();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int u2() {
    return in.getShort() & 0xFFFF;
  }

  private void skip(int length) {
    in.position(in.position() + length);
  }
}
