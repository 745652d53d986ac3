package io.github.mpfinicity.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.core.lockout.LockoutLedger;
import io.github.mpfinicity.core.record.LockoutPolicy;
import io.github.mpfinicity.core.store.FileStore;
import io.github.mpfinicity.core.store.PartnerStore;
import io.github.mpfinicity.core.time.Clocks;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two applications in one JVM: nothing static is shared between them. */
@Timeout(120)
class ApplicationsTest {
    private static final String WRONG = "wrong-secret";

    @TempDir Path directory;
    private final LineVendor vendor = new LineVendor();
    private final List<URLClassLoader> loaders = new ArrayList<>();

    @AfterEach
    void end() throws IOException {
        vendor.close();
        for (URLClassLoader each : loaders) {
            each.close();
        }
    }

    @Test
    void oneIsAuthenticatingWithAWrongSecret_otherWaitsForTheResult() throws Exception {
        var open = new CountDownLatch(1);
        BlockingQueue<String> first = deploy("sent", open);
        assertThat(next(first)).isEqualTo("sent");
        BlockingQueue<String> second = deploy("nowhere", open);
        assertThat(next(second)).isEqualTo("waiting");
        open.countDown();

        assertThat(next(first)).isEqualTo("Rejected 1");
        assertThat(next(second)).isEqualTo("Rejected 1");
        assertThat(vendor.requests).hasValue(1);
    }

    @Test
    void otherApplicationTriesInVain_processesStayOutAsWell() throws Exception {
        var store = new FileStore(directory.resolve("store"));
        var ledger = new LockoutLedger(store, LockoutPolicy.standard(), Clocks.system());
        PartnerStore.Turn turn = ledger.turn(NodeMain.target(WRONG), () -> false);
        BlockingQueue<String> application = deploy("nowhere", new CountDownLatch(0));
        assertThat(next(application)).isEqualTo("waiting");
        try (Node node = Node.start(directory.resolve("store"), vendor, secret(), "nowhere", "")) {
            assertThat(node.line()).isEqualTo("waiting");
            turn.close();

            assertThat(node.line()).isEqualTo("Rejected 1");
            assertThat(next(application)).isEqualTo("Rejected 1");
        }
        assertThat(vendor.requests).hasValue(1);
    }

    private BlockingQueue<String> deploy(String stop, CountDownLatch open) throws Exception {
        var loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
        loaders.add(loader);
        var main = loader.loadClass(NodeMain.class.getName());
        assertThat(main).isNotSameAs(NodeMain.class);
        var run = main.getMethod("run", String[].class, Consumer.class, Runnable.class);
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        String[] args = {
            directory.resolve("store").toString(),
            Integer.toString(vendor.port()),
            secret().toString(),
            stop,
            "",
            "PT0S"
        };
        Consumer<String> out = lines::add;
        Runnable pause = () -> await(open);
        var thread =
                new Thread(
                        () -> {
                            try {
                                run.invoke(null, args, out, pause);
                            } catch (ReflectiveOperationException e) {
                                lines.add(e.toString());
                            }
                        });
        thread.setDaemon(true);
        thread.start();
        return lines;
    }

    private Path secret() throws IOException {
        return Files.writeString(directory.resolve("secret"), WRONG);
    }

    private static String next(BlockingQueue<String> lines) throws InterruptedException {
        return lines.poll(60, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static URL[] classPath() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(each).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
