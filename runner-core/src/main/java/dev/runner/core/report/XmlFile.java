package dev.runner.core.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
  private final Path unfinished;
  private final Writer target;
  private final XMLStreamWriter writer;

  private XmlFile(Path file, Path unfinished, Writer target) throws XMLStreamException {
    this.file = file;
    this.unfinished = unfinished;
    this.target = target;
    this.writer = FACTORY.createXMLStreamWriter(new LineBreakWriter(target));
    writer.writeStartDocument("UTF-8", "1.0");
  }

  /**
   * Begins a file.
   *
   * @param file where it will be; replaced if there
   */
  static XmlFile begin(Path file) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      return new XmlFile(file, unfinished, Files.newBufferedWriter(unfinished));
    } catch (IOException | XMLStreamException e) {
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
    try {
      target.close();
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ReportException(file, e);
    }
  }

  /** Leaves nothing behind if the file was not finished. */
  @Override
  public void close() {
    try {
      target.close();
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw new ReportException(file, e);
    }
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
