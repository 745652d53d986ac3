package io.github.mpfinicity.microprofile.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.InvalidConfigurationException;
import io.github.mpfinicity.core.store.StoreEngine;
import io.github.mpfinicity.microprofile.cdi.Application;
import io.github.mpfinicity.simulator.FinicitySimulator;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A jar that brings a store is added, and nothing else changes. */
@Timeout(60)
class AddedStoreTest {
    @TempDir Path jar;
    private final FinicitySimulator vendor = FinicitySimulator.start();
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void add() throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(StoreEngine.class.getName()), ShelfEngine.class.getName());
        URL[] urls = {jar.toUri().toURL()};
        Thread.currentThread().setContextClassLoader(new URLClassLoader(urls, before));
        ShelfEngine.BOARDS.clear();
    }

    @AfterEach
    void end() {
        Thread.currentThread().setContextClassLoader(before);
        vendor.close();
    }

    @ParameterizedTest
    @CsvSource({"shelf,", "SHELF, top", "shelf, bottom"})
    void chosenByItsName_keepsTheRecordAsItIsSet(String name, String board) {
        try (Application application = application(name)) {
            if (board != null) {
                application.with(ShelfEngine.BOARD, board);
            }
            application.start();
            assertThat(application.get(AppTokens.class).current()).isNotNull();
        }

        assertThat(ShelfEngine.BOARDS).containsOnlyKeys(board == null ? "top" : board);
        try (Application again = application(name)) {
            again.with(ShelfEngine.BOARD, board == null ? "top" : board).start();
            assertThat(again.get(AppTokens.class).current()).isNotNull();
        }
        // It ends with the process, and tokens of such a store are not shared.
        assertThat(vendor.authentications()).hasSize(2);
    }

    @Test
    void unknownName_deploymentEndsAndNamesThoseThatAreThere() {
        assertThat(problems(application("disk")))
                .containsExactly(
                        "finicity.store is \"disk\": it must be file or memory or shelf, for"
                                + " example memory; any other comes with a jar of its own: jdbc"
                                + " with io.github.mpfinicity:mp-finicity-store-jdbc, redis with"
                                + " io.github.mpfinicity:mp-finicity-store-redis");
    }

    @Test
    void itsSettings_knownAndOthersWarnedAbout() throws Exception {
        List<String> logged =
                Logged.during(
                        () -> {
                            try (Application application = application("shelf")) {
                                application
                                        .with("finicity.store.shelf.board", "top")
                                        .with("finicity.store.shelf.bord", "top")
                                        .with("finicity.partners.acme.store.shelf.board", "top")
                                        .start();
                            }
                        });

        assertThat(logged)
                .filteredOn(line -> line.contains("is not a setting"))
                .singleElement()
                .asString()
                .contains(
                        "finicity.store.shelf.bord is not a setting, meant"
                                + " finicity.store.shelf.board?");
    }

    @Test
    void impossibleSetting_toldWithAllOthers() {
        assertThat(
                        problems(
                                application("shelf")
                                        .with(ShelfEngine.BOARD, "none")
                                        .with("finicity.region", "mars")))
                .anyMatch(problem -> problem.startsWith("finicity.region is \"mars\""))
                .contains(
                        "finicity.store.shelf.board is \"none\": it must be the name of a board,"
                                + " for example top");
    }

    @Test
    void impossibleSettingOfAPartner_namedAsItWasFound() {
        assertThat(
                        problems(
                                application("shelf")
                                        .with(ShelfEngine.BOARD, "top")
                                        .with("finicity.partners.acme.app-key", "0123456789abcdef")
                                        .with("finicity.partners.acme.store.shelf.board", "none")))
                .anyMatch(
                        problem ->
                                problem.startsWith(
                                        "finicity.partners.acme.store.shelf.board is \"none\""));
    }

    /** Two operations reserve an attempt and two settle it. */
    @ParameterizedTest
    @CsvSource({"PT41S, ''", "PT40S, longer than PT40S"})
    void lease_hasRoomForFourOfItsOperations(String lease, String problem) {
        Application application = application("shelf").with("finicity.store.lease", lease);
        if (problem.isEmpty()) {
            try (application) {
                application.start();
            }
        } else {
            assertThat(problems(application)).singleElement().asString().contains(problem);
        }
    }

    private static List<String> problems(Application application) {
        try (application) {
            Throwable thrown = catchThrowable(application::start);
            while (thrown != null && !(thrown instanceof InvalidConfigurationException)) {
                thrown = thrown.getCause();
            }
            return ((InvalidConfigurationException) thrown).problems();
        }
    }

    private Application application(String store) {
        return Application.of(vendor).with("finicity.store", store);
    }
}
