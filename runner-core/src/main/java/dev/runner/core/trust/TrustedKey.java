package dev.runner.core.trust;

import dev.runner.core.plugin.JarDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * A public Ed25519 key whose signatures count.
 *
 * @param file where it stands
 * @param fingerprint the SHA-256 of its encoding, in hexadecimal
 * @param encoded its encoding (SubjectPublicKeyInfo, DER)
 */
record TrustedKey(Path file, String fingerprint, byte[] encoded) {

  static final String ALGORITHM = "Ed25519";
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";
  private static final long LARGEST = 64L << 10;

  /**
   * Reads a key file: PEM, as {@code openssl pkey -pubout} writes it.
   *
   * @throws IOException if it holds no such key
   */
  static TrustedKey read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("it is larger than " + LARGEST + " bytes");
    }
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException("it has no line '" + BEGIN + "'");
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
      TrustedKey key = new TrustedKey(file, JarDigest.of(encoded), encoded);
      key.publicKey();
      return key;
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IOException("it holds no Ed25519 public key (" + e.getMessage() + ")", e);
    }
  }

  /** Returns the key; its fingerprint is that of what it was made from. */
  PublicKey publicKey() throws GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
  }
}
