package dev.runner.core.failure;

import dev.runner.core.result.Cause;
import dev.runner.core.result.TestDescription;
import dev.runner.core.result.Verdict;
import dev.runner.core.shard.TextDigest;
import java.util.List;
import java.util.Optional;

/**
 * What failures of one kind have in common. It goes by what was thrown, by the message without what
 * differs from run to run, and by the code of plugins that threw it, never by lines of code.
 *
 * @param id a digest of the rest, 12 hexadecimal digits
 * @param type the class of what was thrown, or the {@link Cause} if Runner decided
 * @param message the message, with {@code <n>} and the like for numbers, times, paths and so on
 * @param root type and message of the innermost cause, in the same form; empty if it has none
 * @param frames up to three methods, the innermost first; may be none
 */
public record Fingerprint(
    String id, String type, String message, String root, List<String> frames) {

  /** Changes whenever one failure would get another id than before. */
  private static final String VERSION = "1";

  private static final int DIGITS = 12;

  /** Copies the list. */
  public Fingerprint {
    frames = List.copyOf(frames);
  }

  /**
   * Returns the fingerprint of a failure.
   *
   * @param test the test that failed
   * @param verdict its verdict; need not be a failure
   */
  public static Fingerprint of(TestDescription test, Verdict verdict) {
    ThrownText thrown = ThrownText.of(verdict.message());
    Optional<ThrownText> cause = Trace.of(verdict.detail()).cause().map(ThrownText::of);
    String type =
        thrown.type().isEmpty()
            ? verdict.cause().map(Enum::name).orElse(verdict.outcome().name())
            : thrown.type();
    String message = MessageMask.mask(thrown.message());
    String root = cause.map(text -> text.with(MessageMask.mask(text.message()))).orElse("");
    boolean own = isOwn(verdict, cause.orElse(thrown)) || (message.isEmpty() && root.isEmpty());
    List<String> frames = Trace.of(verdict.detail()).frames(test.className(), own);
    String id =
        new TextDigest().add(VERSION, type, message, root).add(frames).text().substring(0, DIGITS);
    return new Fingerprint(id, type, message, root, frames);
  }

  /** Returns type and message in one line. */
  public String title() {
    return message.isEmpty() ? type : type + ": " + message;
  }

  /**
   * Tells whether it matters which test threw it: an assertion, or a mistake in code. A server that
   * does not answer is one failure, however many tests ask it.
   */
  private static boolean isOwn(Verdict verdict, ThrownText thrown) {
    return verdict.cause().filter(Cause.ASSERTION::equals).isPresent() || thrown.isMistake();
  }
}
