package dev.runner.core.report;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An XML file that is there when it is complete and not before.
 *
 * <p>Any text may be given: characters that XML does not allow are written as visible escapes,
 * white space stays what it is.
 */
final class XmlFile implements AutoCloseable {

  /** The JDK's own, without a search through the class path. */
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final Path file;
  private final DraftFile draft;
  private final XMLStreamWriter writer;

  private XmlFile(Path file, DraftFile draft) throws XMLStreamException {
    this.file = file;
    this.draft = draft;
    this.writer =
        FACTORY.createXMLStreamWriter(
            new LineBreakWriter(
                new BufferedWriter(new OutputStreamWriter(draft.bytes(), StandardCharsets.UTF_8))));
    writer.writeStartDocument("UTF-8", "1.0");
  }

  /**
   * Begins a file.
   *
   * @param file where it will be; replaced if there
   */
  static XmlFile begin(Path file) {
    try {
      return new XmlFile(file, DraftFile.begin(file));
    } catch (XMLStreamException e) {
      throw new ReportException(file, e);
    }
  }

  XmlFile start(String element) {
    return write(() -> writer.writeStartElement(element));
  }

  XmlFile attribute(String name, String value) {
    String text = LineBreakWriter.inAttribute(XmlCharacters.of(value));
    return write(() -> writer.writeAttribute(name, text));
  }

  XmlFile text(String text) {
    String legal = LineBreakWriter.inText(XmlCharacters.of(text));
    return write(() -> writer.writeCharacters(legal));
  }

  XmlFile end() {
    return write(writer::writeEndElement);
  }

  /** Ends all elements and puts the file in its place. */
  void finish() {
    write(writer::writeEndDocument);
    write(writer::flush);
    draft.finish();
  }

  /** Leaves nothing behind if the file was not finished. */
  @Override
  public void close() {
    draft.close();
  }

  private XmlFile write(Step step) {
    try {
      step.run();
      return this;
    } catch (XMLStreamException e) {
      throw new ReportException(file, e);
    }
  }

  /** Writes something. */
  @FunctionalInterface
  private interface Step {
    void run() throws XMLStreamException;
  }
}
