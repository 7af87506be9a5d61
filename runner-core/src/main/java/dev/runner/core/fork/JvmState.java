package dev.runner.core.fork;

import dev.runner.core.plugin.SecurityProviders;
import java.io.FileDescriptor;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What all tests of this process share, as it was before the first of them, restored behind each
 * class. The standard output streams are the {@link OutputCapture}'s.
 */
public final class JvmState {

  private static final String KEPT = "runner.keep-properties";

  /** The JDK sets it when it is first asked for the time zone. */
  private static final String ZONE = "user.timezone";

  private final Set<String> told = new TreeSet<>();
  private @Nullable Snapshot before;
  private @Nullable TimeZone zone;

  /**
   * Something that was found changed.
   *
   * @param kind whether it is restored
   * @param what its name
   */
  record Change(Trace.Kind kind, String what) {}

  private record Snapshot(
      Locale locale,
      Locale display,
      Locale format,
      Properties properties,
      Properties values,
      InputStream in,
      Thread.@Nullable UncaughtExceptionHandler handler,
      boolean readable,
      boolean writable) {}

  /** Returns the argument of a fork for the system properties that tests may set for all. */
  public static String keeping(List<String> properties) {
    return "-D" + KEPT + "=" + String.join(",", properties);
  }

  /** Takes the snapshot, of the time zone only once there is a second class: it takes long. */
  void begin(int classes) {
    if (zone == null && before != null) {
      TimeZone.setDefault(null); // to that of the system, whatever the first class did
    }
    if (zone == null && (before != null || classes != 1)) {
      zone = TimeZone.getDefault();
    }
    if (before == null) {
      Properties values = new Properties();
      values.putAll(System.getProperties());
      before =
          new Snapshot(
              Locale.getDefault(),
              Locale.getDefault(Locale.Category.DISPLAY),
              Locale.getDefault(Locale.Category.FORMAT),
              System.getProperties(),
              values,
              System.in,
              Thread.getDefaultUncaughtExceptionHandler(),
              FileDescriptor.in.valid(),
              FileDescriptor.out.valid() && FileDescriptor.err.valid());
    }
  }

  /** Restores what was changed; tells of each thing once. */
  List<Change> restore() {
    Snapshot then = before;
    if (then == null) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    properties(then).ifPresent(names -> restored(changes, names));
    if (then.in != System.in) {
      System.setIn(then.in);
      restored(changes, "System.in");
    }
    locale(then, changes);
    if (Thread.getDefaultUncaughtExceptionHandler() != then.handler) {
      Thread.setDefaultUncaughtExceptionHandler(then.handler);
      restored(changes, "the handler of uncaught exceptions");
    }
    if (SecurityProviders.restore()) {
      restored(changes, "the security providers");
    }
    boolean writable = FileDescriptor.out.valid() && FileDescriptor.err.valid();
    if (then.writable != writable || then.readable != FileDescriptor.in.valid()) {
      tell(changes, Trace.Kind.CHANGED, "closed a standard stream's file descriptor");
    }
    return changes;
  }

  /** Removes the system properties that were added, apart from those that are to be kept. */
  void removeAdded() {
    Snapshot then = before;
    if (then != null) {
      List<String> kept = kept();
      System.getProperties()
          .keySet()
          .removeIf(
              name ->
                  !then.values.containsKey(name)
                      && !name.equals(ZONE)
                      && !kept.contains(String.valueOf(name)));
    }
  }

  private void locale(Snapshot then, List<Change> changes) {
    if (!then.locale.equals(Locale.getDefault())
        || !then.display.equals(Locale.getDefault(Locale.Category.DISPLAY))
        || !then.format.equals(Locale.getDefault(Locale.Category.FORMAT))) {
      Locale.setDefault(then.locale);
      Locale.setDefault(Locale.Category.DISPLAY, then.display);
      Locale.setDefault(Locale.Category.FORMAT, then.format);
      restored(changes, "the locale");
    }
    if (zone != null && !zone.equals(TimeZone.getDefault())) {
      TimeZone.setDefault(zone);
      restored(changes, "the time zone");
    }
  }

  /**
   * Restores the system properties that were there at the beginning; returns the names of those
   * that were changed. One that was added may be meant for all classes.
   */
  @SuppressWarnings("ReferenceEquality") // another object can become different later
  private static Optional<String> properties(Snapshot then) {
    if (System.getProperties() != then.properties) {
      System.setProperties(then.properties);
    }
    Properties now = then.properties;
    if (now.equals(then.values)) {
      return Optional.empty();
    }
    List<String> kept = kept();
    Set<Object> names = new TreeSet<>(Comparator.comparing(String::valueOf));
    names.addAll(then.values.keySet());
    names.removeIf(name -> Objects.equals(now.get(name), then.values.get(name)));
    names.remove(ZONE);
    for (Object name : names) {
      Object value = kept.contains(String.valueOf(name)) ? now.get(name) : then.values.get(name);
      if (value == null) {
        then.values.remove(name);
      } else {
        now.put(name, value);
        then.values.put(name, value);
      }
    }
    names.removeIf(name -> kept.contains(String.valueOf(name)));
    return Optional.of(names.stream().map(String::valueOf).collect(Collectors.joining("', '")))
        .filter(text -> !text.isEmpty())
        .map(text -> "system properties '" + text + "'");
  }

  private static List<String> kept() {
    return List.of(System.getProperty(KEPT, "").split(",", -1));
  }

  private void restored(List<Change> changes, String what) {
    tell(changes, Trace.Kind.RESTORED, what);
  }

  private void tell(List<Change> changes, Trace.Kind kind, String what) {
    if (told.add(what)) {
      changes.add(new Change(kind, what));
    }
  }
}
