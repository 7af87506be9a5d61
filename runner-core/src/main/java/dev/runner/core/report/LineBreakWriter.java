package dev.runner.core.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes stand-ins for white space as character references.
 *
 * <p>A parser turns line breaks and tabs in attributes, and carriage returns anywhere, into other
 * white space unless they are written as references, and the XML library writes none. So they go
 * through it as characters that XML does not allow and that are therefore free.
 */
final class LineBreakWriter extends FilterWriter {

  private static final char TAB = 1;
  private static final char LINE_FEED = 2;
  private static final char CARRIAGE_RETURN = 3;

  LineBreakWriter(Writer out) {
    super(out);
  }

  /** Returns the text of an attribute with stand-ins. */
  static String inAttribute(String legal) {
    return inText(legal).replace('\t', TAB).replace('\n', LINE_FEED);
  }

  /** Returns the text of an element with stand-ins. */
  static String inText(String legal) {
    return legal.replace('\r', CARRIAGE_RETURN);
  }

  @Override
  public void write(int c) throws IOException {
    switch (c) {
      case TAB -> out.write("&#9;");
      case LINE_FEED -> out.write("&#10;");
      case CARRIAGE_RETURN -> out.write("&#13;");
      default -> out.write(c);
    }
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(text[i]);
    }
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(text.charAt(i));
    }
  }
}
