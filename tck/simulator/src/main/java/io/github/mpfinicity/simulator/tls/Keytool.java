package io.github.mpfinicity.simulator.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the JDK's keytool, the only way to make a certificate without a library. */
final class Keytool {

    private static final String PASSWORD_VARIABLE = "SIMULATOR_STORE_PASSWORD";
    private static final long TIMEOUT_SECONDS = 60;

    private Keytool() {}

    static void makeKeyStore(Path keyStore, String password) throws IOException {
        var log = keyStore.resolveSibling("keytool.log");
        var builder =
                new ProcessBuilder(command(keyStore))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        // An argument would be visible to every user of the machine.
        builder.environment().put(PASSWORD_VARIABLE, password);
        await(builder.start(), log);
    }

    private static List<String> command(Path keyStore) {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        return List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                ServerCertificate.ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost, O=Simulated Finicity",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass:env",
                PASSWORD_VARIABLE);
    }

    private static void await(Process process, Path log) throws IOException {
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("keytool did not end within " + TIMEOUT_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("keytool failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool made a certificate", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
