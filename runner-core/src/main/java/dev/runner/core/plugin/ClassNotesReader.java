package dev.runner.core.plugin;

import dev.runner.api.TestId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads from a class file what bears on what may run beside its tests. For one file. */
final class ClassNotesReader extends ClassVisitor {

  private static final int API = Opcodes.ASM9;
  private static final String JDK = "java.";
  private static final String TEST_ID = Type.getDescriptor(TestId.class);

  private final Set<String> related = new LinkedHashSet<>();
  private final NeedsAnnotations annotations = new NeedsAnnotations();
  private final List<TestIdClaim> testIds = new ArrayList<>();
  private final String self;

  private ClassNotesReader(String self) {
    super(API);
    this.self = self;
  }

  /** Reads a class file; one that is none says nothing, since no JVM would load it either. */
  static ClassNotes read(byte[] bytes) {
    try {
      ClassReader file = new ClassReader(bytes);
      ClassNotesReader notes = new ClassNotesReader(file.getClassName());
      notes.relateParents(file);
      file.accept(notes, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      return new ClassNotes(
          notes.related, notes.annotations.needs(), notes.annotations.fault(), notes.testIds);
    } catch (RuntimeException e) { // ASM does not say what it throws of a broken file
      return ClassNotes.NONE;
    }
  }

  private void relateParents(ClassReader file) {
    @Nullable String parent = file.getSuperName();
    if (parent != null) {
      relate(parent);
    }
    for (String type : file.getInterfaces()) {
      relate(type);
    }
  }

  @Override
  public void visitInnerClass(
      String name, @Nullable String outerName, @Nullable String innerName, int access) {
    if (name.startsWith(self + "$")) {
      relate(name);
    }
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return visible ? annotation(descriptor, "") : null;
  }

  @Override
  public FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    return new FieldVisitor(API) {
      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
        return visible ? annotation(type, "") : null;
      }
    };
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new MethodVisitor(API) {
      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
        return visible ? annotation(type, name) : null;
      }
    };
  }

  private AnnotationVisitor annotation(String descriptor, String member) {
    String type = descriptor.substring(1, descriptor.length() - 1);
    Map<String, Object> values = new HashMap<>();
    return new Values(
        values::put,
        () -> {
          annotations.take(type.replace('/', '.'), values);
          if (descriptor.equals(TEST_ID)) {
            claim(member, String.valueOf(values.get("value")));
          }
          relate(type);
        });
  }

  private void claim(String member, String id) {
    String className = self.replace('/', '.');
    boolean clean = (className + member).chars().noneMatch(Character::isISOControl);
    if (clean) {
      String shown = TestIdIndex.isUuid(id) ? id : VisibleText.of(id);
      testIds.add(new TestIdClaim(className, member, shown));
    }
  }

  private void relate(String internalName) {
    String type = internalName.replace('/', '.');
    boolean clean = type.chars().noneMatch(Character::isISOControl);
    if (clean && !type.startsWith(JDK) && !SharedPackages.contain(type)) {
      related.add(type);
    }
  }

  /** Takes down what an annotation says: texts, numbers, and those in annotations and lists. */
  private static final class Values extends AnnotationVisitor {

    private final BiConsumer<String, Object> taken;
    private final Runnable end;

    Values(BiConsumer<String, Object> taken, Runnable end) {
      super(API);
      this.taken = taken;
      this.end = end;
    }

    @Override
    public void visit(@Nullable String name, Object value) {
      taken.accept(nameOf(name), value);
    }

    @Override
    public void visitEnum(@Nullable String name, String descriptor, String value) {
      taken.accept(nameOf(name), value);
    }

    @Override
    public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
      Map<String, Object> values = new HashMap<>();
      return new Values(values::put, () -> taken.accept(nameOf(name), values));
    }

    @Override
    public AnnotationVisitor visitArray(@Nullable String name) {
      List<Object> values = new ArrayList<>();
      return new Values(
          (none, value) -> values.add(value), () -> taken.accept(nameOf(name), values));
    }

    @Override
    public void visitEnd() {
      end.run();
    }

    private static String nameOf(@Nullable String name) {
      return name == null ? "" : name;
    }
  }
}
