package io.github.mpfinicity.quickstart.guide;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Java of a document, as a compiler may have it. A block with a package is a whole file. Any other
 * block is put into a class that has what the text around it speaks of.
 */
record Sources(Path folder) {
    private static final Pattern PUBLIC = Pattern.compile("public (?:class|interface) (\\w+)");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(public )?(class|interface|record) \\w+");

    private static final String FRAME =
            """
            import static org.junit.jupiter.api.Assertions.*;
            import io.github.mpfinicity.*;
            import io.github.mpfinicity.simulator.*;
            import io.github.mpfinicity.simulator.authentication.*;
            import io.github.mpfinicity.simulator.fault.*;
            import io.github.mpfinicity.simulator.junit.*;
            import io.github.mpfinicity.simulator.wire.SimulatedRegion;
            import jakarta.enterprise.context.*;
            import jakarta.inject.*;
            import jakarta.json.*;
            import jakarta.ws.rs.*;
            import java.time.*;
            import java.util.*;
            import org.eclipse.microprofile.rest.client.inject.*;
            import org.junit.jupiter.api.*;

            abstract class %s {
                AppTokens tokens;
                PartnerAccount partnerAccount;
                static String appKey() { return ""; }
                static String partnerId() { return ""; }
                static String secret() { return ""; }
                %s
            }
            """;

    Path write(Document.Block block, String name) throws IOException {
        String code = block.code();
        if (code.startsWith("package ")) {
            Matcher type = PUBLIC.matcher(code);
            return type.find() ? file(type.group(1), code) : file(name, code);
        }
        boolean types = TYPE.matcher(code).find();
        return file(name, FRAME.formatted(name, types ? code : "void run() {\n" + code + "}"));
    }

    private Path file(String name, String code) throws IOException {
        return Files.writeString(folder.resolve(name + ".java"), code);
    }

    /** What the compiler says against them; empty if nothing. */
    String compile(List<Path> files) {
        List<String> options =
                List.of(
                        "-proc:none",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString());
        var said = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var sources = manager.getJavaFileObjectsFromPaths(files);
            return compiler.getTask(said, manager, null, options, null, sources).call()
                    ? ""
                    : said.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
