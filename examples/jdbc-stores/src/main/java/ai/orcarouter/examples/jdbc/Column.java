/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** Texts and times as the columns hold them. */
final class Column {
    private static final int MAX_KEY = 128;
    private static final long MICROS = 1_000_000;
    /** Times that count for columns; beyond them (the years around 290,000) they are all alike. */
    private static final Instant FIRST = Instant.ofEpochSecond(Long.MIN_VALUE / MICROS + 1);

    private static final Instant LAST = Instant.ofEpochSecond(Long.MAX_VALUE / MICROS - 1);

    private Column() {}

    /** A name as a part of a key: itself when it is short, else a hash of it; no two names have the same. */
    static String key(String name) {
        return name.length() <= MAX_KEY && !name.startsWith("#") ? name : "#" + sha256(name);
    }

    /** The key of a document; kinds and ids hold no NUL. */
    static String document(String kind, String id) {
        return sha256(kind + '\0' + id);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Microseconds since 1970, what is finer cut off. */
    static long micros(Instant time) {
        Instant bounded = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
        return bounded.getEpochSecond() * MICROS + bounded.getNano() / 1_000;
    }

    /** The first microsecond that is not before {@code time}. */
    static long microsUp(Instant time) {
        return micros(time) + (isWhole(time) ? 0 : 1);
    }

    static boolean isWhole(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS).equals(time);
    }

    /** Microseconds of a time that must come back as it is. */
    static long exactMicros(Instant time) {
        long micros = micros(time);
        if (!instant(micros).equals(time)) {
            throw new IllegalArgumentException("a time that is too far away to be stored");
        }
        return micros;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }
}
