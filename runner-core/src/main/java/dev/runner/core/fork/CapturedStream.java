package dev.runner.core.fork;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A standard stream that a test may close without closing it for the tests behind. */
final class CapturedStream extends PrintStream {

  CapturedStream(OutputStream target) {
    super(target, true, StandardCharsets.UTF_8);
  }

  /** Writes the line at once; a subclass inherits a method that writes twice. */
  @Override
  public void println(String text) {
    print(text + System.lineSeparator());
  }

  @Override
  public void println(Object object) {
    println(String.valueOf(object));
  }

  @Override
  public void close() {
    flush();
  }
}
