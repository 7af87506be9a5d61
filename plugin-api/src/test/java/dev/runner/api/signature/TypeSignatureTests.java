package dev.runner.api.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TypeSignatureTests {

  @Test
  void sayWhatOtherCodeSees() {
    String name = "dev.runner.api.signature.TypeSignatureTests.";
    assertEquals(
        List.of(
            name
                + "Open: @API(since=\"1.2\", status=STABLE) public abstract class<T extends "
                + name
                + "Shape & Comparable<T>> implements java.util.function.Function<String, T>",
            name + "Open: public static final int LIMIT = 3",
            name + "Open: protected new(int)",
            name
                + "Open: @Deprecated protected <X extends Exception> void change(T, String...)"
                + " throws java.io.IOException, X",
            name + "Open: public java.util.Map<@Nullable String, ? super T>[] parts()"),
        new TypeSignature(Open.class).lines());
  }

  @Test
  void sayWhatARecordIsMadeOf() {
    String name = "dev.runner.api.signature.TypeSignatureTests.Circle: ";
    assertEquals(
        List.of(
            name
                + "public record(double radius, @Nullable String label) implements "
                + "dev.runner.api.signature.TypeSignatureTests.Shape",
            name + "public new(double, @Nullable String)",
            name + "public double area()"),
        new TypeSignature(Circle.class).lines());
  }

  @Test
  void sayWhoMayImplementASealedType() {
    assertEquals(
        "dev.runner.api.signature.TypeSignatureTests.Shape: public interface permits "
            + "dev.runner.api.signature.TypeSignatureTests.Circle",
        new TypeSignature(Shape.class).lines().get(0));
  }

  @Test
  void sayWhatAnAnnotationTakes() {
    assertEquals(
        List.of(
            "dev.runner.api.signature.TypeSignatureTests.Mark: public @interface",
            "dev.runner.api.signature.TypeSignatureTests.Mark:"
                + " public abstract String[] value() default {\"a\", \"b\"}"),
        new TypeSignature(Mark.class).lines());
  }

  /** Has one of everything. */
  @API(status = API.Status.STABLE, since = "1.2")
  public abstract static class Open<T extends Shape & Comparable<T>>
      implements Function<String, T> {
    public static final int LIMIT = 3;
    int hidden;

    protected Open(int size) {
      hidden = size;
    }

    Open() {}

    @Deprecated
    protected <X extends Exception> void change(T from, String... to) throws IOException, X {}

    @SuppressWarnings({"rawtypes", "unchecked"})
    public Map<@Nullable String, ? super T>[] parts() {
      return new Map[hidden];
    }

    @Override
    public String toString() {
      return "";
    }
  }

  /** Is closed. */
  public sealed interface Shape permits Circle {}

  /** Has two components. */
  public record Circle(double radius, @Nullable String label) implements Shape {
    public double area() {
      return Math.PI * radius * radius;
    }
  }

  /** Has a default. */
  public @interface Mark {
    String[] value() default {"a", "b"};
  }
}
