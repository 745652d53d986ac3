package io.github.mpfinicity.simulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.simulator.FinicitySimulator;
import io.github.mpfinicity.simulator.TestClient;
import io.github.mpfinicity.simulator.authentication.SimulatedPartner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** What a person sees and presses, in Debian's Chromium. */
@Timeout(120)
class PageInBrowserTest {

    /** The width of a small one. */
    private static final int PHONE = 360;

    @TempDir private static Path profile;
    private static ChromeDriver browser;

    private final FinicitySimulator simulator = FinicitySimulator.builder().page().start();
    private final TestClient client = new TestClient(simulator);

    @BeforeAll
    static void start() {
        browser = Chromium.start(profile);
    }

    @AfterAll
    static void quit() {
        browser.quit();
    }

    @BeforeEach
    void open() {
        Chromium.look(browser, "light", 1360, 900, false);
        browser.get(simulator.pageUri().toString());
        await(() -> text("#link").equals("live"));
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void firstToken_appearsWithItsLife() throws Exception {
        assertThat(text("#empty")).startsWith("Nothing has called yet.");
        assertThat(text(".client")).isEqualTo("No request yet.");

        var token = client.token();

        await(() -> all("[data-tokens] li").size() == 1);
        assertThat(text("[data-tokens] code")).isEqualTo(token.substring(0, 4) + "…");
        assertThat(text("[data-left]")).matches("(2:00:00|1:59:\\d\\d) left");
        assertThat(browser.getPageSource())
                .doesNotContain(token, simulator.partner().secret(), simulator.partner().appKey());
    }

    @Test
    void fiveWrongSecrets_fillTheBarAndLock() throws Exception {
        for (int i = 1; i <= SimulatedPartner.LOCKING_FAILURE; i++) {
            client.authenticateWith("NotTheRightSecret123");
            var filled = i;
            await(() -> all(".pips .used").size() == filled);
        }

        assertThat(find("[data-lock]").isDisplayed()).isTrue();
        assertThat(text("[data-failures]")).startsWith("5 of 5");
        assertThat(text("#requests li .why")).isEqualTo("10001: Invalid credentials");
    }

    @ParameterizedTest
    @CsvSource({"expire, 10023", "revoke, 10022", "rotate-key, 10027"})
    void button_seenByTheNextCall(String button, String code) throws Exception {
        var before = new TestClient(SimulatedPartner.madeUp(), simulator.baseUri());
        var token = client.token();
        await(() -> all("[data-tokens] li").size() == 1);

        press("[data-do=" + button + "]");

        assertThat(before.customers(token).body()).contains(code);
        await(() -> text("#requests li .why").contains(code));
    }

    @Test
    void lockChangeAndRestore_seenByTheNextAuthentication() throws Exception {
        press("[data-do=lock]");
        assertThat(client.authenticate().body()).contains("24302");
        press("[data-do=unlock]");
        press("[data-do=change-secret]");
        var first = SimulatedPartner.madeUp().secret();
        assertThat(client.authenticateWith(first).body()).contains("10001");
        await(() -> find("[data-do=restore]").isDisplayed());
        press("[data-do=restore]");
        assertThat(client.authenticateWith(first).statusCode()).isEqualTo(200);
        await(() -> text(".client").equals("It has a new token."));
    }

    @ParameterizedTest
    @CsvSource({"status-500, 500", "status-429, 429", "status-403, 403", "slow, 200"})
    void faultButtons_seenByTheNextRequest(String fault, int status) throws Exception {
        press("[data-press='authentication/" + fault + "']");
        await(() -> text("#faults").equals("Ordered for the next authentication."));
        assertThat(client.authenticate().statusCode()).isEqualTo(status);
        var token = client.token();
        press("[data-press='call/" + fault + "']");
        assertThat(client.customers(token).statusCode()).isEqualTo(status);
        await(() -> text("#requests li .why").startsWith("Fault: "));
        assertThat(text("#faults")).isEqualTo("No fault is ordered.");
    }

    @ParameterizedTest
    @CsvSource({"authentication/lost-reply", "authentication/timeout"})
    void noAnswer_seenByTheNextAuthentication(String fault) throws Exception {
        press("[data-press='" + fault + "']");
        var answer = client.sendAsync(client.authentication());
        await(() -> text("#requests li .why").startsWith("Fault: "));
        press("[data-press=honest]");

        assertThat(answer.handle((reply, failure) -> failure).get())
                .hasRootCauseInstanceOf(IOException.class);
        await(() -> text("#requests li .status").equals("closed"));
    }

    @Test
    void clockButtons_runTokensOut() throws Exception {
        var token = client.token();
        await(() -> all("[data-tokens] li").size() == 1);
        press("[data-press='clock/PT10M']");
        await(() -> text("[data-left]").startsWith("1:4"));
        press("[data-press='clock/PT90M']");
        await(() -> text("[data-left]").startsWith("0:"));
        press("[data-press='clock/PT2H']");
        await(() -> text("[data-left]").equals("expired"));
        assertThat(client.customers(token).body()).contains("10023");
    }

    @Test
    void keyboardAlone_reachesButtonsAndRequests() throws Exception {
        var token = client.token();
        await(() -> all("#requests li").size() == 1);
        tabTo("Expire tokens").sendKeys(Keys.ENTER);
        await(() -> text("[data-left]").equals("expired"));
        assertThat(client.customers(token).body()).contains("10023");
        await(() -> all("#requests li").size() == 2);

        // What comes in meanwhile takes the focus from nothing.
        assertThat(browser.switchTo().activeElement().getText()).isEqualTo("Expire tokens");
        tabTo("#2").sendKeys(Keys.ENTER);
        await(() -> text("#requests dl").contains("Finicity-app-token"));
        assertThat(text("#requests dl"))
                .contains(token.substring(0, 4) + "…")
                .doesNotContain(token);
    }

    /** Each one is pressed where a thumb finds it; Selenium refuses what something else covers. */
    @Test
    void narrowPhone_nothingToTheSide_everyButtonPressed() throws Exception {
        client.token();
        Chromium.look(browser, "light", PHONE, 640, true);
        await(() -> all("[data-tokens] li").size() == 1);
        press("[data-do=change-secret]");
        await(() -> find("[data-do=restore]").isDisplayed());

        assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(PHONE);
        for (WebElement button : all("button")) {
            var place = button.getRect();
            assertThat(place.x).as(button.getText()).isNotNegative();
            assertThat(place.x + place.width).as(button.getText()).isLessThanOrEqualTo(PHONE);
            pressed(button::click);
        }
    }

    @Test
    void keyboardAlone_pressesEveryButtonInItsPlace() {
        for (WebElement button : all("button")) {
            await(button::isDisplayed);
            do {
                type(Keys.TAB);
            } while (!isButton(browser.switchTo().activeElement()));
            assertThat(browser.switchTo().activeElement()).isEqualTo(button);
            pressed(() -> type(Keys.ENTER));
        }
    }

    @Test
    void colours_areThoseOfTheSystem() {
        Chromium.look(browser, "light", 1360, 900, false);
        assertThat(brightness("backgroundColor")).isGreaterThan(brightness("color"));
        Chromium.look(browser, "dark", 1360, 900, false);
        assertThat(brightness("backgroundColor")).isLessThan(brightness("color"));
    }

    @Test
    void aThousandRequests_hundredRowsAndStillAtHand() throws Exception {
        var token = client.token();
        for (int i = 1; i < 1000; i++) {
            client.customers(token);
        }
        await(() -> text("#count").equals("the last 100 of 1000"));
        await(() -> all("#requests li").size() == ExchangeLog.KEPT);

        press("[data-do=expire]");
        await(() -> text("[data-left]").equals("expired"));
        assertThat(text("#requests li .number")).isEqualTo("#1000");
        assertThat((Long) browser.executeScript("return document.querySelectorAll('*').length"))
                .isLessThan(1600);
    }

    @Test
    void reset_emptiesThePage() throws Exception {
        client.token();
        await(() -> all("#requests li").size() == 1);
        simulator.reset();
        await(() -> all("#requests li").isEmpty());
    }

    @Test
    void foreignPage_canNeitherReadNorPress() throws Exception {
        try (var other = FinicitySimulator.builder().page().start()) {
            var path = other.pageUri() + "partners/" + other.partner().id() + "/lock";
            var outcome =
                    browser.executeAsyncScript(
                            "const done = arguments[1];"
                                    + "fetch(arguments[0], {method: 'POST', mode: 'no-cors'})"
                                    + ".then(() => done('sent'), () => done('blocked'))",
                            path);

            assertThat(outcome).isIn("sent", "blocked");
            assertThat(other.partner().locked()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 1360, 860, false", "dark, 1360, 860, false", "light, 390, 1500, true"})
    void pictures_fitTheScreen(String colours, int width, int height, boolean phone)
            throws Exception {
        story();
        Chromium.look(browser, colours, width, height, phone);
        await(() -> text(".client").startsWith("Call #"));

        assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        Chromium.photograph(browser, Path.of("target", "page-" + colours + "-" + width + ".png"));
    }

    /** A wrong secret, an expired token that is healed, and a fault. */
    private void story() throws Exception {
        client.authenticateWith("NotTheRightSecret123");
        var first = client.token();
        client.send(client.toBusiness("/institution/v2/institutions?limit=5", first));
        simulator.clock().advance(Duration.ofMinutes(34));
        client.customers(first);
        press("[data-press='call/status-429']");
        client.send(client.toBusiness("/aggregation/v1/customers?limit=25", first));
        client.send(client.toBusiness("/aggregation/v1/customers?limit=25", first));
        press("[data-do=expire]");
        client.send(client.toBusiness("/institution/v2/institutions?limit=5", first));
        var second = client.token();
        client.authenticateWith("NotTheRightSecret123");
        simulator.clock().advance(Duration.ofMinutes(25));
        client.send(client.toBusiness("/aggregation/v1/customers?limit=25", second));
        client.send(client.toBusiness("/institution/v2/institutions?limit=5", second));
        await(() -> text("#said").isEmpty());
    }

    private static WebElement find(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    private static List<WebElement> all(String selector) {
        return browser.findElements(By.cssSelector(selector));
    }

    private static String text(String selector) {
        return (String)
                browser.executeScript(
                        "return document.querySelector(arguments[0])?.textContent ?? ''", selector);
    }

    private static void press(String selector) {
        pressed(() -> find(selector).click());
    }

    /** Waits for the page to say what is different. */
    private static void pressed(Runnable press) {
        browser.executeScript("document.getElementById('said').textContent = ''");
        press.run();
        await(() -> !text("#said").isEmpty());
    }

    /** To the page, not to an element: the one with the focus hides itself when it is pressed. */
    private static void type(Keys key) {
        new Actions(browser).sendKeys(key).perform();
    }

    private static boolean isButton(WebElement element) {
        return element.getTagName().equals("button");
    }

    /** The sum of red, green and blue. */
    private static long brightness(String property) {
        return (Long)
                browser.executeScript(
                        "return getComputedStyle(document.body)[arguments[0]].match(/\\d+/g)"
                                + ".slice(0, 3).reduce((sum, each) => sum + Number(each), 0)",
                        property);
    }

    private static WebElement tabTo(String text) {
        for (int i = 0; i < 60; i++) {
            var focused = browser.switchTo().activeElement();
            if (focused.getText().startsWith(text)) {
                return focused;
            }
            type(Keys.TAB);
        }
        throw new AssertionError("the Tab key does not lead to " + text);
    }

    // Each look goes to the browser and back, which takes milliseconds; the test's own limit ends
    // it.
    private static void await(BooleanSupplier seen) {
        while (!seen.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
