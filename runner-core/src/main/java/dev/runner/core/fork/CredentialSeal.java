package dev.runner.core.fork;

import dev.runner.api.credential.Credential;
import dev.runner.api.credential.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hides the secrets of a credential on its way out of a fork: what a fork tells passes through a
 * file, and no file may hold them. The key comes over the socket alone.
 */
final class CredentialSeal {

  private static final int KEY_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String CIPHER = "AES/GCM/NoPadding";

  private final byte[] key;

  private CredentialSeal(byte[] key) {
    this.key = key;
  }

  /** Returns a seal with a key of its own. */
  static CredentialSeal create() {
    return new CredentialSeal(random(KEY_BYTES));
  }

  /** Returns the seal of a key. */
  static CredentialSeal of(String key) {
    return new CredentialSeal(Base64.getDecoder().decode(key));
  }

  String key() {
    return Base64.getEncoder().encodeToString(key);
  }

  /** Returns a credential with its secrets sealed. */
  Credential close(Credential open) throws GeneralSecurityException {
    Map<String, Secret> sealed = new TreeMap<>();
    for (Map.Entry<String, Secret> one : open.secrets().entrySet()) {
      byte[] nonce = random(NONCE_BYTES);
      byte[] text = one.getValue().reveal().getBytes(StandardCharsets.UTF_8);
      byte[] hidden = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text);
      byte[] all = ByteBuffer.allocate(nonce.length + hidden.length).put(nonce).put(hidden).array();
      sealed.put(one.getKey(), Secret.of(Base64.getEncoder().encodeToString(all)));
    }
    return with(open, sealed);
  }

  /** Returns a credential with its secrets open again. */
  Credential open(Credential closed) throws GeneralSecurityException {
    Map<String, Secret> open = new TreeMap<>();
    for (Map.Entry<String, Secret> one : closed.secrets().entrySet()) {
      ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(one.getValue().reveal()));
      byte[] nonce = new byte[NONCE_BYTES];
      all.get(nonce);
      byte[] hidden = new byte[all.remaining()];
      all.get(hidden);
      byte[] text = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(hidden);
      open.put(one.getKey(), Secret.of(new String(text, StandardCharsets.UTF_8)));
    }
    return with(closed, open);
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return random;
  }

  private static Credential with(Credential credential, Map<String, Secret> secrets) {
    return new Credential(
        credential.name(), credential.kind(), credential.roles(), credential.fields(), secrets);
  }
}
