package io.github.mpfinicity.core.vendor;

import io.github.mpfinicity.ErrorGroup;
import io.github.mpfinicity.core.credentials.CredentialPart;
import java.util.function.Function;

/**
 * One code of the vendor.
 *
 * @param code as text
 * @param status that usually comes with it; 0 if the vendor does not say
 * @param group decides what a caller can do
 * @param meaning a sentence without its full stop
 * @param remedy a sentence without its full stop, given the name of each part's setting
 */
public record ErrorEntry(
        String code,
        int status,
        ErrorGroup group,
        String meaning,
        Function<Function<CredentialPart, String>, String> remedy) {
    private static final String PAGE =
            "https://github.com/mpfinicity/mp-finicity/blob/main/impl/microprofile/ERRORS.md";

    /** The address of the code on the page of errors. It does not change. */
    public String address() {
        return PAGE + "#code-" + code;
    }

    /** The end of a message about the code: where the page of errors tells of it. */
    public String see() {
        return " See " + address();
    }
}
