package dev.runner.api.signature;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes types and annotations the same way on every JDK, which their own texts are not. */
final class SignatureText {

  private static final String LANG = "java.lang.";

  private SignatureText() {}

  /** Returns a type with its arguments and whether it may be null. */
  static String type(AnnotatedType type) {
    String mark =
        Arrays.stream(type.getAnnotations())
            .map(annotation -> "@" + annotation.annotationType().getSimpleName() + " ")
            .collect(Collectors.joining());
    if (type instanceof AnnotatedParameterizedType generic) {
      Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
      return mark
          + name(raw)
          + joined(generic.getAnnotatedActualTypeArguments(), "<", ", ", ">", SignatureText::type);
    }
    if (type instanceof AnnotatedArrayType array) {
      return type(array.getAnnotatedGenericComponentType()) + mark + "[]";
    }
    if (type instanceof AnnotatedWildcardType wildcard) {
      return mark + "?" + bounds(wildcard);
    }
    if (type instanceof AnnotatedTypeVariable) {
      return mark + type.getType().getTypeName();
    }
    return mark + name((Class<?>) type.getType());
  }

  private static String bounds(AnnotatedWildcardType wildcard) {
    return wildcard.getAnnotatedLowerBounds().length > 0
        ? joined(wildcard.getAnnotatedLowerBounds(), " super ", " & ", "", SignatureText::type)
        : upper(wildcard.getAnnotatedUpperBounds());
  }

  private static String upper(AnnotatedType[] bounds) {
    String text = joined(bounds, " extends ", " & ", "", SignatureText::type);
    return text.equals(" extends Object") ? "" : text;
  }

  /** Returns the declaration of a type's or method's own type parameters. */
  static String variables(TypeVariable<?>[] variables) {
    return joined(
        variables,
        "<",
        ", ",
        ">",
        variable -> variable.getName() + upper(variable.getAnnotatedBounds()));
  }

  /** Returns the annotations that can be seen at run time, without what they leave to defaults. */
  static String annotations(AnnotatedElement element) {
    return Arrays.stream(element.getDeclaredAnnotations())
        .map(SignatureText::annotation)
        .sorted()
        .map(text -> text + " ")
        .collect(Collectors.joining());
  }

  private static String annotation(Annotation annotation) {
    Method[] attributes = annotation.annotationType().getDeclaredMethods();
    Arrays.sort(attributes, Comparator.comparing(Method::getName));
    String given =
        Arrays.stream(attributes)
            .filter(a -> !Objects.deepEquals(a.getDefaultValue(), valueOf(a, annotation)))
            .map(a -> a.getName() + "=" + value(valueOf(a, annotation)))
            .collect(Collectors.joining(", "));
    String name = "@" + annotation.annotationType().getSimpleName();
    return given.isEmpty() ? name : name + "(" + given + ")";
  }

  private static Object valueOf(Method attribute, Annotation annotation) {
    try {
      return attribute.invoke(annotation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + attribute, e);
    }
  }

  /** Returns a constant, an annotation's attribute or its default. */
  static String value(Object value) {
    if (value instanceof Object[] values) {
      return joined(values, "{", ", ", "}", SignatureText::value);
    }
    if (value instanceof Class<?> type) {
      return name(type);
    }
    return value instanceof String ? "\"" + value + "\"" : value.toString();
  }

  static <T> String joined(
      T[] items, String before, String between, String after, Function<T, String> text) {
    return items.length == 0
        ? ""
        : Stream.of(items).map(text).collect(Collectors.joining(between, before, after));
  }

  /** Returns the name that source code uses. */
  static String name(Class<?> type) {
    String name = Objects.requireNonNull(type.getCanonicalName(), type::getName);
    return name.startsWith(LANG) && type.getPackageName().equals("java.lang")
        ? name.substring(LANG.length())
        : name;
  }
}
