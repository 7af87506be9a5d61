package dev.runner.core.report.intake;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML of unknown origin, piece by piece. A document type declaration is refused, so that no
 * entity can name a file or grow without bounds.
 */
final class SafeXml {

  private static final int DEEPEST = 200;

  /** The JDK's own, without a search through the class path. */
  private static final XMLInputFactory FACTORY = factory();

  private SafeXml() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("refers to '" + systemId + "', which is not read");
        });
    return factory;
  }

  /** Hears of the pieces of a document, in their order. */
  interface Visitor {

    /** Takes the beginning of an element, whose attributes {@code xml} has. */
    void start(String element, XMLStreamReader xml) throws ImportException;

    /** Takes some text. */
    void text(String text);

    /** Takes the end of an element. */
    void end(String element) throws ImportException;
  }

  /** Reads a document to its end. */
  static void read(InputStream in, Visitor visitor) throws ImportException {
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(new StaysOpen(in));
      int depth = 0;
      while (xml.hasNext()) {
        int kind = xml.next();
        if (kind == XMLStreamConstants.START_ELEMENT) {
          refuseDeep(++depth, xml);
          visitor.start(xml.getLocalName(), xml);
        } else if (kind == XMLStreamConstants.END_ELEMENT) {
          depth--;
          visitor.end(xml.getLocalName());
        } else if (kind == XMLStreamConstants.DTD) {
          throw new ImportException(
              "it has a document type declaration (<!DOCTYPE), which is not read for safety's sake:"
                  + " remove it");
        } else if (xml.isCharacters()) {
          visitor.text(xml.getText());
        }
      }
    } catch (XMLStreamException e) {
      throw new ImportException("it is no well-formed XML: " + reason(e), e);
    }
  }

  /** Returns an attribute; empty text if it is not there. */
  static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  /** Returns a point in time; one without a zone is UTC, and one that cannot be is not there. */
  static Optional<Instant> time(String text) {
    String plain = text.strip().replace(' ', 'T');
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    try {
      return SaneTime.of(OffsetDateTime.parse(plain).toInstant());
    } catch (DateTimeException e) {
      return local(plain);
    }
  }

  private static Optional<Instant> local(String text) {
    try {
      return SaneTime.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void refuseDeep(int depth, XMLStreamReader xml) throws ImportException {
    if (depth > DEEPEST) {
      throw new ImportException(
          "its elements are nested more than %d deep in line %d (no results are)"
              .formatted(DEEPEST, xml.getLocation().getLineNumber()));
    }
  }

  /** Returns the reason and its place in one line; the JDK's own text has two. */
  private static String reason(XMLStreamException e) {
    String text =
        String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError at .*?Message: ", "");
    String place =
        e.getLocation() == null
            ? ""
            : " (line %d, column %d)"
                .formatted(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
    return text.strip().replace('\n', ' ') + place;
  }

  /** Lets the parser close nothing that is not its own. */
  private static final class StaysOpen extends FilterInputStream {

    StaysOpen(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
