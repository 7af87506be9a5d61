package dev.runner.client;

import dev.runner.api.credential.Secret;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Makes what is written down of an exchange: without secrets, and not too long.
 *
 * <p>Of one attempt: it knows the headers and values that credentials set there.
 */
final class Redactor {

  /** What stands for a secret. */
  private static final String MASK = "***";

  /** Shorter texts are too likely to be part of something else. */
  private static final int SHORTEST_SECRET = 4;

  /** How much of a text that is no JSON is looked at, in characters. */
  private static final int ENOUGH = 1 << 18;

  /** A field with its value in a text that is neither JSON nor a form all through. */
  private static final Pattern FIELD =
      Pattern.compile(
          "\"?([A-Za-z0-9_-]{2,40})\"?\\s*[:=]\\s*(\"(?:[^\"\\\\]|\\\\.)*\"?|[^\\s,;&}\\]]+)");

  private final Redaction names;
  private final Collection<String> ownHeaders;
  private final List<String> texts;
  private final int longest;

  /**
   * Creates a redactor.
   *
   * @param names what is secret by name
   * @param credentials headers that are secret here, by name in small letters
   * @param secrets further texts that are secret wherever they stand
   * @param longest how many characters of a body are written
   */
  Redactor(
      Redaction names, Map<String, Secret> credentials, Collection<Secret> secrets, int longest) {
    this.names = names;
    this.ownHeaders =
        credentials.keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    this.longest = longest;
    List<String> known = new ArrayList<>();
    secrets.forEach(secret -> known.add(secret.reveal()));
    for (Secret secret : credentials.values()) {
      known.add(secret.reveal());
      known.add(secret.reveal().replaceFirst("^(?:Bearer|Basic) ", ""));
    }
    this.texts =
        known.stream()
            .filter(text -> text.length() >= SHORTEST_SECRET)
            .sorted((one, other) -> other.length() - one.length())
            .toList();
  }

  /** Returns headers, their names in small letters. */
  Map<String, List<String>> headers(Map<String, List<String>> headers) {
    Map<String, List<String>> shown = new TreeMap<>();
    headers.forEach(
        (name, values) -> {
          String small = name.toLowerCase(Locale.ROOT);
          boolean secret = names.isSecretHeader(small) || ownHeaders.contains(small);
          shown.put(small, values.stream().map(value -> secret ? MASK : text(value)).toList());
        });
    return new LinkedHashMap<>(shown);
  }

  /** Returns a URI. */
  String uri(URI uri) {
    String text = uri.toString();
    if (uri.getRawUserInfo() != null) {
      text = text.replace(uri.getRawUserInfo() + "@", MASK + "@");
    }
    int query = text.indexOf('?');
    return query < 0
        ? text(text)
        : text(text.substring(0, query + 1)) + text(pairs(text.substring(query + 1)));
  }

  /** Returns the beginning of a body of some type. */
  Shown body(String contentType, byte[] content) {
    if (!isText(contentType, content)) {
      return new Shown(content.length, Optional.empty(), false);
    }
    String all = new String(content, StandardCharsets.UTF_8);
    // Enough to see what is shown; JSON needs all to be read at all, and stops by itself.
    int enough = Json.isType(contentType) ? all.length() : Math.max(ENOUGH, longest);
    String whole = all.substring(0, Math.min(all.length(), enough));
    String redacted = text(redacted(contentType, whole));
    boolean longer = redacted.length() > longest;
    String text = longer ? redacted.substring(0, end(redacted)) : redacted;
    return new Shown(content.length, Optional.of(text), longer || whole.length() < all.length());
  }

  /** Not between the two halves of one character. */
  private int end(String text) {
    if (longest == 0) {
      return 0;
    }
    return Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
  }

  /** Returns a text without what is secret wherever it stands. */
  String text(String text) {
    String masked = text;
    for (String secret : texts) {
      masked = masked.replace(secret, MASK);
    }
    return masked;
  }

  private String redacted(String contentType, String whole) {
    if (contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
      return pairs(whole);
    }
    if (Json.isType(contentType)) {
      try {
        return json(whole);
      } catch (JacksonException e) {
        return fields(whole); // it says that it is JSON, and is not
      }
    }
    return fields(whole);
  }

  private static boolean isText(String contentType, byte[] content) {
    String type = contentType.toLowerCase(Locale.ROOT);
    boolean named =
        type.startsWith("text/")
            || type.contains("json")
            || type.contains("xml")
            || type.contains("javascript")
            || type.startsWith("application/x-www-form-urlencoded");
    boolean zero = false;
    for (int i = 0; i < Math.min(content.length, 1_000); i++) {
      zero |= content[i] == 0;
    }
    return !zero && (named || type.isEmpty());
  }

  private String pairs(String query) {
    List<String> shown = new ArrayList<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      boolean secret = equals >= 0 && names.isSecretField(decoded(pair.substring(0, equals)));
      shown.add(secret ? pair.substring(0, equals + 1) + MASK : pair);
    }
    return String.join("&", shown);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private String fields(String text) {
    Matcher matcher = FIELD.matcher(text);
    StringBuilder shown = new StringBuilder();
    while (matcher.find()) {
      String found = matcher.group();
      String kept =
          names.isSecretField(matcher.group(1))
              ? found.substring(0, matcher.start(2) - matcher.start()) + MASK
              : found;
      matcher.appendReplacement(shown, Matcher.quoteReplacement(kept));
    }
    return matcher.appendTail(shown).toString();
  }

  /** Copies as much JSON as is shown, token by token. */
  private String json(String text) {
    StringWriter shown = new StringWriter();
    try (JsonParser in = Json.MAPPER.createParser(text)) {
      JsonGenerator out = Json.MAPPER.createGenerator(shown);
      while (in.nextToken() != null && shown.getBuffer().length() <= longest) {
        out.copyCurrentEvent(in);
        if (in.currentToken() == JsonToken.PROPERTY_NAME && names.isSecretField(in.currentName())) {
          in.nextToken();
          in.skipChildren();
          out.writeString(MASK);
        }
        out.flush();
      }
    }
    return shown.toString();
  }

  /**
   * What is shown of a body.
   *
   * @param bytes its length
   * @param text its beginning, empty if it is no text
   * @param cut whether there is more
   */
  record Shown(int bytes, Optional<String> text, boolean cut) {}
}
