package dev.runner.api.signature;

import static dev.runner.api.signature.SignatureText.annotations;
import static dev.runner.api.signature.SignatureText.joined;
import static dev.runner.api.signature.SignatureText.variables;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What other code can see of one type: a line for the type, a line for each member. */
final class TypeSignature {

  /** Every object has them. */
  private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

  private final Class<?> type;

  TypeSignature(Class<?> type) {
    this.type = type;
  }

  /** Returns the lines, sorted but for the first; each says on its own what it is about. */
  List<String> lines() {
    String name = SignatureText.name(type);
    Stream<String> members =
        Stream.of(
                Arrays.stream(type.getDeclaredFields()).filter(this::isSeen).map(this::field),
                Arrays.stream(type.getDeclaredConstructors())
                    .filter(this::isSeen)
                    .map(this::constructor),
                Arrays.stream(type.getDeclaredMethods()).filter(this::isSeen).map(this::method))
            .flatMap(kind -> kind.sorted());
    return Stream.concat(Stream.of(header()), members).map(line -> name + ": " + line).toList();
  }

  private String header() {
    return annotations(type)
        + modifiers(type.getModifiers() & ~implied())
        + kind()
        + variables(type.getTypeParameters())
        + components()
        + supertypes();
  }

  private int implied() {
    return Modifier.INTERFACE
        | Modifier.STATIC
        | (type.isInterface() ? Modifier.ABSTRACT : 0)
        | (type.isRecord() || type.isEnum() ? Modifier.FINAL : 0);
  }

  private String kind() {
    if (type.isAnnotation()) {
      return "@interface";
    }
    if (type.isInterface()) {
      return "interface";
    }
    return type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
  }

  private String components() {
    return type.isRecord()
        ? "("
            + joined(
                type.getRecordComponents(),
                "",
                ", ",
                "",
                c -> SignatureText.type(c.getAnnotatedType()) + " " + c.getName())
            + ")"
        : "";
  }

  private String supertypes() {
    AnnotatedType parent = type.getAnnotatedSuperclass();
    boolean says = parent != null && parent.getType() != Object.class && !type.isEnum();
    String permitted =
        type.isSealed()
            ? joined(type.getPermittedSubclasses(), " permits ", ", ", "", SignatureText::name)
            : "";
    return (says && !type.isRecord() ? " extends " + SignatureText.type(parent) : "")
        + (type.isAnnotation() ? "" : interfaces())
        + permitted;
  }

  private String interfaces() {
    return joined(type.getAnnotatedInterfaces(), " implements ", ", ", "", SignatureText::type);
  }

  private boolean isSeen(Member member) {
    boolean open = Modifier.isPublic(member.getModifiers()) || isForSubclasses(member);
    return open && !member.isSynthetic() && !isObjects(member) && !isAccessor(member);
  }

  private boolean isForSubclasses(Member member) {
    return Modifier.isProtected(member.getModifiers()) && !Modifier.isFinal(type.getModifiers());
  }

  private static boolean isObjects(Member member) {
    return member instanceof Method method
        && OF_OBJECT.contains(method.getName())
        && method.getParameterCount() == (method.getName().equals("equals") ? 1 : 0);
  }

  /** What the header's components say. */
  private boolean isAccessor(Member member) {
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getAccessor)
            .anyMatch(member::equals);
  }

  private String field(Field field) {
    return annotations(field)
        + modifiers(field.getModifiers())
        + SignatureText.type(field.getAnnotatedType())
        + " "
        + field.getName()
        + constant(field);
  }

  private String constant(Field field) {
    boolean inlined =
        Modifier.isStatic(field.getModifiers())
            && Modifier.isFinal(field.getModifiers())
            && (field.getType().isPrimitive() || field.getType() == String.class);
    try {
      return inlined ? " = " + SignatureText.value(field.get(null)) : "";
    } catch (IllegalAccessException e) {
      return "";
    }
  }

  private String constructor(Constructor<?> constructor) {
    return annotations(constructor)
        + modifiers(constructor.getModifiers())
        + "new"
        + parametersAndThrown(constructor);
  }

  private String method(Method method) {
    String variables = variables(method.getTypeParameters());
    String standard =
        method.getDefaultValue() == null
            ? ""
            : " default " + SignatureText.value(method.getDefaultValue());
    return annotations(method)
        + (method.isDefault() ? "default " : modifiers(method.getModifiers()))
        + (variables.isEmpty() ? "" : variables + " ")
        + SignatureText.type(method.getAnnotatedReturnType())
        + " "
        + method.getName()
        + parametersAndThrown(method)
        + standard;
  }

  private static String parametersAndThrown(Executable executable) {
    String parameters =
        joined(executable.getAnnotatedParameterTypes(), "", ", ", "", SignatureText::type);
    return "("
        + (executable.isVarArgs() ? parameters.replaceFirst("\\[]$", "...") : parameters)
        + ")"
        + joined(
            executable.getAnnotatedExceptionTypes(), " throws ", ", ", "", SignatureText::type);
  }

  /**
   * Of methods, a bit means something else: it is "volatile" of a bridge, "transient" of varargs.
   */
  private static String modifiers(int bits) {
    String text = Modifier.toString(bits & (Modifier.methodModifiers() | Modifier.FINAL));
    return text.isEmpty() ? "" : text + " ";
  }
}
