package io.github.mpfinicity.simulator;

import io.github.mpfinicity.simulator.wire.CodeType;
import io.github.mpfinicity.simulator.wire.Dialect;
import io.github.mpfinicity.simulator.wire.ErrorShape;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A choice of the vendor's dialect that the command line knows. */
enum DialectChoice {
    FLAT,
    EXTENDED,
    WRAPPED,
    TEXT,
    HTML,
    STRING_CODES,
    LOCKED_401,
    APP_KEY_AS_TEXT,
    TOKENS_BOUND_TO_APP_KEY;

    static List<String> names() {
        return Stream.of(values()).map(DialectChoice::word).toList();
    }

    static DialectChoice named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    void applyTo(Dialect dialect) {
        switch (this) {
            case FLAT -> dialect.errors(ErrorShape.FLAT);
            case EXTENDED -> dialect.errors(ErrorShape.EXTENDED);
            case WRAPPED -> dialect.errors(ErrorShape.WRAPPED);
            case TEXT -> dialect.errors(ErrorShape.TEXT);
            case HTML -> dialect.errors(ErrorShape.HTML);
            case STRING_CODES -> dialect.codes(CodeType.STRING);
            case LOCKED_401 -> dialect.lockedStatus(401);
            case APP_KEY_AS_TEXT -> dialect.appKeyRefusedAsText(true);
            case TOKENS_BOUND_TO_APP_KEY -> dialect.tokensBoundToAppKey(true);
        }
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
