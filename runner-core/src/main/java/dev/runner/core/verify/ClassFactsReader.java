package dev.runner.core.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads one class file. */
final class ClassFactsReader extends ClassVisitor {

  static final int API = Opcodes.ASM9;
  private static final String TEST_ID = "Ldev/runner/api/TestId;";

  private final Set<String> members = new HashSet<>();
  private final Set<Reference> references = new LinkedHashSet<>();
  private final List<String> testIds = new ArrayList<>();
  private final boolean code;
  private String name = "";
  private Optional<String> parent = Optional.empty();
  private List<String> interfaces = List.of();

  private ClassFactsReader(boolean code) {
    super(API);
    this.code = code;
  }

  /**
   * Reads a class file.
   *
   * @param code whether what its code uses is wanted as well
   * @return what it says; empty if it is none, or newer than can be read
   */
  static Optional<ClassFacts> read(byte[] bytes, boolean code) {
    try {
      ClassFactsReader facts = new ClassFactsReader(code);
      int skipped = ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;
      new ClassReader(bytes).accept(facts, code ? skipped : skipped | ClassReader.SKIP_CODE);
      return Optional.of(facts.facts());
    } catch (RuntimeException e) { // ASM does not say what it throws of a broken file
      return Optional.empty();
    }
  }

  private ClassFacts facts() {
    return new ClassFacts(name, parent, interfaces, members, references, testIds);
  }

  @Override
  public void visit(
      int version,
      int access,
      String internalName,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] types) {
    name = internalName;
    parent = Optional.ofNullable(superName);
    interfaces = types == null ? List.of() : List.of(types);
    if (code) {
      parent.ifPresent(type -> references.add(Reference.toClass(type)));
      interfaces.forEach(type -> references.add(Reference.toClass(type)));
    }
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
    return new CodeReader(references) {
      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
        return type.equals(TEST_ID) ? new IdReader() : null;
      }
    };
  }

  /** Takes the text of an annotation. */
  private final class IdReader extends AnnotationVisitor {

    IdReader() {
      super(API);
    }

    @Override
    public void visit(String element, Object value) {
      testIds.add(String.valueOf(value));
    }
  }
}
