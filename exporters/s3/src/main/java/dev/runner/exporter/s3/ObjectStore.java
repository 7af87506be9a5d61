package dev.runner.exporter.s3;

import dev.runner.api.config.PluginOptions;
import dev.runner.exporter.http.Answer;
import dev.runner.exporter.http.Answer.Kind;
import dev.runner.exporter.http.CallSettings;
import dev.runner.exporter.http.Delivery;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls of S3. */
final class ObjectStore {

  private static final String DIGEST = "x-amz-meta-runner-sha256";
  private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9]{1,80})</Code>");
  private static final Pattern REGION = Pattern.compile("<Region>([a-z0-9-]{1,40})</Region>");
  private static final int THERE = 412;
  private static final int AT_THE_SAME_TIME = 409;
  private static final int UNKNOWN_CONDITION = 501;

  private final Signature signature;
  private final CallSettings calls;
  private final Delivery delivery;

  ObjectStore(PluginOptions options) {
    this.signature = new Signature(options);
    this.calls = CallSettings.of(options, S3Options.GROUP);
    this.delivery =
        new Delivery(
            calls, "'s3.access-key-id', 's3.secret-access-key' and what they may do there");
  }

  /**
   * Stores an object. One that is there with the same content is left: where buckets keep versions,
   * a second one would be another version.
   *
   * @param type its media type
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  Answer put(URI uri, StoredFile file, String type) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Answer answer = put(uri, file, type, true);
      if (answer.status() == THERE) {
        Answer there =
            delivery.send(() -> signature.request("HEAD", uri, Map.of(), Optional.empty()));
        boolean same = there.header(DIGEST).filter(file.sha256()::equals).isPresent();
        if (there.soon() || (same && there.accepted())) {
          return there; // whether it is there is not known: another version is not written
        }
        return told(put(uri, file, type, false));
      }
      if (answer.status() == UNKNOWN_CONDITION) {
        return told(put(uri, file, type, false));
      }
      if (answer.status() != AT_THE_SAME_TIME) {
        return told(answer);
      }
      if (attempt == calls.attempts()) {
        return told(answer.as(Kind.AWAY, answer.text() + " (" + attempt + " attempts)"));
      }
      delivery.pause(attempt, answer);
    }
  }

  private Answer put(URI uri, StoredFile file, String type, boolean onlyIfNew)
      throws InterruptedException {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", type);
    headers.put(DIGEST, file.sha256());
    if (onlyIfNew) {
      headers.put("If-None-Match", "*");
    }
    return delivery.send(() -> signature.request("PUT", uri, headers, Optional.of(file.path())));
  }

  /** Says what S3's own codes mean. */
  private static Answer told(Answer answer) {
    if (answer.accepted() || answer.reply().isEmpty()) {
      return answer;
    }
    Optional<String> region =
        answer.header("x-amz-bucket-region").or(() -> found(REGION, answer.body()));
    String code = found(CODE, answer.body()).map(text -> " (" + text + ")").orElse("");
    String text = "it answered %d%s".formatted(answer.status(), code);
    boolean elsewhere = answer.status() / 100 == 3 || code.contains("AuthorizationHeaderMalformed");
    if (elsewhere && region.isPresent()) {
      return answer.as(Kind.BARRED, "%s: set 's3.region = %s'".formatted(text, region.get()));
    }
    if (code.contains("RequestTimeTooSkewed")) {
      return answer.as(Kind.BARRED, text + ": set the clock of this machine");
    }
    if (answer.status() == 404) {
      return answer.as(Kind.BARRED, text + ": is there such a bucket?");
    }
    return code.isEmpty()
        ? answer
        : answer.as(answer.kind(), answer.text().replace("it answered " + answer.status(), text));
  }

  private static Optional<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
