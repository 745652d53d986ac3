package io.github.mpfinicity.core.session;

import io.github.mpfinicity.core.time.Calls;

/** Asks for the credentials, but not while two calls hang that were given up. */
final class BoundedReader implements CredentialsReader {
    private final CredentialsReader reader;
    private final Calls calls;

    BoundedReader(CredentialsReader reader, Calls calls) {
        this.reader = reader;
        this.calls = calls;
    }

    /**
     * {@inheritDoc}
     *
     * @throws HangingSourceException if two calls have not come back lately
     */
    @Override
    public Reading read() {
        if (!calls.mayBegin()) {
            throw HangingSourceException.leftAlone(name());
        }
        Calls.Call call = calls.begin();
        try {
            return reader.read();
        } finally {
            call.end();
        }
    }

    @Override
    public String name() {
        return reader.name();
    }
}
