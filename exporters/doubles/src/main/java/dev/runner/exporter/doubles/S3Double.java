package dev.runner.exporter.doubles;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A bucket behind signatures. It keeps how often each object was written. */
public final class S3Double implements HttpDouble.Service {

  /** Whose keys it knows. */
  public static final String ACCESS_KEY_ID = "AK";

  private final String secret;
  private final Map<String, Stored> objects = new TreeMap<>();
  private boolean conditions = true;

  /**
   * An object.
   *
   * @param content what it holds
   * @param type its media type
   * @param versions how often it was written
   */
  public record Stored(byte[] content, String type, int versions) {

    /** Copies the content. */
    public Stored {
      content = content.clone();
    }

    /** Returns a copy of the content. */
    @Override
    public byte[] content() {
      return content.clone();
    }
  }

  private final Map<String, String> digests = new TreeMap<>();

  /**
   * Creates an empty bucket.
   *
   * @param secret what calls are signed with
   */
  public S3Double(String secret) {
    this.secret = secret;
  }

  /** Does not know {@code If-None-Match}, as some services. */
  public synchronized void withoutConditions() {
    conditions = false;
  }

  /** Returns what is stored, by path. */
  public synchronized Map<String, Stored> objects() {
    return new TreeMap<>(objects);
  }

  @Override
  public synchronized Reply answer(Call call) {
    String wrong = new Sigv4(call, ACCESS_KEY_ID, secret).wrong();
    if (!wrong.isEmpty()) {
      return error(403, "SignatureDoesNotMatch", wrong);
    }
    if (call.path().startsWith("/nowhere/")) {
      return error(404, "NoSuchBucket", "");
    }
    return call.method().equals("HEAD") ? head(call.path()) : put(call);
  }

  private Reply head(String path) {
    return objects.containsKey(path)
        ? Reply.of(200).with("x-amz-meta-runner-sha256", digests.get(path))
        : Reply.of(404);
  }

  private Reply put(Call call) {
    if (call.header("If-None-Match").isPresent()) {
      if (!conditions) {
        return error(501, "NotImplemented", "");
      }
      if (objects.containsKey(call.path())) {
        return error(412, "PreconditionFailed", "");
      }
    }
    Stored before = objects.get(call.path());
    objects.put(
        call.path(),
        new Stored(
            call.body(),
            call.header("Content-Type").orElse(""),
            before == null ? 1 : before.versions() + 1));
    digests.put(call.path(), call.header("x-amz-meta-runner-sha256").orElse(""));
    return Reply.of(200).with("ETag", "\"" + Arrays.hashCode(call.body()) + "\"");
  }

  private static Reply error(int status, String code, String message) {
    return new Reply(
        status,
        Map.of("Content-Type", "application/xml"),
        "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, message));
  }
}
