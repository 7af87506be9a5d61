package dev.runner.core.plugin;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;

/**
 * What a class file says of itself before its members (The Java Virtual Machine Specification,
 * section 4.1).
 *
 * @param major the class file version: 61 for Java 17
 * @param flags the access flags
 * @param usesSuite whether it mentions JUnit's {@code @Suite}
 */
record ClassFileHeader(int major, int flags, boolean usesSuite) {

  private static final int MAGIC = 0xCAFEBABE;
  private static final int INTERFACE = 0x0200;
  private static final int ABSTRACT = 0x0400;
  private static final int SYNTHETIC = 0x1000;
  private static final int MODULE = 0x8000;
  private static final String SUITE = "Lorg/junit/platform/suite/api/Suite;";

  /** Tags of constants whose size is four bytes. */
  private static final Set<Integer> FOUR_BYTES = Set.of(3, 4, 9, 10, 11, 12, 17, 18);

  /** Tags of constants whose size is two bytes. */
  private static final Set<Integer> TWO_BYTES = Set.of(7, 8, 16, 19, 20);

  /**
   * Reads a header.
   *
   * @param in the class file from its first byte on; left where the access flags end
   * @throws IOException if it ends early or is no class file
   */
  static ClassFileHeader read(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("not a class file");
    }
    in.readUnsignedShort();
    int major = in.readUnsignedShort();
    boolean suite = skipConstants(in);
    return new ClassFileHeader(major, in.readUnsignedShort(), suite);
  }

  /** Tells whether objects of this class can exist, as a test class's must. */
  boolean isConcreteClass() {
    return (flags & (INTERFACE | ABSTRACT | SYNTHETIC | MODULE)) == 0;
  }

  private static boolean skipConstants(DataInputStream in) throws IOException {
    boolean suite = false;
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      if (tag == 1) {
        suite |= isSuite(in);
      } else if (FOUR_BYTES.contains(tag)) {
        in.skipNBytes(4);
      } else if (TWO_BYTES.contains(tag)) {
        in.skipNBytes(2);
      } else if (tag == 15) {
        in.skipNBytes(3);
      } else if (tag == 5 || tag == 6) {
        in.skipNBytes(8);
        i++; // long and double take two places
      } else {
        throw new IOException("unknown constant " + tag);
      }
    }
    return suite;
  }

  private static boolean isSuite(DataInputStream in) throws IOException {
    int length = in.readUnsignedShort();
    if (length != SUITE.length()) {
      in.skipNBytes(length);
      return false;
    }
    return new String(in.readNBytes(length), java.nio.charset.StandardCharsets.UTF_8).equals(SUITE);
  }
}
