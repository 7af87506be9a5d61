package dev.runner.core.trust;

import dev.runner.core.plugin.JarDigest;
import dev.runner.core.trust.SignatureState.Invalid;
import dev.runner.core.trust.SignatureState.Signed;
import dev.runner.core.trust.SignatureState.Unsigned;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Checks detached Ed25519 signatures over whole jars.
 *
 * <p>What was found valid is kept in the cache by the digests of jar, signature and key, so that it
 * is computed once.
 */
public final class SignatureCheck {

  /** What the name of a jar's signature has behind the jar's. */
  public static final String SUFFIX = ".sig";

  private static final int BYTES = 64;
  private static final long LARGEST = 4096;

  /** Java's Ed25519 holds all of the text in memory, more than once while it grows. */
  private static final long COPIES = 4;

  private final List<TrustedKey> keys;
  private final Path cache;

  SignatureCheck(List<TrustedKey> keys, Path cache) {
    this.keys = List.copyOf(keys);
    this.cache = cache;
  }

  /** Returns where the signature of a jar lies. */
  public static Path fileOf(Path jar) {
    return jar.resolveSibling(jar.getFileName() + SUFFIX);
  }

  /**
   * Checks a jar.
   *
   * @param installed the jar, beside which the signature lies
   * @param copy the file that is loaded
   * @param sha256 the digest of its bytes
   */
  SignatureState check(Path installed, Path copy, String sha256) {
    Path file = fileOf(installed);
    if (!Files.exists(file)) {
      return new Unsigned();
    }
    try {
      byte[] signature = signature(file);
      for (TrustedKey key : keys) {
        if (isBy(key, signature, copy, sha256)) {
          return new Signed(key.fingerprint());
        }
      }
      return new Invalid(
          keys.isEmpty() ? "no key is trusted" : "it is of other bytes, or by a key not trusted");
    } catch (IOException | GeneralSecurityException e) {
      return new Invalid(String.valueOf(e.getMessage()));
    }
  }

  private boolean isBy(TrustedKey key, byte[] signature, Path copy, String sha256)
      throws IOException, GeneralSecurityException {
    String what = sha256 + JarDigest.of(signature) + key.fingerprint();
    Path known = cache.resolve(JarDigest.of(what.getBytes(StandardCharsets.US_ASCII)));
    if (Files.exists(known)) {
      return true;
    }
    boolean valid = verifies(key, signature, copy, sha256);
    if (valid) {
      remember(known);
    }
    return valid;
  }

  private static boolean verifies(TrustedKey key, byte[] signature, Path copy, String sha256)
      throws IOException, GeneralSecurityException {
    if (Files.size(copy) * COPIES > Runtime.getRuntime().maxMemory()) {
      throw new IOException(
          "the jar is too large to be checked in this heap: raise it by RUNNER_JAVA_OPTS=-Xmx4g");
    }
    byte[] bytes = Files.readAllBytes(copy);
    if (!JarDigest.of(bytes).equals(sha256)) {
      throw new IOException("the copy that would be loaded has changed");
    }
    Signature ed25519 = Signature.getInstance(TrustedKey.ALGORITHM);
    ed25519.initVerify(key.publicKey());
    ed25519.update(bytes);
    return ed25519.verify(signature);
  }

  private void remember(Path known) {
    try {
      Files.createDirectories(cache);
      Files.write(known, new byte[0]);
    } catch (IOException e) {
      // it is computed again next time: that costs time, nothing else
    }
  }

  /** Reads a signature: its 64 bytes, or these in Base64. */
  private static byte[] signature(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("'" + file + "' is no signature, it is too long");
    }
    byte[] bytes = Files.readAllBytes(file);
    return Optional.of(bytes)
        .filter(raw -> raw.length == BYTES)
        .or(() -> decoded(bytes))
        .orElseThrow(
            () -> new IOException("'%s' holds no %d bytes of Ed25519".formatted(file, BYTES)));
  }

  private static Optional<byte[]> decoded(byte[] text) {
    try {
      return Optional.of(Base64.getMimeDecoder().decode(text)).filter(b -> b.length == BYTES);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
