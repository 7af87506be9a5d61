package dev.runner.core.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads one class file. */
final class ClassFactsReader extends ClassVisitor {

  static final int API = Opcodes.ASM9;

  private final Set<String> members = new HashSet<>();
  private final Set<Reference> references = new LinkedHashSet<>();
  private final List<String> testIds = new ArrayList<>();

  private ClassFactsReader() {
    super(API);
  }

  /**
   * Reads a class file.
   *
   * @param code whether what its code uses is wanted as well
   * @return what it says; empty if it is none, or newer than can be read
   */
  static Optional<ClassFacts> read(byte[] bytes, boolean code) {
    try {
      ClassReader file = new ClassReader(bytes);
      ClassFactsReader facts = new ClassFactsReader();
      int skipped = ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;
      file.accept(facts, code ? skipped : skipped | ClassReader.SKIP_CODE);
      return Optional.of(facts.of(file, code));
    } catch (RuntimeException e) { // ASM does not say what it throws of a broken file
      return Optional.empty();
    }
  }

  private ClassFacts of(ClassReader file, boolean code) {
    Optional<String> parent = Optional.ofNullable(file.getSuperName());
    List<String> interfaces = List.of(file.getInterfaces());
    if (code) {
      parent.ifPresent(type -> references.add(Reference.toClass(type)));
      interfaces.forEach(type -> references.add(Reference.toClass(type)));
    }
    return new ClassFacts(file.getClassName(), parent, interfaces, members, references, testIds);
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String field,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    members.add(field + ":" + descriptor);
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    members.add(method + descriptor);
    return new CodeReader(references, testIds);
  }
}
