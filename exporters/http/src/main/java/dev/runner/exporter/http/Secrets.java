package dev.runner.exporter.http;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * What a call has told the other side in secret.
 *
 * @param forms how it may look, longest first
 */
record Secrets(List<String> forms) {

  /** None. */
  static final Secrets NONE = new Secrets(List.of());

  private static final List<String> HEADERS =
      List.of("Authorization", "Proxy-Authorization", "X-Auth-Token", "X-Amz-Security-Token");

  /** Shorter ones would be found in texts that have nothing to do with them. */
  private static final int SHORTEST = 6;

  /** Returns the secrets of the call that was answered. */
  static Secrets of(HttpResponse<?> reply) {
    List<String> forms = new ArrayList<>();
    for (String header : HEADERS) {
      for (String value : reply.request().headers().allValues(header)) {
        String secret = value.substring(value.indexOf(' ') + 1); // behind the scheme
        add(secret, forms);
        if (value.startsWith("Basic ")) {
          String pair = new String(Base64.getDecoder().decode(secret), StandardCharsets.UTF_8);
          add(pair.substring(pair.indexOf(':') + 1), forms);
        }
      }
    }
    return sorted(forms);
  }

  /** Returns these and others. */
  Secrets and(List<String> more) {
    List<String> all = new ArrayList<>(forms);
    more.forEach(secret -> add(secret, all));
    return sorted(all);
  }

  private static Secrets sorted(List<String> forms) {
    forms.sort(Comparator.comparingInt(String::length).reversed());
    return new Secrets(forms);
  }

  private static void add(String secret, List<String> forms) {
    if (secret.length() >= SHORTEST) {
      forms.add(secret);
      forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
      String escaped = secret.replace("\\", "\\\\").replace("\"", "\\\"");
      forms.add(escaped);
      forms.add(escaped.replace("/", "\\/"));
    }
  }

  /** Returns a text without them. */
  String mask(String text) {
    String masked = text;
    for (String form : forms) {
      masked = masked.replace(form, "***");
    }
    return masked;
  }
}
