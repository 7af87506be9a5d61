package dev.runner.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file as text, within limits. */
final class ConfigText {

  static final int MAX_BYTES = 4 * 1024 * 1024;

  /**
   * Reads a file.
   *
   * @throws ConfigFileException if the file is missing, too large, or no text in UTF-8
   */
  String read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      // Not by the file's size: a pipe has none.
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw ConfigFileException.unreadable(
            file, "is larger than 4 MB, the limit; is it a configuration file?");
      }
      return decoded(file, bytes);
    } catch (NoSuchFileException e) {
      throw ConfigFileException.unreadable(file, "does not exist; correct its path");
    } catch (IOException e) {
      throw ConfigFileException.unreadable(
          file, "cannot be read (%s); check its type and permissions".formatted(e.toString()));
    }
  }

  private static String decoded(Path file, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    if (result.isError()) {
      throw ConfigFileException.unreadable(
          file, "is not UTF-8 at byte %d; save it as UTF-8".formatted(in.position()));
    }
    String text = out.flip().toString();
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw ConfigFileException.unreadable(
          file, "holds a NUL as character %d; save it as UTF-8".formatted(nul));
    }
    return text;
  }
}
