package dev.runner.core.secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The secrets that are known so far; tests may borrow more while they run. Safe for use by several
 * threads.
 */
public final class KnownSecrets {

  private final SecretMask first;
  private final Optional<AtomicReference<List<String>>> borrowed;
  private volatile Known known;

  private KnownSecrets(SecretMask first, Optional<AtomicReference<List<String>>> borrowed) {
    this.first = first;
    this.borrowed = borrowed;
    this.known = new Known(List.of(), first);
  }

  /** Returns secrets to which none is ever added. */
  public static KnownSecrets of(SecretMask all) {
    return new KnownSecrets(all, Optional.empty());
  }

  /** Returns secrets to which more may be added. */
  public static KnownSecrets growing(SecretMask first) {
    return new KnownSecrets(first, Optional.of(new AtomicReference<>(List.of())));
  }

  /** Returns other secrets, to which the same are added as to these. */
  public KnownSecrets over(SecretMask other) {
    return new KnownSecrets(other, borrowed);
  }

  /**
   * Adds secrets; from here on they are masked.
   *
   * @throws IllegalStateException if these do not grow
   */
  public void add(Collection<String> more) {
    AtomicReference<List<String>> all =
        borrowed.orElseThrow(() -> new IllegalStateException("no secret can be added"));
    all.updateAndGet(
        before -> {
          List<String> after = new ArrayList<>(before);
          more.stream().filter(secret -> !before.contains(secret)).forEach(after::add);
          return after.size() == before.size() ? before : List.copyOf(after);
        });
  }

  /** Returns a mask of all that are known now. */
  public SecretMask mask() {
    if (borrowed.isEmpty()) {
      return first;
    }
    List<String> now = borrowed.get().get();
    Known latest = known;
    if (latest.borrowed != now) {
      latest = new Known(now, first.and(SecretMask.of(now)));
      known = latest;
    }
    return latest.mask;
  }

  /** Tells whether there is none and none can come. */
  public boolean isEmpty() {
    return borrowed.isEmpty() && first.isEmpty();
  }

  /** Returns a mask for text that comes in pieces; it knows what is added meanwhile. */
  public MaskedStream stream() {
    return new MaskedStream(this::mask);
  }

  private record Known(List<String> borrowed, SecretMask mask) {}
}
