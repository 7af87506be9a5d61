package dev.runner.exporter.doubles;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a call by version 4 of AWS' rules, made anew from what has arrived. */
final class Sigv4 {

  private static final Pattern HEADER =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/([0-9]{8}/[^/]+/s3/aws4_request), *SignedHeaders=([^,]+), *Signature=([0-9a-f]{64})");

  private final Call call;
  private final String id;
  private final String secret;

  Sigv4(Call call, String id, String secret) {
    this.call = call;
    this.id = id;
    this.secret = secret;
  }

  /** Returns what is wrong with it; empty if it is right. */
  String wrong() {
    Matcher header = HEADER.matcher(call.header("Authorization").orElse(""));
    if (!header.matches() || !header.group(1).equals(id)) {
      return "no such header or key";
    }
    String digest = call.header("x-amz-content-sha256").orElse("");
    if (!digest.equals(hex(sha256(call.body())))) {
      return "the body has another digest";
    }
    String canonical =
        String.join(
            "\n",
            call.method(),
            call.path(),
            Optional.ofNullable(call.uri().getRawQuery()).orElse(""),
            headers(header.group(3)),
            header.group(3),
            digest);
    String scope = header.group(2);
    String text =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            call.header("X-Amz-Date").orElse(""),
            scope,
            hex(sha256(canonical.getBytes(StandardCharsets.UTF_8))));
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    return hex(hmac(key, text)).equals(header.group(4)) ? "" : "another signature";
  }

  private String headers(String names) {
    StringBuilder lines = new StringBuilder();
    Arrays.stream(names.split(";"))
        .forEach(
            name ->
                lines
                    .append(name)
                    .append(':')
                    .append(call.header(name).orElse("").strip())
                    .append('\n'));
    return lines.toString();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
