package dev.runner.core.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.runner.core.plugin.JarDigest;
import dev.runner.core.trust.SignatureState.Invalid;
import dev.runner.core.trust.SignatureState.Signed;
import dev.runner.core.trust.SignatureState.Unsigned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignatureCheckTests {

  @TempDir Path folder;
  private Path jar;
  private KeyPair pair;
  private TrustedKey key;

  @BeforeEach
  void make() throws Exception {
    jar = Files.writeString(folder.resolve("x.jar"), "the bytes of a jar");
    pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    key = TrustedKey.read(pem("team.pub", pair.getPublic().getEncoded()));
  }

  private Path pem(String name, byte[] encoded) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(encoded);
    return Files.writeString(
        folder.resolve(name),
        "a comment\n-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n");
  }

  private byte[] signature() throws Exception {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(Files.readAllBytes(jar));
    return signature.sign();
  }

  private void sign(byte[] bytes) throws IOException {
    Files.write(SignatureCheck.fileOf(jar), bytes);
  }

  private SignatureState check() throws IOException {
    return check(JarDigest.of(jar));
  }

  private SignatureState check(String sha256) {
    return new SignatureCheck(List.of(key), folder.resolve("cache")).check(jar, jar, sha256);
  }

  @Test
  void knowsWhoSigned() throws Exception {
    assertInstanceOf(Unsigned.class, check());
    sign(signature());
    assertEquals(new Signed(key.fingerprint()), check());
    sign(Base64.getEncoder().encode(signature()));
    assertEquals(new Signed(key.fingerprint()), check());
  }

  @Test
  void believesNoOtherBytes() throws Exception {
    byte[] good = signature();
    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= 1;
      sign(changed);
      assertInstanceOf(Invalid.class, check(), "byte " + i);
    }
    for (byte[] none : List.of(new byte[0], new byte[63], new byte[64], new byte[10_000])) {
      sign(none);
      assertInstanceOf(Invalid.class, check());
    }
    sign(good);
    Files.writeString(jar, "the bytes of another jar");
    assertInstanceOf(Invalid.class, check());
  }

  @Test
  void computesAValidSignatureOnce() throws Exception {
    sign(signature());
    String sha256 = JarDigest.of(jar);
    assertInstanceOf(Signed.class, check(sha256));
    Files.writeString(jar, "what nobody reads again");
    assertInstanceOf(Signed.class, check(sha256));
    sign(new byte[64]);
    assertInstanceOf(Invalid.class, check(sha256));
  }

  @Test
  void readsNoKeyThatIsNone() throws Exception {
    byte[] other = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic().getEncoded();
    Path rsa = pem("rsa.pub", other);
    Path garbage = pem("garbage.pub", new byte[44]);
    Path none = Files.writeString(folder.resolve("none.pub"), "no key");
    for (Path file : List.of(rsa, garbage, none, folder.resolve("absent.pub"))) {
      assertThrows(IOException.class, () -> TrustedKey.read(file), file::toString);
    }
  }
}
