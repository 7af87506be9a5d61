package dev.runner.core.launch;

import dev.runner.core.plugin.PluginId;
import dev.runner.core.result.KnownIssue;
import dev.runner.core.result.TestDescription;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * Describes the nodes of one plugin's tree, printed ids above all.
 *
 * <p>A printed id is {@code plugin:pkg.Outer$Inner.method(int)(#3)}: parameter types only where the
 * class overloads the name, a number for each invocation on the way. Engines that name no classes
 * and methods get the path of the unique id. It is one line, whatever an engine puts in its ids.
 * Lives for one portion; for one thread at a time.
 */
final class TestDescriber {

  /** Segments above an engine's own: the runner's engine, the plugin, the engine. */
  private static final int OWN_SEGMENTS = 3;

  private final PluginId plugin;
  private final TestIds ids;
  private final KnownIssues knownIssues = new KnownIssues();
  private final Map<Class<?>, Overloads> overloads = new HashMap<>();

  TestDescriber(TestIds ids) {
    this.plugin = ids.plugin();
    this.ids = ids;
  }

  synchronized TestDescription describe(TestDescriptor descriptor) {
    UniqueId id = descriptor.getUniqueId();
    List<Segment> segments = id.getSegments();
    if (segments.size() <= OWN_SEGMENTS) {
      return new TestDescription(
          plugin,
          id.toString(),
          plugin.value(),
          "",
          "",
          descriptor.getDisplayName(),
          Optional.empty(),
          List.of());
    }
    Text text = text(descriptor);
    return new TestDescription(
        plugin,
        id.toString(),
        plugin + ":" + text.className() + text.rest(),
        text.className(),
        text.name(),
        descriptor.getDisplayName(),
        read(() -> ids.of(descriptor), Optional.empty()),
        descriptor.getTags().stream().map(TestTag::getName).sorted().toList(),
        read(() -> knownIssues.of(descriptor), List.of()));
  }

  /**
   * Reads annotations. The source of another engine's test may name what cannot be loaded, and
   * annotations may name what is not there; what depends on them is then not known.
   */
  private static <T> T read(Supplier<T> annotations, T otherwise) {
    try {
      return annotations.get();
    } catch (RuntimeException | LinkageError e) {
      return otherwise;
    }
  }

  /** Returns the issues because of which a test is skipped; empty if none is a reason to. */
  synchronized Optional<String> skippingIssues(TestDescriptor descriptor) {
    String issues =
        knownIssues.of(descriptor).stream()
            .filter(issue -> issue.mode() == KnownIssue.Mode.SKIP)
            .map(KnownIssue::skipReason)
            .collect(Collectors.joining("; "));
    return Optional.of(issues).filter(text -> !text.isEmpty());
  }

  /** Tells whether a node is a test class, or whatever stands directly below its engine. */
  static boolean isTop(TestDescriptor descriptor) {
    return descriptor.getUniqueId().getSegments().size() == OWN_SEGMENTS + 1;
  }

  private Text text(TestDescriptor descriptor) {
    UniqueId id = descriptor.getUniqueId();
    Segment own = id.getLastSegment();
    if (isTop(descriptor)) {
      return new Text(topName(id, own), "");
    }
    Text above = descriptor.getParent().map(this::text).orElseThrow();
    return switch (own.getType()) {
      case "nested-class", "nested-class-template" -> above.plus("$" + OneLine.of(own.getValue()));
      case "class-template-invocation",
          "test-template-invocation",
          "dynamic-test",
          "dynamic-container" ->
          above.plus("(" + own.getValue() + ")");
      case "method", "test-template", "test-factory" ->
          above.plus("." + methodText(descriptor, own.getValue()));
      default -> above.plus(foreign(descriptor, own));
    };
  }

  private static String topName(UniqueId id, Segment own) {
    return switch (own.getType()) {
      case "class", "class-template", "runner" -> OneLine.of(own.getValue());
      default ->
          OneLine.of(
              id.getSegments().get(OWN_SEGMENTS - 1).getValue()
                  + "/"
                  + own.getType()
                  + ":"
                  + own.getValue());
    };
  }

  /** Names a node of another engine: by its method if that names it fully, else by its path. */
  private static String foreign(TestDescriptor descriptor, Segment own) {
    boolean plain = method(descriptor).isPresent() && own.getValue().matches("[^()]+\\([^()]*\\)");
    return OneLine.of(
        plain
            ? "." + own.getValue().substring(0, own.getValue().indexOf('('))
            : "/" + own.getType() + ":" + own.getValue());
  }

  private String methodText(TestDescriptor descriptor, String segment) {
    return method(descriptor)
        .map(method -> methodText(descriptor, method, segment))
        .orElse(OneLine.of(segment));
  }

  private String methodText(TestDescriptor descriptor, Method method, String segment) {
    Class<?> type =
        descriptor
            .getSource()
            .<Class<?>>map(source -> ((MethodSource) source).getJavaClass())
            .orElse(method.getDeclaringClass());
    String name = OneLine.of(method.getName());
    return switch (overloads.computeIfAbsent(type, Overloads::new).of(method.getName())) {
      case NONE -> name;
      case SIMPLE_NAMES -> name + "(" + Overloads.types(method, false) + ")";
      case FULL_NAMES -> name + "(" + Overloads.types(method, true) + ")";
      case WITH_CLASS -> OneLine.of(segment);
    };
  }

  private static Optional<Method> method(TestDescriptor descriptor) {
    return descriptor
        .getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getJavaMethod());
  }

  /**
   * A printed id without its plugin.
   *
   * @param className the top-level container's part
   * @param rest what follows it, separator included
   */
  private record Text(String className, String rest) {

    Text plus(String more) {
      return new Text(className, rest + more);
    }

    String name() {
      return rest.isEmpty() ? "" : rest.substring(1);
    }
  }
}
