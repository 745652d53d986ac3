package io.github.mpfinicity.simulator.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;

/**
 * A reply of the simulator.
 *
 * @param status the HTTP status; 0 only in {@link #NONE}
 * @param headers one value each
 * @param body written last
 */
public record Reply(int status, Map<String, String> headers, Body body) {

    /** The connection is closed without an answer. */
    public static final Reply NONE = new Reply(0, Map.of(), Body.of(new byte[0]));

    /**
     * Copies the headers.
     *
     * @param status the HTTP status; 0 only in {@link #NONE}
     * @param headers one value each
     * @param body written last
     */
    public Reply {
        headers = Map.copyOf(headers);
    }

    /**
     * Makes a reply without a body.
     *
     * @param status the HTTP status
     * @return the reply
     */
    public static Reply empty(int status) {
        return new Reply(status, Map.of(), Body.of(new byte[0]));
    }

    /**
     * Makes a reply with a text in UTF-8.
     *
     * @param status the HTTP status
     * @param contentType the media type, with a charset where that matters
     * @param text the body
     * @return the reply
     */
    public static Reply of(int status, String contentType, String text) {
        return empty(status)
                .withHeader("Content-Type", contentType)
                .withBody(Body.of(text.getBytes(UTF_8)));
    }

    /**
     * Makes a JSON reply.
     *
     * @param status the HTTP status
     * @param json the body
     * @return the reply
     */
    public static Reply json(int status, String json) {
        return of(status, "application/json", json);
    }

    /**
     * Makes an XML reply. The declaration is added, as at the vendor.
     *
     * @param status the HTTP status
     * @param root the root element
     * @return the reply
     */
    public static Reply xml(int status, String root) {
        var declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
        return of(status, "application/xml", declaration + root);
    }

    /**
     * Makes this reply with one more header.
     *
     * @param name the header
     * @param value its only value
     * @return a new reply
     */
    public Reply withHeader(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    /**
     * Makes this reply with another body.
     *
     * @param other the body
     * @return a new reply
     */
    public Reply withBody(Body other) {
        return new Reply(status, headers, other);
    }
}
