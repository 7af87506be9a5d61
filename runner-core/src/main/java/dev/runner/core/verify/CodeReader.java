package dev.runner.core.verify;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Gathers the classes, methods and fields that the code of a method names, and its test id. */
final class CodeReader extends MethodVisitor {

  private static final String TEST_ID = "Ldev/runner/api/TestId;";

  private final Set<Reference> references;
  private final List<String> testIds;

  CodeReader(Set<Reference> references, List<String> testIds) {
    super(ClassFactsReader.API);
    this.references = references;
    this.testIds = testIds;
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
    return type.equals(TEST_ID) ? new IdReader(testIds) : null;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean ofInterface) {
    add(owner, name, descriptor);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    add(owner, name, descriptor);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    add(type, "", "");
  }

  @Override
  public void visitLdcInsn(Object value) {
    if (value instanceof Type type && type.getSort() == Type.OBJECT) {
      add(type.getInternalName(), "", "");
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    for (Object argument : arguments) {
      if (argument instanceof Handle handle) {
        add(handle.getOwner(), handle.getName(), handle.getDesc());
      }
    }
  }

  /** Arrays have no class file, and only what every object has. */
  private void add(String owner, String name, String descriptor) {
    if (!owner.startsWith("[")) {
      references.add(new Reference(owner, name, descriptor));
    }
  }

  /** Takes the text of an annotation. */
  private static final class IdReader extends AnnotationVisitor {

    private final List<String> testIds;

    IdReader(List<String> testIds) {
      super(ClassFactsReader.API);
      this.testIds = testIds;
    }

    @Override
    public void visit(String element, Object value) {
      testIds.add(String.valueOf(value));
    }
  }
}
