package dev.runner.exporter.http;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What became of a call.
 *
 * @param kind what it means for the export
 * @param text why the other side does not have it, in a sentence; of an accepted call, empty
 * @param reply the last reply; empty if there was none
 */
public record Answer(Kind kind, String text, Optional<HttpResponse<String>> reply) {

  private static final int LONGEST_EXCERPT = 300;
  private static final Pattern PAGE =
      Pattern.compile("\\s*(<!doctype html|<html)", Pattern.CASE_INSENSITIVE);

  /** What a call amounts to. */
  public enum Kind {
    /** The other side has it. */
    ACCEPTED,
    /** The other side will not have it. */
    REFUSED,
    /** Somebody has to see to something first: names, certificates, tokens. */
    BARRED,
    /** The other side was away, and does not have it. */
    AWAY,
    /** The other side was away, and may have it. */
    LOST
  }

  /** Tells whether the other side has it. */
  public boolean accepted() {
    return kind == Kind.ACCEPTED;
  }

  /** Tells whether another try may help some day. */
  public boolean retry() {
    return kind != Kind.ACCEPTED && kind != Kind.REFUSED;
  }

  /** Tells whether another try may help within this export. */
  public boolean soon() {
    return kind == Kind.AWAY || kind == Kind.LOST;
  }

  /** Returns the status of the reply; 0 if there was none. */
  public int status() {
    return reply.map(HttpResponse::statusCode).orElse(0);
  }

  /** Returns the body of the reply; empty if there was none. */
  public String body() {
    return reply.map(HttpResponse::body).orElse("");
  }

  /** Returns a header of the reply. */
  public Optional<String> header(String name) {
    return reply.flatMap(answer -> answer.headers().firstValue(name));
  }

  /**
   * Returns this answer with another meaning.
   *
   * @param other what it means
   * @param why why the other side does not have it
   */
  public Answer as(Kind other, String why) {
    return new Answer(other, why, reply);
  }

  /** Returns the beginning of the body in one line, behind a colon; empty if there is no body. */
  public String excerpt() {
    String line = body().strip().replaceAll("\\s+", " ");
    if (line.isEmpty()) {
      return "";
    }
    String begin = beginning(line, LONGEST_EXCERPT);
    return ": " + begin + (line.length() <= LONGEST_EXCERPT ? "" : "...");
  }

  /** Tells whether a body is a page for people, which no service answers with. */
  static boolean isPage(String body) {
    return PAGE.matcher(body).lookingAt();
  }

  /**
   * Returns the beginning of what the other side says, without what the call has told it in secret.
   *
   * @param text its words
   * @param longest the most characters; fewer, as no word is cut: it could be a secret, which
   *     nobody recognizes by its beginning
   */
  public String beginning(String text, int longest) {
    return beginning(secrets(), text, longest);
  }

  /**
   * Returns what the other side calls a thing, without what the call has told it in secret.
   *
   * @param name its words
   * @param longest the most characters; fewer, unless it is a single word
   * @param more what else is secret
   */
  public String cut(String name, int longest, List<String> more) {
    Secrets secrets = secrets().and(more);
    String begin = beginning(secrets, name, longest);
    if (!begin.isEmpty() || name.isEmpty()) {
      return begin;
    }
    String masked = secrets.mask(name);
    boolean split = Character.isHighSurrogate(masked.charAt(longest - 1));
    return masked.substring(0, split ? longest - 1 : longest);
  }

  private Secrets secrets() {
    return reply.map(Secrets::of).orElse(Secrets.NONE);
  }

  private static String beginning(Secrets secrets, String text, int longest) {
    String masked = secrets.mask(text);
    return masked.length() <= longest
        ? masked
        : masked.substring(0, longest).replaceAll("[^\\s\"'<>(){}\\[\\],;]+$", "");
  }
}
