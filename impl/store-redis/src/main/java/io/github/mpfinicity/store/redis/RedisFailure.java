package io.github.mpfinicity.store.redis;

import io.github.mpfinicity.core.store.LoginRefusedException;
import io.github.mpfinicity.core.store.MisconfiguredStoreException;
import io.github.mpfinicity.core.store.StoreException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The meaning of a failure, by the word that the server's error begins with, or by a phrase in it
 * where that word is only {@code ERR}. Messages show the word only: the rest may hold a key or a
 * text.
 *
 * <p>Source: Redis documentation, "Redis serialization protocol", simple errors; the words and
 * phrases are those of {@code server.c}, {@code acl.c}, {@code script.c} and {@code db.c} of Redis
 * 7.
 */
record RedisFailure(Meaning meaning, String word) {
    private static final Pattern WORD = Pattern.compile("(?s)([A-Z]{2,20})( .*)?");

    private static final String NONE = "";

    enum Meaning {
        NO_RIGHT(
                "NOPERM",
                "The user executing the script can't",
                "the user of the Redis client may not run a command: allow it +get, +set, +eval,"
                        + " +info and +ping on the keys of finicity.store.redis.prefix"
                        + " (~finicity:*), +select if its URL names another database than 0, and"
                        + " +cluster on a cluster"),
        READ_ONLY(
                "READONLY",
                NONE,
                "the server is a replica: let finicity.store.redis.url name the primary"),
        LOGIN_REFUSED(
                "WRONGPASS NOAUTH",
                NONE,
                "the server refuses the user or password of finicity.store.redis.url: correct it"),
        FULL(
                "OOM",
                NONE,
                "the server has no memory left: raise maxmemory, or delete what others keep there"),
        NOT_READY(
                "LOADING MASTERDOWN CLUSTERDOWN TRYAGAIN BUSY MISCONF NOREPLICAS",
                NONE,
                "the server takes no command at the moment: look at its log"),
        NO_DATABASE(
                "",
                "DB index is out of range",
                "the server has no database of that number: correct the end of"
                        + " finicity.store.redis.url, or raise databases on the server"),
        NOT_ENCRYPTED(
                "",
                NONE,
                "no encrypted connection came about: rediss: in finicity.store.redis.url needs a"
                        + " server with TLS, and a certificate that the JVM trusts and that names"
                        + " the host"),
        UNREACHABLE(
                "",
                NONE,
                "the server does not answer, or cannot be reached: look at finicity.store.redis.url"
                        + " and at the network; a server with TLS needs rediss: there"),
        OTHER("", NONE, "the server or its client failed");

        private final String words;
        private final String phrase;
        private final String sentence;

        Meaning(String words, String phrase, String sentence) {
            this.words = words;
            this.phrase = phrase;
            this.sentence = sentence;
        }

        private boolean isIn(String word, String error) {
            return Stream.of(words.split(" ")).anyMatch(word::equals)
                    || (!phrase.equals(NONE) && error.contains(phrase));
        }
    }

    static RedisFailure of(JedisException e) {
        String said = e.getMessage() == null ? "" : e.getMessage();
        Matcher matcher = WORD.matcher(said);
        if (e instanceof JedisDataException && matcher.matches()) {
            String word = matcher.group(1);
            Meaning meaning =
                    Stream.of(Meaning.values())
                            .filter(each -> each.isIn(word, said))
                            .findFirst()
                            .orElse(Meaning.OTHER);
            return new RedisFailure(meaning, word);
        }
        return new RedisFailure(ofConnection(e), e.getClass().getName());
    }

    private static Meaning ofConnection(JedisException e) {
        if (!(e instanceof JedisConnectionException)) {
            return Meaning.OTHER;
        }
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                        .anyMatch(SSLException.class::isInstance)
                ? Meaning.NOT_ENCRYPTED
                : Meaning.UNREACHABLE;
    }

    /** A failure that lasts until somebody changes something has a type of its own. */
    StoreException exception() {
        String message = meaning.sentence + " (" + word + ")";
        return switch (meaning) {
            case NO_RIGHT, NO_DATABASE -> new MisconfiguredStoreException(message);
            case LOGIN_REFUSED -> new LoginRefusedException(message);
            case READ_ONLY, FULL, NOT_READY, NOT_ENCRYPTED, UNREACHABLE, OTHER ->
                    new StoreException(message);
        };
    }
}
