package io.github.mpfinicity.core.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/** A user whose files root writes. */
public final class OtherUser {
    private OtherUser() {}

    /** Gives a file away. Only root can, so any other user skips the test. */
    public static UserPrincipal given(Path file) throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")));
        UserPrincipal nobody =
                file.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName("nobody");
        Files.setOwner(file, nobody);
        return nobody;
    }
}
