import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Writes types that the guides show into a folder of sources, so that a build runs what a reader copies. */
public final class GuideSources {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(package .*?)^```$");

    private GuideSources() {}

    /** The folder, and then the types, each as {@code README.md#Type}. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (int i = 1; i < arguments.length; i++) {
            String[] asked = arguments[i].split("#", 2);
            Files.writeString(folder.resolve(asked[1] + ".java"), code(Path.of(asked[0]), asked[1]));
        }
    }

    private static String code(Path guide, String type) throws IOException {
        Pattern declaration = Pattern.compile("(?m)^public (class|interface) " + type + "\\b");
        return BLOCK.matcher(Files.readString(guide))
                .results()
                .map(block -> block.group(1))
                .filter(code -> declaration.matcher(code).find())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(guide + " shows no " + type));
    }
}
