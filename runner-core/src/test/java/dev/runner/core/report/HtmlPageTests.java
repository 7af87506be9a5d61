package dev.runner.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.runner.core.store.ResultStore;
import dev.runner.core.store.SqliteStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What a person sees of a page, and does with it, in a real browser. */
final class HtmlPageTests {

  private static final String DETAILS = "#details:not([hidden])";

  @TempDir static Path folder;

  private static Chromium browser;
  private static Path page;

  @BeforeAll
  static void openBrowser() throws IOException {
    browser = Chromium.start(folder.resolve("profile"));
    Path library = Path.of(System.getProperty("java.io.tmpdir")).resolve("runner-store-tests");
    try (ResultStore store = SqliteStore.open(folder.resolve("results.db"), library)) {
      page = HtmlRuns.write(store, folder);
    }
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openPage() {
    browser.width(1400);
    browser.prefer("light");
    browser.console();
    browser.requests();
    browser.open(page, "");
  }

  /** Nothing is wrong with the page, whatever was done with it. */
  @AfterEach
  void saysNothingAndAsksNobody() {
    assertEquals(List.of(), browser.console());
    assertEquals("", browser.text("#trouble"));
    for (String request : browser.requests()) {
      String url = request.replaceAll(".*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1");
      assertTrue(url.matches("(file|data|blob|about):.*"), url);
    }
  }

  @Test
  void showsFirstWhatPeopleWantToKnow() {
    assertEquals("Failed 3 of 9,008 tests failed, 1 more as expected", browser.text("h1"));
    String overview = browser.text("#overview");
    for (String part :
        List.of(
            "3 new failures",
            "1 no longer failing",
            "1 newly flaky",
            "A.breaks",
            "5 added",
            "expected <<n>> but was <<n>>",
            "runner run --failing ",
            "Option 'a.b' is unknown",
            "Many0.test49",
            "1 fork",
            "here")) {
      assertTrue(overview.contains(part), () -> part + " in " + overview);
    }
    assertEquals("9,008 of 9,008", browser.text("#shown"));
    assertTrue(browser.text("#rows .row").startsWith("Error"), () -> browser.text("#rows"));
    assertEquals(
        4L,
        browser.run(
            "return [...document.querySelectorAll('canvas')].filter(inked => "
                + "inked.getContext('2d').getImageData(0, 0, inked.width, inked.height).data.some(x => x))"
                + ".length"));
  }

  @Test
  void findsTestsByTheirTexts() {
    browser.type("/");
    browser.type("flaky");
    browser.untilText("#shown", "1 of 9,008");
    assertTrue(browser.text("#rows").contains("2 tries"));

    browser.open(page, "#q=was+%3C2%3E");
    browser.untilText("#shown", "2 of 9,008");
    browser.open(page, "#q=alpha:m.many7.test7");
    browser.untilText("#shown", "100 of 9,008");
    browser.open(page, "#q=test8999&sort=slowest");
    browser.untilText("#rows", "Many89");
    browser.press(Keys.ESCAPE);
    browser.type("x");
    browser.untilText("#shown", "9,008 of 9,008");
  }

  @Test
  void filtersByChips() {
    browser.click(".chip", "Failed");
    browser.untilText("#shown", "3 of 9,008");
    browser.click(".chip", "KNOWN");
    browser.untilText("#shown", "1 of 9,008");
    browser.click(".chips button", "Clear all");
    browser.click(".chip", "#smoke");
    browser.untilText("#rows", "flaky");
    browser.untilText("#shown", "1 of 9,008");
    browser.click(".chips button", "Clear all");
    browser.click(".chip", "beta");
    browser.untilText("#shown", "6 of 9,008");
    browser.click(".tally", "2");
    browser.untilText("#shown", "2 of 9,008");
    assertTrue(String.valueOf(browser.run("return location.hash")).startsWith("#cluster="));
  }

  @Test
  void obeysTheKeyboard() {
    browser.type("f");
    browser.untilText("#shown", "4 of 9,008");
    browser.type("j");
    browser.type("j");
    browser.press(Keys.ENTER);
    browser.untilText(DETAILS + " h2", "breaks");
    String second = browser.text(DETAILS + " h2");
    browser.type("j");
    browser.until(
        "another test",
        "return document.querySelector('#details h2').innerText !== arguments[0]",
        second);
    browser.type("k");
    browser.untilText(DETAILS + " h2", second);
    browser.press(Keys.ESCAPE);
    browser.until("closed", "return document.getElementById('details').hidden");
    browser.type("?");
    browser.untilText("dialog[open]", "dark or light");
    browser.press(Keys.ESCAPE);
    browser.until("no help", "return !document.querySelector('dialog').open");
  }

  @Test
  void showsAllOfATest() {
    browser.open(page, "#test=beta:b.B.flaky");
    browser.untilText(DETAILS, "Attempt 2");
    assertTrue(browser.text(DETAILS).contains(ReportedRuns.UUID));
    assertTrue(browser.text(DETAILS).contains("slow, smoke"));
    assertTrue(browser.text(DETAILS).contains("none"));
    browser.until("its picture", "return document.querySelector('.picture').naturalWidth === 1");
    browser.click(".tab", "Attempt 1");
    browser.untilText(DETAILS + " .trace", "at B.first");
    browser.untilText(DETAILS, "runner run -r '^beta:b\\.B\\.flaky(\\[|$)'");
  }

  @Test
  void goesToTheEndOfTheList() {
    browser.open(page, "#sort=name");
    browser.run("scrollTo(0, document.body.scrollHeight)");
    browser.untilText("#rows .row", "breaksToo");
    assertTrue((Long) browser.run("return document.querySelectorAll('.row').length") < 100);
  }

  @Test
  void takesTextsForNothingButText() {
    browser.open(
        page,
        "#test="
            + java.net.URLEncoder.encode(
                "beta:b.B.canary" + HtmlRuns.CANARY, StandardCharsets.UTF_8));
    browser.untilText(
        DETAILS + " h2", "canary</script><img src=x onerror=alert(1)>\\u202e\\u001b[31m");
    assertTrue(browser.text(DETAILS + " .output").contains("</script><img src=x"));
    assertEquals("red", browser.text(DETAILS + " .output .ansi-1").replaceAll("\\s", ""));
    assertEquals(
        0L, browser.run("return document.querySelectorAll('[onerror], #details img').length"));
    browser.open(page, "#test=beta:b.B.known");
    browser.untilText(DETAILS, "BUG-1");
    assertEquals(0L, browser.run("return document.querySelectorAll('[href^=javascript]').length"));
  }

  @Test
  void isDarkOrLight() {
    String light = background();
    browser.prefer("dark");
    browser.until(
        "dark", "return getComputedStyle(document.body).backgroundColor !== arguments[0]", light);
    assertNotEquals(light, background());
    browser.type("t");
    assertEquals(light, background());
    browser.run("localStorage.clear()");
  }

  /** The rules of axe, the widest-known checker of accessibility; contrast is among them. */
  @Test
  void isForEverybody() throws IOException {
    String axe;
    try (InputStream in = HtmlPageTests.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (String scheme : List.of("light", "dark")) {
      for (int width : List.of(390, 1400)) {
        browser.width(width);
        browser.prefer(scheme);
        browser.open(page, "#test=beta:b.B.flaky");
        browser.untilText(DETAILS, "Attempt 2");
        browser.run(axe);
        browser.run(
            "window.found = null; axe.run({resultTypes: ['violations']}).then(r => window.found = "
                + "r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | ')))");
        browser.until("axe has looked", "return window.found !== null");
        assertEquals(List.of(), browser.run("return window.found"), scheme + " " + width);
        assertFalse(browser.text("#rows").isEmpty());
      }
    }
  }

  private static String background() {
    return String.valueOf(browser.run("return getComputedStyle(document.body).backgroundColor"));
  }
}
