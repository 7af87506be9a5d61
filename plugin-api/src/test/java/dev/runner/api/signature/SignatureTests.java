package dev.runner.api.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Nothing that plugin authors can see changes without somebody saying so. */
class SignatureTests {

  private static final Path ACCEPTED = Path.of("signatures.txt");
  private static final String ACCEPT = "api.accept";
  private static final String ADVICE =
      """

      Plugins that are built already may break on what is gone or changed. If it is meant, run
        mvn test -pl %1$s -am -Dtest=SignatureTests -D%2$s
      and commit %1$s/signatures.txt; CONTRIBUTING.md says when a change may be accepted.
      """
          .formatted(Path.of("").toAbsolutePath().getFileName(), ACCEPT);

  @Test
  void areTheAcceptedOnes() throws Exception {
    List<String> current = new ArrayList<>(libraries());
    publicTypes().forEach(type -> current.addAll(new TypeSignature(type).lines()));
    if (System.getProperty(ACCEPT) != null) {
      Files.write(ACCEPTED, current);
    }
    String difference = difference(Files.readAllLines(ACCEPTED), current);
    if (!difference.isEmpty()) {
      fail(difference);
    }
  }

  @Test
  void sayOfEachTypeHowStableItIs() {
    assertEquals(
        List.of(), publicTypes().filter(type -> !type.isAnnotationPresent(API.class)).toList());
  }

  @Test
  void areNamedWhereTheyDiffer() {
    String difference = difference(List.of("both", "old"), List.of("new", "both"));
    assertTrue(difference.startsWith("\n  gone: old\n  new:  new\n\nPlugins"), difference);
  }

  /** Tells what differs, or nothing if nothing does; order is no difference. */
  private static String difference(List<String> accepted, List<String> current) {
    StringBuilder difference = new StringBuilder();
    accepted.stream()
        .filter(line -> !current.contains(line))
        .forEach(line -> difference.append("\n  gone: ").append(line));
    current.stream()
        .filter(line -> !accepted.contains(line))
        .forEach(line -> difference.append("\n  new:  ").append(line));
    return difference.isEmpty() ? "" : difference.append('\n').append(ADVICE).toString();
  }

  private static Stream<? extends Class<?>> publicTypes() {
    return new ClassFileImporter()
        .importPath(Path.of("target/classes")).stream()
            .filter(SignatureTests::isSeen)
            .map(JavaClass::reflect)
            .sorted((one, other) -> one.getName().compareTo(other.getName()));
  }

  private static boolean isSeen(JavaClass type) {
    boolean open =
        type.getModifiers().contains(JavaModifier.PUBLIC)
            || type.getModifiers().contains(JavaModifier.PROTECTED);
    return open && type.getEnclosingClass().map(SignatureTests::isSeen).orElse(true);
  }

  /** What a plugin may use because this module brings it; the version is the host's affair. */
  private static List<String> libraries() throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File("pom.xml"));
    XPath xpath = XPathFactory.newInstance().newXPath();
    String ofPlugins = "/project/dependencies/dependency[not(scope)]/artifactId/text()";
    NodeList artifacts = (NodeList) xpath.evaluate(ofPlugins, pom, XPathConstants.NODESET);
    return IntStream.range(0, artifacts.getLength())
        .mapToObj(i -> "library " + artifacts.item(i).getNodeValue())
        .sorted()
        .toList();
  }
}
