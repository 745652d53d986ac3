package io.github.mpfinicity.microprofile.rotation;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A {@link Drill} in a process of its own. A line in, a line out, until the end. */
final class DrillMain {
    private DrillMain() {}

    /** Arguments: the simulator's base URI, the folder with the credentials. */
    public static void main(String[] args) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var drill = new Drill(args[0], Path.of(args[1]))) {
            for (String line = in.readLine(); "call".equals(line); line = in.readLine()) {
                drill.letThemCall();
                System.out.println("called " + drill.failures);
            }
        }
        Runtime.getRuntime().halt(0);
    }
}
