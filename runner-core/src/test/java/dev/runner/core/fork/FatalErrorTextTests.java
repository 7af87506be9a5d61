package dev.runner.core.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FatalErrorTextTests {

  @Test
  void namesTheSignalAndTheFrame() {
    FatalErrorText text =
        new FatalErrorText(
            """
            #
            # A fatal error has been detected by the Java Runtime Environment:
            #
            #  SIGSEGV (0xb) at pc=0x00007f0d06ad2f94, pid=16910, tid=16911
            #
            # Problematic frame:
            # V  [libjvm.so+0xed2f94]  Unsafe_PutLong+0x124
            #
            """);
    assertEquals(
        Optional.of("SIGSEGV in [libjvm.so+0xed2f94]  Unsafe_PutLong+0x124"), text.reason());
    assertFalse(text.isOutOfMemory());
  }

  @Test
  void knowsAProcessThatWasToEndWhenMemoryRunsOut() {
    String error = "java.lang.OutOfMemoryError: Java heap space";
    FatalErrorText ended = new FatalErrorText("Terminating due to " + error);
    assertEquals(Optional.of(error + " (raise fork.heap)"), ended.reason());
    assertTrue(ended.isOutOfMemory());
    FatalErrorText aborted =
        new FatalErrorText("Aborting due to " + error + "\n#\n#  Internal Error (debug.cpp:362)");
    assertEquals(Optional.of(error + " (raise fork.heap)"), aborted.reason());
    assertTrue(aborted.isOutOfMemory());
  }

  @Test
  void saysNothingOfAProcessThatSaidNothing() {
    assertEquals(Optional.empty(), new FatalErrorText("").reason());
    assertEquals(Optional.empty(), new FatalErrorText("out of memory? SIGSEGV").reason());
  }
}
