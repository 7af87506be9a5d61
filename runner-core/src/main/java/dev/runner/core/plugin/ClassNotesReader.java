package dev.runner.core.plugin;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads from a class file what bears on what may run beside its tests (The Java Virtual Machine
 * Specification, sections 4.1 to 4.7). For one file.
 *
 * <p>A library for this would cost every start a jar on the path; these are the few structures that
 * matter, and their form is the same in all versions.
 */
final class ClassNotesReader {

  private static final int DEEPEST = 16;
  private static final String VISIBLE = "RuntimeVisibleAnnotations";
  private static final String JDK = "java.";
  private static final int BYTES_BEFORE_CONSTANTS = 8;

  private final byte[] bytes;
  private final ByteBuffer in;
  private int[] constants = {};
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
    String own = className(u2());
    int parent = u2();
    if (parent != 0) {
      relate(className(parent));
    }
    for (int left = u2(); left > 0; left--) {
      relate(className(u2()));
    }
    classes.stream()
        .map(this::className)
        .filter(name -> name.startsWith(own + "$"))
        .forEach(this::relate);
    readMembers();
    readMembers();
    readAttributes();
    return new ClassNotes(related, annotations.needs(), annotations.fault());
  }

  /** Notes where each constant lies; returns those that are classes. */
  private List<Integer> findConstants() {
    List<Integer> classes = new ArrayList<>();
    constants = new int[u2()];
    for (int i = 1; i < constants.length; i++) {
      constants[i] = in.position();
      int tag = in.get();
      switch (tag) {
        case 1 -> skip(u2());
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

  /** Reads fields or methods. */
  private void readMembers() {
    for (int left = u2(); left > 0; left--) {
      skip(6);
      readAttributes();
    }
  }

  private void readAttributes() {
    for (int left = u2(); left > 0; left--) {
      String name = text(u2());
      int length = in.getInt();
      int end = Math.addExact(in.position(), length);
      if (name.equals(VISIBLE)) {
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
    return text(ByteBuffer.wrap(bytes, constants[constant] + 1, 2).getShort() & 0xFFFF)
        .replace('/', '.');
  }

  private String text(int constant) {
    int from = constants[constant] + 1;
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
