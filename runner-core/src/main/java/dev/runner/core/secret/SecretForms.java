package dev.runner.core.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The texts in which a secret shows up: as it is, encoded, escaped, and each of its lines. */
final class SecretForms {

  /** Whatever is shorter would be found in texts that have nothing to do with it. */
  static final int SHORTEST = 6;

  private final Set<String> forms = new TreeSet<>();

  private SecretForms() {}

  /** Returns the forms of secrets in UTF-8, the longest first. */
  static List<byte[]> of(Collection<String> secrets) {
    SecretForms all = new SecretForms();
    for (String secret : secrets) {
      if (secret.length() >= SHORTEST) {
        all.addAll(secret);
      }
    }
    return all.forms.stream()
        .filter(form -> form.length() >= SHORTEST)
        .map(form -> form.getBytes(StandardCharsets.UTF_8))
        .sorted(Comparator.<byte[]>comparingInt(form -> form.length).reversed())
        .toList();
  }

  private void addAll(String secret) {
    forms.add(secret);
    forms.add(secret.strip());
    secret.lines().map(String::strip).forEach(forms::add);
    addUrlEncoded(secret);
    addBase64(secret.getBytes(StandardCharsets.UTF_8));
    String json = secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    forms.add(json);
    forms.add(
        secret
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;"));
  }

  private void addUrlEncoded(String secret) {
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    for (String form : List.of(encoded, encoded.replace("+", "%20"))) {
      forms.add(form);
      forms.add(lowerCaseEscapes(form));
    }
  }

  private static String lowerCaseEscapes(String encoded) {
    StringBuilder text = new StringBuilder(encoded);
    for (int at = text.indexOf("%"); at >= 0; at = text.indexOf("%", at + 1)) {
      text.replace(at, at + 3, text.substring(at, at + 3).toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }

  /** Adds the encodings alone and, as in {@code user:password}, behind one or two other bytes. */
  private void addBase64(byte[] secret) {
    for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
      forms.add(encoder.encodeToString(secret));
      for (int before = 0; before < 3; before++) {
        byte[] bytes = new byte[before + secret.length];
        System.arraycopy(secret, 0, bytes, before, secret.length);
        String text = encoder.withoutPadding().encodeToString(bytes);
        int shared = bytes.length % 3 == 0 ? 0 : 1; // its last sign depends on what follows
        forms.add(text.substring(before == 0 ? 0 : before + 1, text.length() - shared));
      }
    }
  }
}
